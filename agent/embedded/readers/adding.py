"""New shots, written from the user's own words in the form of the shot list.

"add a low-angle wide of the guard falling asleep after 4"
    AddShot(prompt="Wide shot, low-angle, the GUARD falling asleep", size="wide", angle="low", after=4)
"""

import re
from collections.abc import Iterable
from typing import Any

from agent.conversation import Choice, Question
from agent.embedded.readers.destinations import destination
from agent.embedded.reading import Clause, Reading
from agent.telling.naming import Names
from tools.audio.effects import CATALOGUE, sounds_in
from tools.film.edits.story import AddShot
from tools.film.screenplay import EffectDraft
from tools.film.script import Size
from tools.writing.direction import NAMES
from tools.writing.reading import SECONDS_BY_SIZE, read_prompt
from tools.writing.scripted import DRAWABLE

ASKS_FOR = (
    "give me", "i want", "i need", "we need", "need", "want", "i would like", "i would love", "let us have", "have",
    "how about", "what about", "can we have", "could we have", "can i have", "new", "there should be", "get", "show me",
    "i would like to see", "add", "insert", "put", "create", "make", "shoot", "include", "squeeze in", "throw in",
)  # fmt: skip
COUNTS = ("a", "an", "another", "one more", "one", "new", "extra", "additional", "some", "additionally")
CONNECTS = (
    "of", "showing", "where", "with", "in which", "on", "from", "that shows", "which shows", ":", ",", "-", "in",
    "when", "shows", "featuring", "for",
)  # fmt: skip
SEEN = re.compile(
    r"(?:(?:hm+|so|and|but|well|maybe|also|please)[, ]+)*(?:(?:can|could|might|should|shall|may) (?:we|i|you)"
    r"(?: maybe| perhaps| please| also)? (?:see|show|meet|get to see|have)|(?:i|we)(?: would|'d)? (?:like|love|want) to"
    r" (?:see|meet)|(?:can|could) (?:it|the film) show|let us (?:see|meet|show))"
    r" (?P<what>(?:the|a|an|that|this|her|his|their|some|more of)\b(?: [\w'-]+){1,5}?),?"
    r" (?:at some point|somewhere|some ?time|some place|for once|at least once|once|one time|along the way)"
    r"(?: (?:in (?:the film|it|there)|too|please|as well))*",
    re.IGNORECASE,
)
"""something that shall be seen, and nobody says where: "could we see the stranger at some point?" """
PLAIN_WORDS = re.compile(
    r"\b(?:quick|short|brief|new|extra|nice|beautiful|little|small|single|additional|more|really|good|proper|cool)\b\s*",
    re.IGNORECASE,
)
NOT_A_SHOT = ("verb.retake", "title.", "stem.", "thing.marker", "transition.dissolve", "verb.copy", "edit.freeze")
FIELDS = ("angle", "move", "pace", "time", "weather", "light", "props", "focus")
POLITE = (
    ",", ".", "!", "please", "thanks", "thank you", "maybe", "for", "too", "as well", "ok", "cheers", "instead", "now",
    "then", "lasting", "long", "if possible", "-", "in", "about", "perhaps",
)  # fmt: skip
"""what may stand after the description without being of it"""
PLACED = re.compile(r"\b(?:before|after|between)\b", re.IGNORECASE)
"""what may say where a shot goes"""
MOST_EFFECTS = 2
MEANINGLESS = ("eye level", "static", "normal", "", None, ())


