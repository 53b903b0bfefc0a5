"""The desk of all chats: what people type and press becomes the same acts as everywhere, once each.

heard ──delivery known?──> nothing            pressed ──take replaced?──> a sentence
      └─> who? ──unknown──> a code to be let in by
                └─known──> an idea, an act, or words for the director
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

from agent.conversation import Reply, Speaker
from agent.floor import CLOSING
from agent.roles import may_spend
from api.bots.attachments import is_script, names_of, title_of
from api.bots.belonging import Belonging
from api.bots.buttons import Buttons, may
from api.bots.cards import Card, Work, answer, cards
from api.bots.discretion import discreet
from api.bots.grammar import HELP, Said, read
from api.bots.heading import UNTITLED, headed
from api.bots.hearing import Heard, Known, Who
from api.bots.reactions import Reactions, Verdict
from api.bots.talking import Call, Talking
from api.bots.waiting import described
from api.commenting import shared
from api.conversations import Conversations
from api.house import House
from api.terminal import as_bug
from api.work import brought, importing, making
from tools.film.errors import Conflict, DirectorError, NotFound, WorkprintError
from tools.film.orders import Export, ImportMedia, Render
from tools.film.slate import slates
from tools.production.making import Request, begin_film
from tools.store.rooms import End, Place, Room, Shown
from tools.store.words import Word

AT_ONCE = 32
"""people of one host whose words are seen to at once"""
AGAIN = "The thread of this film is gone. Say that again with /film in the channel, and it goes on in a new one."
FAULT = "That broke off through a fault of Workprint, of which its folder has the details. What was done is kept."
ANEW = "The thread of this film is gone, so it goes on in a new one; say that again there."


class Desk:
    """Everything a chat can ask for. Blocking, for a thread; safe for several."""

    def __init__(self, house: House, talks: Conversations) -> None:
        self._house, self._talking = house, Talking(house.studio, talks)
        self._rooms, self._words = house.studio.rooms, house.studio.words
        self._slow = ThreadPoolExecutor(AT_ONCE, "workprint-desk")
        self._belonging, self._buttons, self._known = Belonging(house.studio), Buttons(house), Known(house.studio)
        self._reactions = Reactions(house, self._buttons)

    async def done(self, work: Callable[[], Heard]) -> Heard:
        """What comes of work that may take as long as a director thinks; no thread of what is answered now is used."""

        def safely() -> Heard:
            try:
                return work()
            except Exception as error:
                # The chat's boundary: whoever asked is told, and the trace is kept.
                as_bug(error, self._house.studio.settings.home)
                return Heard(FAULT)

        return await asyncio.get_running_loop().run_in_executor(self._slow, safely)

    def hear(self, key: str, place: Place, who: Who, said: str) -> bool:
        """Whether a delivery of a host is new; it is known from now on, and kept until it is `answered`."""
        return self._words.hear(key, place, who.user, said)

    def answered(self, key: str) -> None:
        """Whoever said it has seen what came of it."""
        self._words.answered(key)

    def claim(self, film: str) -> object:
        """A place in the line of a film, for `again`."""
        return self._talking.claim(film)

    def again(self, word: Word, room: Room, call: Call, claim: object) -> Heard:
        """What was in line when a process ended, at the place that was claimed for it; nothing is done twice."""
        try:
            known = self._known.speaker(word.place, Who(word.user, word.user))
            if known is None:
                raise DirectorError("Whoever said that is not known here any more, and it is not done.", code="role")
            return self._called(room, known, call, word.key, claim)
        except WorkprintError as error:
            return self._refused(error)
        finally:
            self._talking.leave(room.film, claim)

    def wind_up(self) -> None:
        """Begin nothing any more: what waits in line is seen to at the next start."""
        self._talking.close()

    def sender(self, place: Place, who: Who) -> str | None:
        """The pass of someone who sends files; None for who is not known. Raises DirectorError for who may not."""
        person = self._known.chatter(place, who).person
        if person is None:
            return None
        may(Speaker(name=person.name, role=person.role, channel=place.host), ImportMedia(files=("clip.mp4",)))
        return person.id

    def heard(
        self, place: Place, who: Who, text: str, key: str, *, command: bool, uploads: Sequence[str] = ()
    ) -> Heard:
        """A message in a thread, or a `/film` command, perhaps with files. What cannot be done is a sentence."""
        try:
            said = read(text) if text.strip() or not uploads else Said("words")
        except WorkprintError as error:
            return self._refused(error)
        idea = command and said.kind == "words"
        meant = Said("idea", " ".join(said.words.split())) if idea else said
        return self.asked(place, who, meant, key, anywhere=command, uploads=uploads)

    def asked(
        self,
        place: Place,
        who: Who,
        said: Said,
        key: str,
        *,
        anywhere: bool,
        film: str = "",
        uploads: Sequence[str] = (),
    ) -> Heard:
        """What someone wants of the film of a place; `anywhere` in the channel, of `film` or the one begun last.

        `uploads` are the files that came with it, of this person; `key` is the delivery that it came by.
        """
        try:
            known = self._known.speaker(place, who)
            if known is None:
                return self._known.let_in(place, who)
            match said.kind:
                case "help":
                    return Heard(HELP)
                case "idea":
                    return self._begin(place, known, said.words, self._sent(place, who, uploads))
                case "follow":
                    return self._follow(place, who, said.words)
                case _:
                    room = self._there(self._room(place, film, anywhere=anywhere), place)
                    if room.closed:
                        return Heard(ANEW, film=room.film)
                    if sent := self._sent(place, who, uploads):
                        # As on the page: what becomes of them is told, and waits for a yes.
                        words = said.words or f"Bring in {names_of(sent)}."
                        return self._called(room, known, Call(words=words, acts=sent), key)
                    return self._said(room, known, said, key)
        except WorkprintError as error:
            return self._refused(error)

    def _room(self, place: Place, film: str, *, anywhere: bool) -> Room:
        """The room that is meant. Raises NotFound."""
        room = self._rooms.at(place)
        if anywhere:
            room = (self._rooms.about(place, film) if film else room) or (
                self._rooms.latest(place) if not film else None
            )
        if room is None:
            raise NotFound(f"No such film was begun in this channel yet.\n{HELP}", code="no_room")
        return room

    def _there(self, room: Room, place: Place) -> Room:
        """The room, open again when it is heard from: someone spoke in it, or in its channel, which was archived."""
        if room.closed and (room.place == place or (room.closed == "archived" and _same_channel(room.place, place))):
            self._rooms.reopen(room.id)
            return replace(room, closed=None)
        return room

    def pressed(self, place: Place, who: Who, value: str, key: str, note: str = "") -> Heard:
        """A button. A second press of the same drawing changes nothing."""
        try:
            known = self._known.speaker(place, who)
            if known is None:
                return self._known.let_in(place, who)
            what, film, *rest = value.split("|")
            room = self._rooms.about(place, film)
            if room is None:
                raise DirectorError("This button is of another film.", code="stale")
            # A button lies in the channel, too, where the thread below it is gone.
            room = self._there(room, replace(place, thread=""))
            if room.closed:
                return Heard(ANEW, film=film)
            match what, rest:
                case "circle", [take, drawn, *_]:
                    return Heard(self._buttons.circle(film, take, drawn, known))
                case "retake", [take, drawn, price]:
                    return Heard(self._buttons.retake(film, take, drawn, known, note, float(price)))
                case "comment", [number]:
                    may(known, Render())
                    return self._called(room, known, Call(comment=int(number)), key)
                case "render", [drawn]:
                    return Heard(self._buttons.render(film, drawn, known))
                case "stop", [job]:
                    return Heard(self._buttons.stop(film, job, known))
                case (("yes" | "no"), [turn]):
                    return self._called(room, known, Call(words=what, answering=int(turn)), key)
                case "choice", [turn, number]:
                    chosen = Call(words=str(int(number) + 1), answering=int(turn))
                    return self._called(room, known, chosen, key)
                case _:
                    raise DirectorError("This button is of an older Workprint.", code="stale")
        except WorkprintError as error:
            return self._refused(error)
        except ValueError:
            return Heard("This button cannot be read.")

    def reaction(self, place: Place, who: Who, message: str) -> tuple[Room, str] | None:
        """The room and the take of a message in the channel of a place, where a reaction of theirs to it counts."""
        seen = self._rooms.seen(place, message)
        return seen if seen is not None and self._reactions.counts(self._known.speaker(place, who)) else None

    def reacted(self, seen: tuple[Room, str], who: Who, verdict: Verdict, key: str) -> Heard:
        """A reaction that counts."""
        room, take = seen
        try:
            known = self._known.speaker(room.place, who)
            return Heard(self._reactions.given(room, take, verdict, known, key)) if known is not None else Heard()
        except WorkprintError as error:
            return self._refused(error)

    def opens(self, film: str) -> Card:
        """The first message of a film that begins in a channel."""
        opened = self._house.studio.open(film)
        return cards(opened.film, Work(opened.revision, None, (), {}, {}, {}))[0]

    def opened(self, place: Place, film: str, card: Card, message: str = "") -> None:
        """The place is about the film from now on; `message` is its first one, where that is not the thread's id."""
        self._rooms.open(place, film, (card.key, Shown(message or place.thread, card.digest)))

    def gone(self, place: Place, why: End) -> str:
        """A place is not there any more: its film goes on in a new one when it is asked for again."""
        room = self._rooms.at(place)
        if room is not None:
            self._rooms.close(room.id, why)
        return AGAIN

    def threaded(self, host: str, team: str, thread: str) -> Room | None:
        """The room of a thread, where the host does not say in which channel it is."""
        return self._rooms.threaded(host, team, thread)

    def knows(self, place: Place) -> bool:
        """Whether a thread is about a film."""
        return self._rooms.at(place) is not None

    def _sent(self, place: Place, who: Who, uploads: Sequence[str]) -> tuple[ImportMedia, ...]:
        """The order that files come to."""
        person = self._known.chatter(place, who).person
        return brought(self._house.uploads, person.id, uploads) if person is not None else ()

    def _begin(self, place: Place, who: Speaker, idea: str, sent: tuple[ImportMedia, ...] = ()) -> Heard:
        from agent.starting import heard

        idea = idea or title_of(sent)
        if not may_spend(who.role):
            raise DirectorError("A new film is for the director or the owner to begin.", code="role")
        brief = heard(idea)
        given = {"minutes": brief.minutes, "aspect": brief.aspect}
        asked = self._belonging.own(
            place,
            Request.model_validate(
                {"idea": brief.idea or idea, **{name: value for name, value in given.items() if value is not None}}
            ),
        )
        film = begin_film(self._house.studio.asked_by(who.asker), asked).film.id
        # Asked again while it is being made, it is only shown here, too.
        making_it, first = making(self._house, film, asked, who.asker), is_script(sent)
        with suppress(Conflict):
            # A script is what the film is made of; anything else is for a film that is there.
            if first:
                self._bring(film, sent, who)
            self._house.jobs.start(film, "make", making_it, asked, asker=who.asker, behind=first)
        if sent and not first:
            self._bring(film, sent, who)
        when = "before the film is made" if first else "as soon as the film is made"
        return Heard(f"{names_of(sent)} is brought in {when}." if sent else "", film=film)

    def _bring(self, film: str, sent: tuple[ImportMedia, ...], who: Speaker) -> None:
        for order in sent:
            work = importing(self._house, film, order, None, who.role, who.asker)
            self._house.jobs.start(film, order.kind, work, asker=who.asker, behind=True)

    def _follow(self, place: Place, who: Who, film: str) -> Heard:
        """Show a film here, too. What a channel sees everyone in it sees, so that it is for who approves."""
        person = self._known.chatter(place, who).person
        if person is None or not may_spend(person.role):
            raise DirectorError("A film is shown in another channel by the director or the owner.", code="role")
        known = self._belonging.named(place, self._known.chatter(place, who), film)
        shown = self._rooms.about(place, known)
        if shown is not None and not self._there(shown, place).closed:
            return Heard("That film has a thread in this channel already.")
        return Heard(film=known)

    def titles(self, place: Place, who: Who, begins: str, *, all_of_them: bool) -> list[tuple[str, str]]:
        """The films to choose from, as (title, id), for someone known: those of the channel, or all they may show."""
        chatter = self._known.chatter(place, who)
        if chatter.person is None:
            return []
        if all_of_them:
            offered = self._belonging.showable(place, chatter)
        else:
            here = {room.film for room in self._rooms.all(place.host, closed=True) if _same_channel(room.place, place)}
            offered = [(one.id, one.title) for one in self._house.studio.films.summaries() if one.id in here]
        found = [(self._headed(film, title), film) for film, title in offered]
        return [one for one in found if begins.casefold() in f"{one[0]} {one[1]}".casefold()]

    def _headed(self, film: str, title: str) -> str:
        """What a film is called; only one without a title has to be looked into for that."""
        return title if title not in ("", UNTITLED) else headed(self._house.studio.open(film).film)

    def shots(self, place: Place, who: Who, film: str) -> list[tuple[int, str, str]]:
        """The shots to choose from, as (number, slate, prompt), for someone known."""
        if self._known.chatter(place, who).person is None:
            return []
        try:
            room = self._room(place, film, anywhere=True)
            opened = self._house.studio.open(room.film).film
        except WorkprintError:
            return []
        return [
            (number, slate, opened.shots[shot].prompt) for number, (shot, slate) in enumerate(slates(opened).items(), 1)
        ]

    def _said(self, room: Room, who: Speaker, said: Said, key: str) -> Heard:
        match said.kind:
            case "status" | "shots":
                return Heard(self._told(room.film, shots=said.kind == "shots"))
            case "dailies":
                return Heard(self._ruled(room.film, who, said))
            case "share":
                return self._shared(room, who, said.words)
            case "stop":
                may(who, Render())
                talking = self._talking.stop(room.film)
                try:
                    self._house.jobs.cancel_film(room.film, who.asker)
                except NotFound:
                    return Heard("It stops." if talking else "Nothing is being done.")
                return Heard("It stops; what is finished is kept.")
            case _:
                return self._called(room, who, Call(words=said.words, acts=said.acts), key)

    def _ruled(self, film: str, who: Speaker, said: Said) -> str:
        """Tell or give the rule for takes that wait."""
        patience = self._house.studio.patience
        if said.words:
            if not may_spend(who.role):
                raise DirectorError("How long takes may wait is for the director or the owner to say.", code="role")
            patience.give(film, said.rule)
        return described(patience.rule(film))

    def _called(self, room: Room, who: Speaker, call: Call, key: str, claim: object | None = None) -> Heard:
        if any(isinstance(act, Render | Export) for act in call.acts):
            self._buttons.not_held(room.film)
        return self._answered(room, self._talking.said(room, call, who, key, claim))

    def _answered(self, room: Room, reply: Reply) -> Heard:
        said = reply.model_copy(update={"text": self._discreet(reply.text)})
        return Heard(card=answer(room.film, said), place=room.place)

    def _shared(self, room: Room, who: Speaker, name: str) -> Heard:
        """A link for a reviewer, for who asked alone: they give it on."""
        address = self._house.studio.settings.address
        if not may_spend(who.role):
            raise DirectorError("A film is shared by the director or the owner.", code="role")
        if not address:
            raise DirectorError(
                "A link needs an address: whoever runs the studio sets WORKPRINT_ADDRESS to where its page is reached.",
                code="no_address",
            )
        _, _, path = shared(self._house.studio, room.film, name)
        told = f"Who has this link watches the film and comments on it, as {name}; it can be taken away on the page."
        return Heard(told, link=f"{address.rstrip('/')}{path}")

    def _refused(self, error: WorkprintError) -> Heard:
        return Heard(kept=True) if error.code == CLOSING else Heard(self._discreet(error.message))

    def _discreet(self, words: str) -> str:
        return discreet(self._house.studio.settings, words)

    def _told(self, film: str, *, shots: bool) -> str:
        shown, title = self._house.studio.show(film), headed(self._house.studio.open(film).film)
        listed = [shot for scene in shown["scenes"] for shot in scene["shots"]]
        head = f"{title}: {shown['state']}, {shown['seconds']:.0f} s, {len(listed)} shots."
        if not shots:
            waiting = [shot["slate"] for shot in listed if shot["state"] == "dailies"]
            return f"{head} Waiting for a word: {', '.join(waiting[:20]) or 'none'}."
        lines = [f"{shot['number']} ({shot['slate']}) {shot['state']}: {shot['prompt'][:90]}" for shot in listed[:40]]
        return "\n".join([head, *lines])


def _same_channel(one: Place, other: Place) -> bool:
    return (one.host, one.team, one.channel) == (other.host, other.team, other.channel)
