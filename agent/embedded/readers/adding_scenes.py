"""New scenes: the place, what happens in it, and three shots of that by the craft: where, what, and how it is taken.

"add a scene where she comes back"
    Wide shot, Beach, MARA small in it | Medium shot, MARA comes back | Close-up, MARA, taking it in, slow push in
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from agent.conversation import Act, Question
from agent.embedded.readers.adding import called, described, names, written
from agent.embedded.readers.destinations import Destination, destination
from agent.embedded.reading import Clause, Reading
from tools.film.edits.story import AddScene, SetLocation
from tools.film.screenplay import LineDraft, ShotDraft
from tools.film.script import Location, Scene
from tools.film.slate import shot_order
from tools.writing.reading import read_prompt
from tools.writing.scoring import ambience_for, sound_of_place

KINDS = ("scene", "ending", "opening", "epilogue", "prologue", "sequence", "beginning", "finale", "end")
AT_THE_END = ("ending", "epilogue", "finale", "end")
AT_THE_START = ("opening", "prologue", "beginning")
HAPPENS = ("where", "in which", "when", "that shows", "showing", "which shows", "that")
NEW = re.compile(r"\b(?:an?|another|one more|new|extra|different|alternate|alternative)\b")
ABOUT = ("with", "of", "about", "for", ":")
TAKEN = {
    "melancholy": "sad, eyes lowered",
    "tense": "worried",
    "warm": "a small smile",
    "romantic": "a small smile",
    "triumphant": "smiling",
    "playful": "smiling",
    "dark": "afraid",
    "mysterious": "looking into the dark",
    "calm": "calm",
}
"""what a face says in a scene of a mood"""
OUTDOORS = re.compile(
    r"\b(?:street|road|park|forest|woods?|field|desert|garden|beach|sea|ocean|lake|river|mountains?|hill|roof|rooftop|"
    r"square|market|bridge|pier|harbou?r|meadow|cemetery|graveyard|alley|playground|island|snow|rain|yard|courtyard)\b",
    re.IGNORECASE,
)
NEXT = re.compile(r",? (?:and then|then|and) (?=(?:he|she|they|the [A-Z]{2,}|[A-Z]{2,})\b)")
"""between two things that happen"""
MOST_EVENTS = 4
NEW_PLACE = re.compile(
    r"\b(?:scene|sequence|ending|opening|epilogue|prologue)\s+(?:in|at|on|inside)\s+((?:an?|the)\s+[\w' -]+?)"
    r"(?=\s*(?:,|$|\bwhere\b|\bin which\b|\bwhen\b|\bwith\b|\bafter\b|\bbefore\b|\bat (?:night|dawn|dusk)\b))",
    re.IGNORECASE,
)


def adding_scenes(clause: Clause) -> Iterable[Reading]:
    """One add_scene; what happens in it is asked when nobody says it. A place that is new is made first."""
    kind = _asked(clause)
    if kind is None:
        return
    used = frozenset(range(len(clause.pieces)))
    happens = _happens(clause, kind)
    goal = _goal(clause, kind, happens)
    if goal.problem:
        yield Reading(used=used, problem=goal.problem, weight=0.5)
        return
    purpose = described(clause, happens, goal.used) if happens is not None else ""
    if not purpose:
        yield Reading(used=used, question=Question(text="What happens in the new scene?"), weight=0.3)
        return
    beside = next((scene for scene in clause.film.scenes if scene.id == goal.ref), None)
    beside = beside or (clause.film.scenes[-1] if clause.film.scenes else None)
    acts: list[Act] = []
    place = _place(clause, beside, kind, happens)
    if isinstance(place, str):
        indoors = _indoors(clause, place)
        acts.append(SetLocation(location=place, interior=indoors))
        where, interior = place, "INT." if indoors else "EXT."
    elif place is not None:
        where, interior = place.id, "INT." if place.interior else "EXT."
    else:
        yield Reading(used=used, question=Question(text="Where is the new scene?"), weight=0.3)
        return
    fields: dict[str, Any] = {"location": where, "interior": interior, "purpose": purpose}
    for name in ("time", "weather", "mood"):
        said = [
            value
            for i, p in enumerate(clause.pieces)
            if p.ref is None and _holds(clause, i)
            for value in p.values(name)
        ]
        if said:
            fields[name] = said[0]
        elif beside is not None and name != "mood":
            fields[name] = getattr(beside, name)
    name = place if isinstance(place, str) else place.name
    scene = AddScene.model_validate(fields)
    opening, *rest = _shots(clause, purpose, name, fields.get("mood"))
    fields["shots"] = (_heard(clause, opening, scene, name), *rest)
    if goal.side:
        fields[goal.side] = goal.ref
    acts.append(AddScene.model_validate(fields))
    yield Reading(tuple(acts), used, 0.6, verbatim=used)


def _holds(clause: Clause, at: int) -> bool:
    """Whether a word on the hour or the weather is true of the scene: "after the storm" there is none."""
    return clause.before(at, "order.after", "order.before", "contrast", "neg") is None


def _indoors(clause: Clause, place: str) -> bool:
    inside = re.search(rf"\b(?:in|inside|at) (?:an?|the) {re.escape(place)}", clause.text(0), re.IGNORECASE) is not None
    return inside and OUTDOORS.search(place) is None


def _asked(clause: Clause) -> int | None:
    """The piece "scene" (or "ending") of a new scene that is asked for."""
    begun = re.match(r"(?:please |let us )*(?:new|another|end|finish|close|open|start|begin)\b", clause.text(0), re.I)
    if clause.find("verb.add", "verb.make") is None and begun is None:
        return None
    for i, piece in enumerate(clause.pieces):
        if piece.text.split()[-1] not in KINDS or (piece.ref is not None and piece.ref.how == "number"):
            continue
        before = " ".join(p.text for p in clause.pieces[max(i - 4, 0) : i])
        if re.search(
            r"\b(?:an?|another|one more|new|extra|different|alternate|alternative)\b", f"{before} {piece.text}"
        ):
            return i
    return None


def _happens(clause: Clause, kind: int) -> int | None:
    """The piece after which it is said what happens."""
    later = range(kind + 1, len(clause.pieces))
    found = next((i for i in later if clause.pieces[i].text in HAPPENS), None)
    return found if found is not None else next((i for i in later if clause.pieces[i].text in ABOUT), None)


def _goal(clause: Clause, kind: int, happens: int | None) -> Destination:
    goal = destination(clause, scenes=True, until=happens)
    words = clause.pieces[kind].text.split() + [p.text for p in clause.pieces[max(kind - 2, 0) : kind]]
    ends = re.match(r"(?:please |let us )*(?:end|finish|close)\b", clause.text(0), re.IGNORECASE)
    opens = re.match(r"(?:please |let us )*(?:open|start|begin)\b", clause.text(0), re.IGNORECASE)
    scenes = clause.film.scenes
    if goal.side or goal.problem or not scenes:
        return goal
    if opens or any(word in AT_THE_START for word in words):
        return Destination("before", scenes[0].id)
    if ends or any(word in AT_THE_END for word in words):
        return Destination("after", scenes[-1].id)
    return goal


def _place(clause: Clause, beside: Scene | None, kind: int, happens: int | None) -> Location | str | None:
    """The place that is named, or is new; else that of the scene beside it."""
    for i in clause.refs("places"):
        ref = clause.pieces[i].ref
        if ref is not None and ref.ids and clause.before(i, "order.after", "order.before") is None:
            return clause.film.locations[ref.ids[0]]
    before = clause.text(max(kind, 0), happens)
    if match := NEW_PLACE.search(before):
        words = re.sub(r"^(?:an?|the)\s+", "", match.group(1), flags=re.IGNORECASE).strip()
        if not re.match(r"(?:very |end|start|beginning|front|back|night|dawn|dusk|film|middle)", words, re.I):
            return words[0].upper() + words[1:]
    return clause.film.locations.get(beside.location) if beside is not None else None


def _heard(clause: Clause, opening: ShotDraft, scene: AddScene, place: str) -> ShotDraft:
    """The first shot with the sound of its place, where that is heard nowhere in a film that has such sounds."""
    known = any(other.location == scene.location for other in clause.film.scenes)
    sound = sound_of_place(place)
    if known or not sound or all(cue.kind != "ambience" for cue in clause.film.cues.values()):
        return opening
    return ambience_for(opening, sound, scene.weather, scene.interior == "INT.")


def _shots(clause: Clause, purpose: str, place: str, mood: str | None) -> tuple[ShotDraft, ...]:
    """Where it is, each thing that happens, and how it is taken. Nobody in it: no face."""
    read = read_prompt(purpose, names(clause), ())
    who: Sequence[str] = [staged.who for staged in read.staging]
    people = [called(clause, one) for one in who if one in clause.film.characters]
    small = f", {' and '.join(people)} small in it" if people else ", still and empty"
    wide = written(clause, f"Wide shot, {place}{small}, static", "wide")
    if str(wide.get("light", "")).casefold() == place.casefold():
        # the lamp room is a place, and no light
        del wide["light"]
    mediums = [written(clause, f"Medium shot, {event}", "medium") for event in _events(clause, purpose)]
    quotes = [piece.quote for piece in clause.pieces if piece.quote]
    if quotes and who and clause.find("verb.say") is not None:
        mediums[-1]["lines"] = (LineDraft(speaker=who[0], text=quotes[-1]),)
    drafts = [wide, *mediums]
    if people:
        face = TAKEN.get(mood or "", "quiet")
        near = written(clause, f"Close-up, {people[-1]}, {face}", "close-up")
        drafts.append({**near, "prompt": f"{near['prompt']}, slow push in", "move": "push in", "pace": "slow"})
    generators = {clause.film.shots[shot].generator for shot in shot_order(clause.film)}
    if len(generators) == 1:
        # a film that one camera shoots goes on with it
        drafts = [{**draft, "generator": next(iter(generators))} for draft in drafts]
    return tuple(ShotDraft.model_validate(draft) for draft in drafts)


def _events(clause: Clause, purpose: str) -> list[str]:
    """What happens one after the other: "MARA drinks tea", "the KEEPER knocks"; who is only "she" is called by name."""
    names_there = {word for one in clause.film.characters.values() for word in one.name.casefold().split()}
    found: list[str] = []
    for part in NEXT.split(purpose):
        tells = {*re.findall(r"\w+", found[-1].casefold())} - names_there - {"the", "and"} if found else {""}
        if found and (not tells or len(found) == MOST_EVENTS):
            # "MARA and the KEEPER drink tea" is one thing
            found[-1] = f"{found[-1]} and {part}"
        else:
            found.append(part)
    return [_by_name(clause, event, purpose) for event in found]


def _by_name(clause: Clause, event: str, purpose: str) -> str:
    """An event with the name of who does it, where only one of the scene can be meant."""
    begun = re.match(r"(?:he|she)\b", event, re.IGNORECASE)
    sex = "f" if begun and begun[0].casefold() == "she" else "m"
    cast = clause.film.characters.values()
    there = [one for one in cast if re.search(rf"\b{re.escape(one.name.upper())}\b", purpose)]
    meant = [one.id for one in there if one.appearance.sex == sex]
    if begun is None or len(meant) != 1:
        return event
    return f"{called(clause, meant[0])}{event[begun.end() :]}"