def adding_shots(clause: Clause) -> Iterable[Reading]:
    """One add_shot; what it shall show is asked when nobody says it, and where it goes when it shall be "somewhere"."""
    if (seen := SEEN.fullmatch(clause.text(0))) is not None and not clause.refs("shots", "scenes", "takes"):
        question = _where(clause, seen["what"].strip(" ,"))
        yield Reading(used=frozenset(range(len(clause.pieces))), question=question, weight=1.2)
        return
    head = _head(clause)
    if head is None or clause.find(*NOT_A_SHOT) is not None:
        return
    first, at = head
    used = frozenset(range(len(clause.pieces)))
    connected = next((i for i in range(at + 1, len(clause.pieces)) if _connects(clause, i)), None)
    place = destination(clause, scenes=False, until=connected)
    if place.problem:
        yield Reading(used=used, problem=place.problem, weight=0.6)
        return
    what = described(clause, connected, place.used) if connected is not None else ""
    manner = _manner(clause, first, at)
    size = _size(clause, at)
    if "reaction" in manner:
        manner, size = manner.replace("reaction", "").strip(" ,"), "close-up"
        what = f"{what}, reacting" if what else ""
    if not what:
        question = Question(text="What shall the new shot show?")
        yield Reading(used=used, question=question, weight=0.3)
        return
    if not place.side and PLACED.search(what):
        # "... right before he reads": where it goes, in words that point at no shot, or something that it shows
        return
    fields = written(clause, ", ".join(part for part in (NAMES[size], manner, what) if part), size)
    seconds = _seconds(clause)
    if seconds is not None:
        fields.pop("frames", None)
        fields["seconds"] = seconds
    if place.side:
        fields[place.side] = place.ref
    elif clause.index.order:
        fields["after"] = clause.index.order[-1]
    # "add a shot of Mara after 4" puts nobody into shot 4
    yield Reading((AddShot.model_validate(fields),), used, 0.8 if place.side else 0.6, verbatim=used)


def _head(clause: Clause) -> tuple[int, int] | None:
    """The pieces of "a ... shot": the determiner and the noun; None when no new shot is asked for."""
    asked = any(piece.text in ASKS_FOR or piece.means("verb.add") for piece in clause.pieces)
    if not asked:
        return None
    for i, piece in enumerate(clause.pieces):
        if piece.text not in COUNTS and not piece.text.endswith((" a", " an", " another")):
            continue
        for k in range(i + 1, min(i + 6, len(clause.pieces))):
            known = clause.pieces[k]
            if known.ref is not None or known.means("thing.scene", "order.", "verb.remove"):
                break
            noun = known.text.split()[-1] in ("shot", "view", "angle", "cutaway", "insert", "clip")
            if noun or ((known.values("size") or known.values("coverage")) and not _goes_on(clause, k)):
                return i, k
    return None


def _goes_on(clause: Clause, at: int) -> bool:
    """Whether a size only says what kind of shot follows: "a wide establishing shot"."""
    following = clause.pieces[at + 1] if at + 1 < len(clause.pieces) else None
    return following is not None and (following.text in ("shot", "view", "angle") or bool(following.values("size")))


def _connects(clause: Clause, at: int) -> bool:
    """Whether the words on what is seen begin after a piece; "after 3 of the sea" has its place before them."""
    piece = clause.pieces[at]
    return piece.ref is None and piece.text in CONNECTS and not _place_follows(clause, at)


def _place_follows(clause: Clause, at: int) -> bool:
    following = clause.pieces[at + 1] if at + 1 < len(clause.pieces) else None
    if following is None:
        return True
    if following.amount is not None or following.means("order."):
        return True
    return following.ref is not None and following.ref.kind in ("scenes", "shots", "join")


def described(clause: Clause, connected: int, spared: frozenset[int]) -> str:
    """The words after the connector as they were typed, without those on the place, the length and politeness."""
    stop = len(clause.pieces)
    lengths = set(clause.amounts("second", "frame"))
    while stop > connected + 1:
        piece = clause.pieces[stop - 1]
        tail = stop - 1 in spared or stop - 1 in lengths
        if piece.text == "in" and stop not in spared:
            # "slow push in"
            break
        if not tail and piece.text not in POLITE:
            break
        stop -= 1
    before = [i for i in spared if connected < i < stop]
    if before and max(before) < stop - 1 and min(before) <= connected + 2:
        # "after 3: the sea"
        connected = max(before)
    return spelled_out(clause, connected + 1, stop)


def spelled_out(clause: Clause, first: int, stop: int) -> str:
    """The words of some pieces, with the people of the film by their names, as a shot list writes them."""
    text = spelled_names(clause, clause.text(first, stop))
    opens = next((i for i in range(first, stop) if not clause.pieces[i].means("filler.mark")), None)
    ref = clause.pieces[opens].ref if opens is not None else None
    if ref is not None and ref.kind == "people" and ref.how == "pronoun" and ref.ids:
        text = re.sub(r"^(?:he|she|him|her|they)\b", called(clause, ref.ids[0]), text, flags=re.IGNORECASE)
    elif re.match(r"(?:they|them)\b", text, re.IGNORECASE) and len(clause.film.characters) == 2:
        text = " and ".join(called(clause, who) for who in clause.film.characters) + text[4:]
    return text


