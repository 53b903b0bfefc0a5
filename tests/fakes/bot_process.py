"""A bot in a process of its own, which a test may kill: CHAT HOME ADDRESS [GATEWAY], until it ends."""

import subprocess
import sys
import threading
from pathlib import Path

from pydantic import SecretStr

from tests.fakes import bot_house
from tools.settings import Settings


def settings_of(home: Path, address: str, gateway: str = "") -> Settings:
    """Of a bot that needs no address of its own: Slack over a socket, or Discord over its gateway."""
    if not gateway:
        return Settings(
            home=home,
            slack_bot_token=SecretStr("xoxb-1"),
            slack_app_token=SecretStr("xapp-1"),
            slack_base_url=address,
        )
    return Settings(
        home=home,
        discord_token=SecretStr("token-1"),
        discord_base_url=address,
        discord_gateway_url=gateway,
    )


def begun(chat: str, home: Path, address: str, gateway: str = "") -> subprocess.Popen[str]:
    """A process in which the bot runs."""
    command = [sys.executable, "-m", "tests.fakes.bot_process", chat, str(home), address, gateway]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "up\n"
    return process


def killed(process: subprocess.Popen[str]) -> None:
    """Ended by no word of its own; once or more."""
    process.kill()
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


if __name__ == "__main__":
    chat, home, address, gateway = sys.argv[1:]
    bot_house.begun(chat, settings_of(Path(home), address, gateway), http=False)
    print("up", flush=True)
    threading.Event().wait()
