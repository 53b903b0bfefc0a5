"""A turn on a terminal: words as they come, long work on one line, and at the end what has not been said yet."""

import signal
from typing import Any, TextIO

from agent.conversation import Happening, Reply
from agent.model.spending import in_words
from api.terminal import ProgressLines, printable
from api.turns import Turn
from tools.media.progress import Progress

CLEAR = "\r\x1b[2K"
STOPPING = "Stopping; what is done is kept. Ctrl-C once more leaves at once."


class Screen:
    """Where one turn is shown: words and the answer on `out`, progress on `aside`."""

    def __init__(self, out: TextIO, aside: TextIO) -> None:
        self._out, self._aside = out, aside
        self._blocks: list[str] = []
        """the words of each thought, as they were shown"""
        self._lines = None if aside.isatty() else ProgressLines(aside)
        self._ticking = False
        self.stopped = False
        """the person asked to stop"""

    def show(self, happening: Happening) -> None:
        match happening.kind:
            case "thinking":
                self._end_line()
                self._blocks.append("")
            case "words":
                self._words(str(happening.value.get("text", "")))
            case "progress":
                self._progress(happening.value)
            case "looked":
                self._tick(f"looking at {happening.value.get('what', 'the film')}")
            case "working":
                self._working(happening.value)
            case "waiting":
                self.note(str(happening.value.get("why", "")))
            case _:
                return

    def end(self, reply: Reply) -> None:
        """The rest of the answer: all of it that was not shown while it came."""
        self._untick()
        shown = next((b for b in reversed(self._blocks) if b.strip() and reply.text.startswith(b.strip())), "")
        rest = reply.text[len(shown.strip()) :]
        if not shown:
            self._end_line()
        self._out.write(printable(rest.lstrip("\n") if shown.endswith("\n") else rest) + "\n")
        if used := in_words(reply.spent):
            self._out.write(f"({used})\n")
        self._out.flush()

    def note(self, words: str) -> None:
        """Something about the turn itself."""
        self._untick()
        self._end_line()
        self._aside.write(f"{printable(words)}\n")
        self._aside.flush()

    def clear(self) -> None:
        """Leave the lines as they are, with nothing half written."""
        self._untick()
        self._end_line()

    def _words(self, words: str) -> None:
        if not words:
            return
        self._untick()
        if not self._blocks:
            self._blocks.append("")
        self._blocks[-1] += words
        self._out.write(printable(words))
        self._out.flush()

    def _progress(self, value: dict[str, Any]) -> None:
        progress = Progress.model_validate(value)
        if self._lines is not None:
            self._lines.show(progress)
            return
        share = progress.done / progress.total if progress.total else 0.0
        self._tick(f"{progress.stage:<9} {share:4.0%}  {progress.what[:40]}")

    def _working(self, value: dict[str, Any]) -> None:
        """The model has said nothing for a while, and is at it all the same."""
        written = f", about {value['tokens']} tokens" if value.get("tokens") else ""
        words = f"the model is {value.get('doing', 'working')} ({value.get('seconds', 0)} s{written})"
        if self._lines is None:
            self._tick(words)
        else:
            self._aside.write(f"{words}\n")
            self._aside.flush()

    def _tick(self, words: str) -> None:
        if self._lines is None:
            self._end_line()
            self._aside.write(f"{CLEAR}{printable(words)}")
            self._aside.flush()
            self._ticking = True

    def _untick(self) -> None:
        if self._ticking:
            self._aside.write(CLEAR)
            self._aside.flush()
            self._ticking = False

    def _end_line(self) -> None:
        if self._blocks and self._blocks[-1] and not self._blocks[-1].endswith("\n"):
            self._blocks[-1] += "\n"
            self._out.write("\n")
            self._out.flush()


def watched(turn: Turn, screen: Screen) -> Reply:
    """The turn to its end. The first Ctrl-C (or SIGTERM) stops it, a second one is the caller's. Raises what the turn
    raises.
    """
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return _to_its_end(turn, screen)
    finally:
        signal.signal(signal.SIGTERM, before)


def _to_its_end(turn: Turn, screen: Screen) -> Reply:
    asked = False
    while True:
        try:
            for happening in turn.happenings():
                screen.show(happening)
            return turn.reply()
        except KeyboardInterrupt:
            if asked:
                screen.clear()
                raise
            asked = screen.stopped = True
            turn.stop()
            screen.note(STOPPING)