def spelled_names(clause: Clause, text: str) -> str:
    """Some words with the people of the film by their names, as a shot list writes them."""
    for person in clause.film.characters.values():
        text = re.sub(rf"(?<!\w){re.escape(person.name)}(?!\w)", person.name.upper(), text, flags=re.IGNORECASE)
    return text


def called(clause: Clause, who: str) -> str:
    """Someone as the shots of the film name them: MARA, the KEEPER."""
    name = clause.film.characters[who].name.upper()
    article = any(f"the {name}" in shot.prompt for shot in clause.film.shots.values())
    return f"the {name}" if article else name


def asks_for_a_shot(clause: Clause) -> bool:
    """Whether "add a close-up" asks for a new shot, and not for another size of one that was spoken of."""
    adds = any(piece.text in ("add", "insert", "create", "new", "another") for piece in clause.pieces)
    refs = set(clause.refs("shots", "takes")) - destination(clause, scenes=False).used
    return adds and _head(clause) is not None and not refs


def _manner(clause: Clause, first: int, at: int) -> str:
    """What is said between "a" and "shot" beside the size: "low angle", "handheld", "reaction"."""
    said = [i for i in range(first + 1, at) if not clause.pieces[i].values("size") and clause.pieces[i].amount is None]
    words = PLAIN_WORDS.sub("", clause.words(said)).strip(" ,-")
    head = clause.pieces[at]
    covered = head.text if head.values("coverage") or head.values("angle") else ""
    return ", ".join(part for part in (words, covered) if part and part not in ("shot", "shots"))


def _size(clause: Clause, at: int) -> Size:
    """The size that is named up to the noun; a medium shot without one."""
    for i in range(at, max(at - 5, -1), -1):
        values = clause.pieces[i].values("size")
        if values and not (i == 0 and clause.pieces[i].text == "insert"):
            return values[0]  # pyright: ignore[reportReturnType]
    return "medium"


def _seconds(clause: Clause) -> float | None:
    for i in clause.amounts("second", "frame"):
        amount = clause.pieces[i].amount
        return amount.seconds(float(clause.rate)) if amount is not None else None
    return None


def written(clause: Clause, prompt: str, size: Size) -> dict[str, Any]:
    """The fields of a new shot: its line, and everything that the line says, read as in a shot list."""
    read = read_prompt(prompt, names(clause), tuple(DRAWABLE))
    fields: dict[str, Any] = {"prompt": prompt, "size": size, "frames": round(SECONDS_BY_SIZE[size] * clause.rate)}
    fields["coverage"] = read.coverage or ("single" if read.staging else "empty")
    if read.staging:
        fields["staging"] = read.staging
    for name in FIELDS:
        value = getattr(read, name)
        if value not in MEANINGLESS:
            fields[name] = value
    if effects := _effects(clause, prompt):
        fields["effects"] = effects
    return fields


def _effects(clause: Clause, prompt: str) -> tuple[EffectDraft, ...]:
    """What is heard of what a new shot shows, as in the shots before it: nothing in a film without effects."""
    if all(cue.kind != "effect" for cue in clause.film.cues.values()):
        return ()
    heard = [call.name for call in sounds_in(prompt) if CATALOGUE[call.name].kind != "ambience"]
    return tuple(EffectDraft(what=name, offset=6 + 18 * number) for number, name in enumerate(heard[:MOST_EFFECTS]))


def names(clause: Clause) -> dict[str, str]:
    """Every way to name someone, in the letters it may be written with."""
    known: dict[str, str] = {}
    for way, who in clause.index.people.items():
        said = " ".join(way)
        for spelled in (said, said.title(), said.upper(), said.capitalize()):
            known[spelled] = who
    return known


def _where(clause: Clause, what: str) -> Question:
    """Where a new shot of something goes: near the start, in the middle, or at the end."""
    order, names = clause.index.order, Names(clause.film)
    if not order:
        return Question(text=f"What shall happen in the shot of {what}?")
    prompt = f"Medium shot, {what}"
    places = dict.fromkeys((order[0], order[len(order) // 2], order[-1]))
    choices = [
        Choice(label=f"After {names.shot(shot)}", acts=(AddShot(prompt=prompt, size="medium", after=shot),))
        for shot in places
    ]
    return Question(text=f"A new shot of {what}: where?", choices=(*choices, Choice(label="No, leave it")))
