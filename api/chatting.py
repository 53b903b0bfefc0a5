"""A conversation at the terminal: lines in, turns out, and what a keyboard adds: history and completion.

> make 3 darker          a message          /undo /show /help /quit          the chat's own
"""

import sys
from collections.abc import Generator, Iterable
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import TextIO

from agent.conversation import Done, Reply, Speaker
from agent.talk import Talk
from agent.telling import tell
from api.commands.films import pages
from api.completing import COMMANDS, completions
from api.screen import Screen, watched
from api.terminal import printable
from api.turns import Turn
from tools.film.edits.state import Revert, Undo
from tools.film.errors import WorkprintError
from tools.film.slate import find_shot
from tools.film.timing import to_seconds
from tools.film.views import film_frames
from tools.studio import Studio

PROMPT = "> "
HISTORY_KEPT = 1000
HELP = """Say what you want, in your own words:
  make shot 3 darker and two seconds longer          delete the second shot of scene 2
  give the keeper a red coat                         something more tense from the storm on
  circle 3 and 5, retake 4 with more rain            how long is it?
/show [SHOT]   the film, or one shot of it           /undo   take back what the last message did
/quit          leave; so does Ctrl-D                 Ctrl-C  stop what is being done, and stay"""


class Chat:
    """One person's conversation about one film."""

    def __init__(self, studio: Studio, talk: Talk, film: str, out: TextIO, aside: TextIO) -> None:
        self.film = film
        self._studio, self._talk = studio, talk
        self._out, self._aside = out, aside
        self._speaker = Speaker(channel="terminal")
        self._last: Reply | None = None

    def greet(self) -> None:
        """What film this is, and what waits for an answer."""
        film = self._studio.open(self.film).film
        length = to_seconds(film_frames(film), film.look.rate)
        self._say(f"{film.title or film.id}: {len(film.shots)} shots, {length:.1f} s. /help says what you can say.")
        waiting = self._talk.pending(self.film)
        if waiting is not None:
            self._say(waiting.text)

    def hold(self, lines: Iterable[str], *, forgiving: bool) -> None:
        """Answer line after line until they end. Forgiving, what goes wrong is said and the talk goes on."""
        for line in lines:
            words = line.strip()
            if words in ("/quit", "/exit", "/q"):
                return
            if not words:
                continue
            try:
                self._answer(words)
            except WorkprintError as error:
                if not forgiving:
                    raise
                self._say(error.message)

    def _answer(self, words: str) -> None:
        if not words.startswith("/"):
            screen = Screen(self._out, self._aside)
            self._last = watched(Turn(self._talk, self.film, words, self._speaker), screen)
            screen.end(self._last)
            return
        command, _, rest = words.partition(" ")
        match command:
            case "/undo":
                self._undo()
            case "/show":
                self._show(rest.strip())
            case "/help":
                self._say(HELP)
            case _:
                self._say(f"There is no {command} here; there are {', '.join(COMMANDS)}.")

    def _undo(self) -> None:
        """Take back all that the last message did; without one, or when the film has moved on, the last edit."""
        before = self._studio.open(self.film)
        whole = self._last is not None and self._last.undo is not None and self._last.revision == before.revision
        edit = Revert(revision=self._last.undo) if whole and self._last is not None else Undo()
        made = self._studio.perform(
            self.film, edit, base_revision=before.revision, actor=self._speaker.name, message="/undo"
        )
        done = Done(act=edit, before=before.revision, revision=made.revision, facts=made.facts)
        for line in tell(before.film, made.film, [done]).changes:
            self._say(line)

    def _show(self, shot: str) -> None:
        if not shot:
            for line in pages(self._studio.show(self.film)):
                self._say(line)
            return
        wanted = find_shot(self._studio.open(self.film).film, int(shot) if shot.isdecimal() else shot).id
        scenes = self._studio.show(self.film)["scenes"]
        one = next(told for scene in scenes for told in scene["shots"] if told["id"] == wanted)
        self._say(f"shot {one['number']} ({one['slate']}), {one['size']}, {one['seconds']:.1f} s, {one['state']}")
        self._say(one["prompt"])
        for take in one["takes"]:
            mark = ", circled" if take["take"] == one["circled"] else ""
            self._say(" ".join([f"take {take['take']}: {take['state']}{mark}", *take["faults"]]))

    def _say(self, words: str) -> None:
        self._out.write(f"{printable(words)}\n")
        self._out.flush()


def piped(stream: TextIO) -> Generator[str]:
    """The lines of a pipe or a file, as they come."""
    while line := stream.readline():
        yield line


class Keyboard:
    """Lines typed by a person, with what was said before of this film, and completion."""

    def __init__(self, studio: Studio, film: str) -> None:
        self._studio, self._film = studio, film
        self._readline = _readline()
        self._kept = studio.settings.home / "films" / f"{film}.said"

    def __enter__(self) -> "Keyboard":
        if self._readline is not None:
            _recall(self._readline, self._kept)
            self._readline.set_completer_delims(" ")
            self._readline.set_completer(self._complete)
            self._readline.parse_and_bind("tab: complete")
        return self

    def __exit__(self, *_: object) -> None:
        if self._readline is not None:
            _keep(self._readline, self._kept)
            self._readline.set_completer(None)

    def lines(self) -> Generator[str]:
        """Until the end of the input. Ctrl-C gives the line up that is being typed."""
        while True:
            try:
                yield input(PROMPT)
            except EOFError:
                sys.stdout.write("\n")
                return
            except KeyboardInterrupt:
                sys.stdout.write("\n")

    def _complete(self, text: str, state: int) -> str | None:
        assert self._readline is not None
        line, begin = self._readline.get_line_buffer(), self._readline.get_begidx()
        del text
        found = completions(self._studio.open(self._film).film, line[: self._readline.get_endidx()], begin)
        return found[state] if state < len(found) else None


def _readline() -> ModuleType | None:
    """The line editor of the platform, where there is one."""
    try:
        import readline
    except ImportError:
        return None
    return readline


def _recall(readline: ModuleType, kept: Path) -> None:
    # What was said before is a comfort: a file that cannot be read or written is not worth a word.
    with suppress(OSError):
        readline.read_history_file(kept)


def _keep(readline: ModuleType, kept: Path) -> None:
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        readline.set_history_length(HISTORY_KEPT)
        readline.write_history_file(kept)
