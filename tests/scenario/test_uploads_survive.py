"""An upload outlives its server: killed or asked to stop in the middle, it goes on after the next start."""

import signal
import socket
import time
from pathlib import Path

import httpx

from tests.scenario.test_live_pages import served

TUS = {"tus-resumable": "1.0.0"}
PART = {**TUS, "content-type": "application/offset+octet-stream"}
WORDS = b"INT. LAMP ROOM - NIGHT\n- Wide shot, the keeper trims the lamp [2s]\n"
SCRIPT = WORDS + b"\n" * (3 << 20)
SENT = 2 << 20


def half_sent(port: int, address: str, offset: int) -> socket.socket:
    """A line on which a part was sent, and the rest is still to come."""
    line = socket.create_connection(("127.0.0.1", port), timeout=60)
    head = [f"PATCH {address} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(SCRIPT) - offset}"]
    head += [f"{name}: {value}" for name, value in {**PART, "upload-offset": str(offset)}.items()]
    line.sendall("\r\n".join([*head, "", ""]).encode() + SCRIPT[offset : offset + SENT // 2])
    return line


def offset_of(web: httpx.Client, address: str) -> int:
    return int(web.head(address, headers=TUS).headers["upload-offset"])


def test_an_upload_goes_on_after_a_kill_and_after_a_stop(tmp_path: Path):
    address, offset = "", 0
    for number in (signal.SIGKILL, signal.SIGTERM):
        with served(tmp_path) as (process, port), httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as web:
            assert web.get("/healthz").json()["ok"] is True
            if not address:
                name = {"upload-length": str(len(SCRIPT)), "upload-metadata": "filename bGlnaHQudHh0"}
                address = web.post("/api/uploads", headers={**TUS, **name}).headers["location"]
            assert offset_of(web, address) == offset
            part = tmp_path / "uploads" / address.rpartition("/")[2] / "part"
            with half_sent(port, address, offset):
                while part.stat().st_size < offset + SENT // 2:
                    time.sleep(0.01)
                process.send_signal(number)
                assert process.wait(60) == (-9 if number == signal.SIGKILL else 0)
        offset = part.stat().st_size
        assert offset >= SENT // 2
    assert offset == SENT
    assert part.read_bytes() == SCRIPT[:offset]
