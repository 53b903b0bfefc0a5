"""The desk of all chats: what people type and press becomes the same acts as everywhere, once each.

heard ──delivery known?──> nothing            pressed ──take replaced?──> a sentence
      └─> who? ──unknown──> a code to be let in by
                └─known──> an idea, an act, or words for the director
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace

from agent.answers import is_stop
from agent.conversation import Act, Reply, Speaker
from agent.roles import may_spend
from api.bots.attachments import is_script, names_of, title_of
from api.bots.belonging import Belonging
from api.bots.buttons import Buttons, may
from api.bots.cards import Card, Work, answer, cards
from api.bots.discretion import discreet
from api.bots.grammar import HELP, Said, read
from api.bots.taking_turns import PATIENCE, Turns
from api.bots.waiting import described
from api.commenting import see_to, shared
from api.conversations import Conversations
from api.house import House
from api.work import brought, importing, making
from tools.film.errors import Conflict, DirectorError, NotFound, WorkprintError
from tools.film.orders import Export, ImportMedia, Render
from tools.film.slate import slates
from tools.production.making import Request, begin_film
from tools.store.rooms import Chatter, End, Place, Room, Shown

AT_ONCE = 32
"""people of one host whose words are seen to at once"""
AGAIN = "The thread of this film is gone. Say that again with /film in the channel, and it goes on in a new one."
ANEW = "The thread of this film is gone, so it goes on in a new one; say that again there."


@dataclass(frozen=True)
class Who:
    """A user of a chat, as the chat says."""

    user: str
    name: str


@dataclass(frozen=True)
class Heard:
    """What an answer is: words for who asked, or a card for everyone; and a film that begins here.

    `link` is an address of ours that goes with the words; words themselves are never one.
    """

    words: str = ""
    link: str = ""
    card: Card | None = None
    place: Place | None = None
    film: str = ""


class Desk:
    """Everything a chat can ask for. Blocking, for a thread; safe for several."""

    def __init__(self, house: House, talks: Conversations) -> None:
        self._house, self._talks = house, talks
        self._rooms = house.studio.rooms
        self._slow = ThreadPoolExecutor(AT_ONCE, "workprint-desk")
        self._belonging, self._buttons, self._turns = Belonging(house.studio), Buttons(house), Turns()

    async def done(self, work: Callable[[], Heard]) -> Heard:
        """What comes of work that may take as long as a director thinks; no thread of what is answered now is used."""
        return await asyncio.get_running_loop().run_in_executor(self._slow, work)

    def first(self, key: str) -> bool:
        """Whether a delivery of a host is new; it is known from now on."""
        return self._rooms.first(key)

    def sender(self, place: Place, who: Who) -> str | None:
        """The pass of someone who sends files; None for who is not known. Raises DirectorError for who may not."""
        person = self._chatter(place, who).person
        if person is None:
            return None
        may(Speaker(name=person.name, role=person.role, channel=place.host), ImportMedia(files=("clip.mp4",)))
        return person.id

    def heard(self, place: Place, who: Who, text: str, *, command: bool, uploads: Sequence[str] = ()) -> Heard:
        """A message in a thread, or a `/film` command, perhaps with files. What cannot be done is a sentence."""
        try:
            said = read(text) if text.strip() or not uploads else Said("words")
        except WorkprintError as error:
            return Heard(self._discreet(error.message))
        idea = command and said.kind == "words"
        return self.asked(place, who, Said("idea", said.words) if idea else said, anywhere=command, uploads=uploads)

    def asked(
        self, place: Place, who: Who, said: Said, *, anywhere: bool, film: str = "", uploads: Sequence[str] = ()
    ) -> Heard:
        """What someone wants of the film of a place; `anywhere` in the channel, of `film` or the one begun last.

        `uploads` are the files that came with it, of this person.
        """
        try:
            known = self._speaker(place, who)
            if isinstance(known, Heard):
                return known
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
                        return self._talked(room, said.words or f"Bring in {names_of(sent)}.", known, acts=sent)
                    return self._said(room, known, said)
        except WorkprintError as error:
            return Heard(self._discreet(error.message))

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

    def pressed(self, place: Place, who: Who, value: str, note: str = "") -> Heard:
        """A button. A second press of the same drawing changes nothing."""
        try:
            known = self._speaker(place, who)
            if isinstance(known, Heard):
                return known
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
                    return self._remarked(room, int(number), known)
                case "render", [drawn]:
                    return Heard(self._buttons.render(film, drawn, known))
                case "stop", [job]:
                    return Heard(self._buttons.stop(film, job, known))
                case (("yes" | "no"), [turn]):
                    return self._talked(room, what, known, answering=int(turn))
                case "choice", [turn, number]:
                    return self._talked(room, str(int(number) + 1), known, answering=int(turn))
                case _:
                    raise DirectorError("This button is of an older Workprint.", code="stale")
        except WorkprintError as error:
            return Heard(self._discreet(error.message))
        except ValueError:
            return Heard("This button cannot be read.")

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

    def _speaker(self, place: Place, who: Who) -> Speaker | Heard:
        """Who speaks, as the house knows them; else how they are let in."""
        known = self._chatter(place, who)
        if known.person is not None:
            return Speaker(name=known.person.name, role=known.person.role, channel=place.host)
        lets = (
            "The studio does not know you yet. Whoever runs it lets you in:"
            f" workprint bot let {known.code} --as director"
        )
        address = self._house.studio.settings.address
        if not address:
            return Heard(lets)
        return Heard(f"{lets}; or open this where you are signed in to it:", link=f"{address}link/{known.code}")

    def _sent(self, place: Place, who: Who, uploads: Sequence[str]) -> tuple[ImportMedia, ...]:
        """The order that files come to."""
        person = self._chatter(place, who).person
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
        person = self._chatter(place, who).person
        if person is None or not may_spend(person.role):
            raise DirectorError("A film is shown in another channel by the director or the owner.", code="role")
        known = self._belonging.named(place, self._chatter(place, who), film)
        shown = self._rooms.about(place, known)
        if shown is not None and not self._there(shown, place).closed:
            return Heard("That film has a thread in this channel already.")
        return Heard(film=known)

    def titles(self, place: Place, who: Who, begins: str, *, all_of_them: bool) -> list[tuple[str, str]]:
        """The films to choose from, as (title, id), for someone known: those of the channel, or all they may show."""
        chatter = self._chatter(place, who)
        if chatter.person is None:
            return []
        if all_of_them:
            offered = self._belonging.showable(place, chatter)
        else:
            here = {room.film for room in self._rooms.all(place.host, closed=True) if _same_channel(room.place, place)}
            offered = [(one.id, one.title) for one in self._house.studio.films.summaries() if one.id in here]
        found = [(title or film, film) for film, title in offered]
        return [one for one in found if begins.casefold() in f"{one[0]} {one[1]}".casefold()]

    def _chatter(self, place: Place, who: Who) -> Chatter:
        return self._rooms.chatter(place.host, place.team, who.user, _name(who))

    def shots(self, place: Place, who: Who, film: str) -> list[tuple[int, str, str]]:
        """The shots to choose from, as (number, slate, prompt), for someone known."""
        if self._chatter(place, who).person is None:
            return []
        try:
            room = self._room(place, film, anywhere=True)
            opened = self._house.studio.open(room.film).film
        except WorkprintError:
            return []
        return [
            (number, slate, opened.shots[shot].prompt) for number, (shot, slate) in enumerate(slates(opened).items(), 1)
        ]

    def _said(self, room: Room, who: Speaker, said: Said) -> Heard:
        match said.kind:
            case "status" | "shots":
                return Heard(self._told(room.film, shots=said.kind == "shots"))
            case "dailies":
                return Heard(self._ruled(room.film, who, said))
            case "share":
                return self._shared(room, who, said.words)
            case "stop":
                may(who, Render())
                waited = self._turns.let_go(room.film)
                talking = self._talks.stop(room.film) or waited
                try:
                    self._house.jobs.cancel_film(room.film, who.asker)
                except NotFound:
                    return Heard("It stops." if talking else "Nothing is being done.")
                return Heard("It stops; what is finished is kept.")
            case _:
                if any(isinstance(act, Render | Export) for act in said.acts):
                    self._buttons.not_held(room.film)
                return self._talked(room, said.words, who, acts=said.acts)

    def _ruled(self, film: str, who: Speaker, said: Said) -> str:
        """Tell or give the rule for takes that wait."""
        patience = self._house.studio.patience
        if said.words:
            if not may_spend(who.role):
                raise DirectorError("How long takes may wait is for the director or the owner to say.", code="role")
            patience.give(film, said.rule)
        return described(patience.rule(film))

    def _talked(
        self, room: Room, words: str, who: Speaker, *, acts: tuple[Act, ...] = (), answering: int | None = None
    ) -> Heard:
        if not acts and answering is None and who.role != "viewer" and is_stop(words):
            # It is said to what is in hand, and waits behind nothing.
            self._turns.let_go(room.film)
            reply = self._talks.begin(room.film, words, who).reply()
        else:
            with self._turns.taken(room.film):
                said = self._talks.begin(room.film, words, who, acts=acts, answering=answering, patience=PATIENCE)
                reply = said.reply()
        return self._answered(room, reply)

    def _answered(self, room: Room, reply: Reply) -> Heard:
        said = reply.model_copy(update={"text": self._discreet(reply.text)})
        return Heard(card=answer(room.film, said), place=room.place)

    def _remarked(self, room: Room, number: int, who: Speaker) -> Heard:
        """A comment is given to the director, once whoever presses how often."""
        may(who, Render())
        with self._turns.taken(room.film):
            one = self._house.studio.comments.get(room.film, number)
            if one.state == "done":
                by = f" by {one.closed_by}" if one.closed_by else ""
                raise Conflict(f"Comment {number} was seen to already{by}.", code="stale")
            return self._answered(room, see_to(self._house.studio, self._talks, room.film, number, who, PATIENCE))

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

    def _discreet(self, words: str) -> str:
        return discreet(self._house.studio.settings, words)

    def _told(self, film: str, *, shots: bool) -> str:
        shown = self._house.studio.show(film)
        listed = [shot for scene in shown["scenes"] for shot in scene["shots"]]
        head = f"{shown['title'] or film}: {shown['state']}, {shown['seconds']:.0f} s, {len(listed)} shots."
        if not shots:
            waiting = [shot["slate"] for shot in listed if shot["state"] == "dailies"]
            return f"{head} Waiting for a word: {', '.join(waiting[:20]) or 'none'}."
        lines = [f"{shot['number']} ({shot['slate']}) {shot['state']}: {shot['prompt'][:90]}" for shot in listed[:40]]
        return "\n".join([head, *lines])


def _name(who: Who) -> str:
    """What someone is called here, should they become a person of the house by it."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in who.name).split())
    return plain[:60] or who.user[:60]


def _same_channel(one: Place, other: Place) -> bool:
    return (one.host, one.team, one.channel) == (other.host, other.team, other.channel)
