"""From what is new in the store to messages for pages: each is put into words and encoded once, in one thread.

commit here ──────────────────> wake ─┐
commit of another process ─data_version┴─> new rows ──facts, words──> encoded ──> the hub's loop
"""

import json
import threading
from collections.abc import Callable, Sequence

from pydantic import TypeAdapter

from agent.conversation import Done, Reply
from agent.telling import tell
from api.answers import EventShown
from api.commenting import shown
from api.events import Changed, Chat, Commented, Facts, Snapshot, WireEvent
from api.house import OF_A_REQUEST
from api.room import Told
from api.said import said
from tools.film.edits import parse_edit
from tools.film.errors import Bug, NotFound, OperatorError
from tools.film.facts import Fact
from tools.film.film import Film
from tools.store.news import News, Watch
from tools.studio import Studio

LOOK_EVERY = 0.05
"""seconds between two looks at what other processes have written, while someone has a film open"""
WAIT_AFTER_FAILURE = 1.0
TOGETHER = 200
LONGEST_EDIT = 64_000
"""characters of an edit that is sent along"""

_FACT: TypeAdapter[Fact] = TypeAdapter(Fact)

Deliver = Callable[[str, int | None, Sequence[Told]], None]
"""(film, the newest number when the film has just been opened, messages in order); called in the newsroom's thread"""


class Newsroom:
    """Follows the store for the films that someone has open. `close` it at the end."""

    def __init__(self, studio: Studio, deliver: Deliver, as_bug: Callable[[Exception], Bug]) -> None:
        self._studio, self._deliver, self._as_bug = studio, deliver, as_bug
        self._wake = threading.Condition()
        self._woken = self._closing = False
        self._followed: frozenset[str] = frozenset()
        self._opened: list[str] = []
        self._known: dict[str, tuple[int, Film]] = {}
        self._unlisten = studio.news.listen(self._committed)
        self._thread = threading.Thread(target=self._run, name="workprint-news", daemon=True)
        self._thread.start()

    def follow(self, film: str) -> None:
        """Follow a film from now on; its newest number is delivered first."""
        with self._wake:
            self._followed |= {film}
            self._opened.append(film)
            self._woken = True
            self._wake.notify_all()

    def leave(self, film: str) -> None:
        """Nobody has the film open any more."""
        with self._wake:
            self._followed -= {film}

    def close(self) -> None:
        self._unlisten()
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        self._thread.join()

    def since(self, film: str, seq: int, limit: int) -> list[Told] | None:
        """A film's messages after a number; None when some of them are no longer kept, or there are more."""
        found = self._studio.news.since(film, seq, limit + 1)
        if len(found) > limit or (found and found[0].seq != seq + 1):
            return None
        return [self.encoded(one) for one in found]

    def event(self, news: News) -> WireEvent:
        """One piece of news as the message that it is."""
        try:
            if news.kind == "facts":
                cause = news.cause.removeprefix(OF_A_REQUEST)
                return Facts(film=news.film, seq=news.seq, cause=cause, data=self._changed(news))
            if news.kind == "comment":
                film = self._studio.open(news.film).film
                told = shown(film, self._studio.comments.get(news.film, news.ref))
                return Commented(film=news.film, seq=news.seq, data=told)
            return Chat(film=news.film, seq=news.seq, cause=news.cause, data=self._said(news))
        except NotFound:
            # An event that is no longer kept: only the turns are, and they have to be read.
            return Snapshot(film=news.film, seq=news.seq)

    def encoded(self, news: News) -> Told:
        """The message, and what guests get in its place: that the film is another, and nothing of the talk."""
        anew = Snapshot(film=news.film, seq=news.seq).model_dump_json() if news.kind == "facts" else None
        text = self.event(news).model_dump_json()
        return news.seq, text, text if news.kind == "comment" else anew

    def _committed(self) -> None:
        with self._wake:
            self._woken = True
            self._wake.notify_all()

    def _run(self) -> None:
        watch: Watch | None = None
        row: int | None = None
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._woken or self._closing, LOOK_EVERY if self._followed else None)
                woken, self._woken, followed = self._woken, False, self._followed
                opened, self._opened = self._opened, []
                if self._closing:
                    break
            try:
                watch = watch or self._studio.news.watch()
                # Both are asked: a commit of our own is one for the look-out, too.
                if watch.changed() or woken:
                    row = self._studio.news.newest_row() if row is None else self._tell(followed, row)
                if not followed:
                    row = None
                for film in opened:
                    self._deliver(film, self._studio.news.newest(film), ())
            except OperatorError:
                # The store is held, or full: what is new stays in it until it can be read.
                self._pause(opened)
            except Exception as error:
                # the thread's boundary: the trace goes to a file, and the next look is a new one
                self._as_bug(error)
                self._pause(opened)
        if watch is not None:
            watch.close()

    def _pause(self, opened: list[str]) -> None:
        with self._wake:
            self._woken, self._opened = True, [*opened, *self._opened]
            self._wake.wait_for(lambda: self._closing, WAIT_AFTER_FAILURE)

    def _tell(self, followed: frozenset[str], row: int) -> int:
        """Deliver what came after a row, in order; returns the row that was reached."""
        while new := self._studio.news.after(row, TOGETHER):
            for one in new:
                if one.film in followed:
                    self._deliver(one.film, None, (self._tellable(one),))
                row = one.row
        return row

    def _tellable(self, news: News) -> Told:
        """The message; where a fault of ours is in the way, the word that everything has to be read anew."""
        try:
            return self.encoded(news)
        except OperatorError:
            raise
        except Exception as error:
            # one message's boundary: the trace goes to a file, and the next one is told again
            self._as_bug(error)
            anew = Snapshot(film=news.film, seq=news.seq).model_dump_json()
            return news.seq, anew, anew

    def _changed(self, news: News) -> Changed:
        entry, facts = self._studio.films.made(news.film, news.ref)
        edit, done = parse_edit(entry.edit), tuple(_FACT.validate_json(fact) for fact in facts)
        before, after = self._film_at(news.film, news.ref - 1), self._film_at(news.film, news.ref)
        self._known[news.film] = (news.ref, after)
        act = Done(act=edit, before=news.ref - 1, revision=news.ref, facts=done)
        return Changed(
            revision=news.ref,
            kind=entry.kind,
            actor=entry.actor,
            message=entry.message,
            at=entry.at,
            asker=entry.asker,
            edit=edit if len(entry.edit) <= LONGEST_EDIT else None,
            facts=done,
            changes=list(tell(before, after, [act]).changes),
        )

    def _film_at(self, film: str, revision: int) -> Film:
        """The film at a revision; the newest, and the one told last, are known without folding anything."""
        known = self._known.get(film)
        if known is not None and known[0] == revision:
            return known[1]
        opened = self._studio.open(film)
        return opened.film if opened.revision == revision else self._studio.open(film, revision).film

    def _said(self, news: News) -> EventShown:
        entry = self._studio.chats.event(news.film, news.ref)
        kind, value = entry.kind, json.loads(entry.value)
        if kind == "reply":
            # The end of a turn comes in the form that every channel has.
            answer = said(self._studio, news.film, Reply.model_validate(value))
            kind, value = "said", answer.model_dump(mode="json")
        return EventShown(number=entry.number, turn=entry.turn, kind=kind, value=value, at=entry.at)
