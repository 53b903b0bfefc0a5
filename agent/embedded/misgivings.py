"""More that keeps a reading from being acted on: what an act has of the message, and the message does not mean by it.

"give Tom's line in 8 to Mara"        "Mara" is no line
"rain in 3 like in 4"                 nothing is asked of 4
"rename Lotte to Lou in scene 4"      a name does not run on into where
"a hat on deck"                       somebody has one look in the film
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from agent.conversation import Act
from agent.embedded.misplaced import misnamed
from agent.embedded.reading import Clause, Reading
from agent.embedded.seen_wishes import doer, done_there
from tools.film.edits.cut import SetTransition
from tools.film.edits.sound import AddEffect, SetAmbience, SetLine
from tools.film.edits.story import RemoveShot, ReviseShot, SetCharacter

SPOKEN_OF = re.compile(
    r"(?:(?:his|her|their|the|that|this|its) )?(?:first |last |next |other )?(?:lines?|words?|part|bit|half)"
)
NAMING = {
    "set_title": ("title",),
    "add_title": ("text",),
    "name_cut": ("name",),
    "set_character": ("name",),
    "add_marker": ("name",),
}
RUNS_ON = re.compile(
    r"(?:, (?:in|at|on|over|for|with|and|but|then|please)\b| (?:in|over|on|at|from) (?:the |scene |shot )"
    r"(?:\d+|first|last|next|opening|end|start|whole)\b| for (?:\w+ )?seconds\b| (?:please|instead|though|as well)$"
    r"| (?:and|but|then) (?:make|put|cut|delete|remove|add|move|trim|fade|retake|approve|export|undo)\b).*",
    re.IGNORECASE,
)
"""what stands after a name that was not quoted, and is no part of it"""
OF_LENGTH = ("length.", "thing.length", "verb.lengthen", "verb.shorten", "verb.last", "edit.trim")
LEADING = ("to", "into", "during", "under", "over", "with", "by", "against", "onto", "while", "behind")
OF_WHAT_IS_THERE = frozenset("softer louder quieter than again".split())
"""words about music that plays already"""
WISHED = re.compile(r"\b(?:i|we|you|please|should|would|could|hear|want|like to)\b", re.IGNORECASE)
"""what no description of a shot is made of"""
SOMEWHERE = re.compile(r"(?:in|on|at|over|after|before|under|during) ", re.IGNORECASE)
PART_OF = re.compile(r"(?:^| )(?:all|whole|entire|much|everything)(?: of)?(?: the)?$")
NOT_NEEDED = re.compile(r"\b(?:not|never)\b")
UP_TO = ("up to", "until", "till", "up till", "up until", "through to")
ON_THE_WAY = frozenset(("to", "into", "from", "out of", "away from", "off"))
WAY_OF = re.compile(
    r"\b(?:get|move|come|cut|go|jump|bring|take)(?: us| me| it)?(?: on| away| over| out)? (?:from|to|into|out of)\b"
)
"""what leads to something, or away from it, where a shot's own pace is not spoken of"""
JOINING = ("and", ",", "&", "+", "with", "but", "plus", "also", "then", "und", "et", "y")


def misgivings(clause: Clause, reading: Reading) -> Iterable[int]:
    """The pieces of a request that forbid to act on a reading of it."""
    yield from _no_line(clause, reading)
    yield from _likened(clause, reading)
    yield from _trailing(clause, reading)
    yield from _anothers(clause, reading)
    yield from _interjected(clause, reading)
    yield from _corrects(clause, reading)
    yield from _in_part(clause, reading)
    yield from _on_the_way(clause, reading)
    yield from _place_or_thing(clause, reading)
    yield from _other_sense(clause, reading)
    yield from _unmeasured(clause, reading)
    yield from _everywhere(clause, reading)
    yield from _faint(clause, reading)
    yield from _set_aside(clause, reading)
    yield from _led_away(clause, reading)
    yield from _of_nothing_named(clause, reading)
    yield from _taken_from(clause, reading)
    yield from _compared_sounds(clause, reading)
    yield from _halved(clause, reading)
    yield from _in_there(clause, reading)
    yield from misnamed(clause, reading)
    yield from _done_by_someone(clause, reading)


def _done_by_someone(clause: Clause, reading: Reading) -> Iterable[int]:
    """ "He should push the gate" moves no camera, and "make her hopeful" is not the mood of the picture."""
    acts = [act for act in reading.acts if isinstance(act, ReviseShot)]
    groups = [f"{name}." for name in ("camera", "mood") if any(getattr(act, name) for act in acts)]
    by = doer(clause) if groups else None
    yield from (i for i, p in enumerate(clause.pieces) if groups and p.means(*groups) and done_there(clause, i, by))


def _before_a_place(clause: Clause, at: int, text: str) -> bool:
    ref = clause.pieces[at + 1].ref
    back = any(p.means("verb.revert") and "back" in p.text.split() for p in clause.pieces)
    pointed = ref is not None and ref.how != "pronoun"
    return (
        text.split()[-1] == "before"
        and not back
        and ref is not None
        and pointed
        and ref.kind in ("places", "scenes", "shots")
    )


def _halved(clause: Clause, reading: Reading) -> Iterable[int]:
    """ "Cut it in half": two pieces, or half as long."""
    if any(act.kind == "split_shot" for act in reading.acts) and re.search(r"\bcut\b.*\bin half\b", clause.plain):
        yield from clause.hard


def _in_there(clause: Clause, reading: Reading) -> Iterable[int]:
    """ "Everything in there darker": there is no name of the film."""
    there = re.search(r"\b(?:in|over|out|up|down|inside) (?:there|here)\b", clause.plain)
    if there and any(act.kind in ("set_film_grade", "set_look") for act in reading.acts):
        yield from clause.hard


def _set_aside(clause: Clause, reading: Reading) -> Iterable[int]:
    """What shall not be, done all the same: "instead of cutting 13 shorten it", "rather than a fade, cut to 12"."""
    kinds = {value for act in reading.acts if (value := getattr(act, "transition", None)) is not None}
    for i in clause.all("contrast", "neg"):
        at = i + 1
        while at < len(clause.pieces) and clause.pieces[at].text in ("a", "an", "the", "any"):
            at += 1
        if at >= len(clause.pieces) or at not in reading.used or clause.pieces[at].ref is not None:
            continue
        piece = clause.pieces[at]
        doing = piece.text.endswith("ing") and piece.means("verb.", "edit.", "transition.")
        if clause.pieces[i].means("contrast") and (doing or set(piece.values("transition")) & kinds):
            yield at


def _led_away(clause: Clause, reading: Reading) -> Iterable[int]:
    """Shots that would be taken out, or parted, though only led to: "cut away to 5 during 4", "13 and maybe 14"."""
    gone = all(act.kind in ("remove_shot", "extract", "lift", "split_shot") for act in reading.acts)
    refs = [i for i in clause.refs("shots", "scenes") if i in reading.used and i]
    if gone:
        yield from (i for i in refs if clause.pieces[i - 1].text in LEADING)
        yield from (i for i in refs if clause.pieces[i - 1].text in ("maybe", "perhaps", "possibly") and i > 1)
    if len({getattr(act, "shot", "") for act in reading.acts if act.kind == "split_shot"}) > 1:
        for first, second in pairwise(refs):
            if not any(p.text in JOINING for p in clause.pieces[first + 1 : second]):
                yield second


def _of_nothing_named(clause: Clause, reading: Reading) -> Iterable[int]:
    """What is much to do, of what was not named: "make it faster", first of all; "take him out", of his shot."""
    pointed = clause.refs("shots", "scenes", "takes", "film", "places", "time", "join")
    named = any((ref := clause.pieces[i].ref) is not None and ref.how != "pronoun" for i in pointed)
    everything = len(clause.index.order)
    for act in reading.acts:
        if isinstance(act, RemoveShot) and clause.refs("people") and not named:
            yield from clause.hard
        if isinstance(act, ReviseShot):
            whole = 1 < len(act.shots) == everything and act.pace is not None and not named
            if whole or (act.prompt is not None and WISHED.search(act.prompt)):
                yield from clause.hard


def _taken_from(clause: Clause, reading: Reading) -> Iterable[int]:
    """What is taken out of a shot that would go whole: "take the hiss out of the gauge"; and what is "more clear"."""
    if any(act.kind in ("remove_shot", "remove_scene") for act in reading.acts):
        for i, piece in enumerate(clause.pieces):
            if piece.text in ("out of", "from", "off") and any(
                not p.soft and p.ref is None and not p.means("verb.") for p in clause.pieces[:i]
            ):
                yield i
    if any(isinstance(act, ReviseShot) and act.weather == "clear" for act in reading.acts):
        yield from (
            i for i in clause.all("weather.clear") if clause.before(i, "degree.more", "degree.less") is not None
        )


def _compared_sounds(clause: Clause, reading: Reading) -> Iterable[int]:
    """Music laid where what is there was to be softer, or other: "brass a bit softer than the accordion"."""
    if any(act.kind == "set_music" for act in reading.acts):
        yield from (i for i, p in enumerate(clause.pieces) if set(p.text.split()) & OF_WHAT_IS_THERE)
        if clause.find("mood.", "verb.", "stem.MX", "degree.") is None:
            yield from clause.hard


def given(acts: Iterable[Act]) -> list[str]:
    """The words that acts have."""
    return [value for act in acts for value in act.model_dump().values() if isinstance(value, str)]


def _no_line(clause: Clause, reading: Reading) -> Iterable[int]:
    """What nobody says, but what is spoken of: "give her line in 9 to Voss", "whisper her line"."""
    names = {word for person in clause.film.characters.values() for word in person.name.casefold().split()}
    for act in reading.acts:
        colon = next((i for i, p in enumerate(clause.pieces) if p.text == ":"), None)
        if isinstance(act, SetLine) and colon is not None:
            # "8: Gran doesn't speak, she only lifts her glass"
            spoken = any(p.means("verb.say", "sound.line", "who.", "stem.DX") for p in clause.pieces[:colon])
            named = any(p.ref is not None and p.ref.kind == "people" for p in clause.pieces[:colon])
            yield from () if spoken or named or "narrat" in clause.plain else (colon, *clause.hard)
        if isinstance(act, SetLine) and not any(p.quote is not None or p.text == ":" for p in clause.pieces):
            words = act.text.casefold().strip(" .!?").split()
            if SPOKEN_OF.fullmatch(" ".join(words)) or (words and set(words) <= names):
                yield from (i for i, p in enumerate(clause.pieces) if not p.soft and set(p.text.split()) & set(words))
                yield from (i for i in clause.hard if clause.pieces[i].ref is None)


def _likened(clause: Clause, reading: Reading) -> Iterable[int]:
    """What only likens: "rain in 4 like in 12" is nothing for 12."""
    about = {known for act in reading.acts for known in clause.index.meant(" ".join(given([act])))}
    about |= {one for act in reading.acts for one in (*getattr(act, "shots", ()), *getattr(act, "scenes", ()))}
    about |= {one for act in reading.acts for name in ("shot", "scene", "clip") if (one := getattr(act, name, None))}
    for i in clause.refs("shots", "scenes", "places"):
        ref = clause.pieces[i].ref
        at = i - 1
        while at > 0 and clause.pieces[at].text in ("in", "at", "on", "the", "of", "for"):
            at -= 1
        if ref is None or at < 0 or not about & {*ref.ids}:
            continue
        word = clause.pieces[at]
        apart = word.text in ("rather than", "instead of") and not clause.amounts()
        if apart or word.text in ("as", "like", "as in", "like in", "same as"):
            yield i


def _trailing(clause: Clause, reading: Reading) -> Iterable[int]:
    """What a name or a title runs on into: "rename Lotte to Lou in the last scene", "Three Letters, in English"."""
    for act in reading.acts:
        for name in NAMING.get(act.kind, ()):
            said = getattr(act, name)
            if not isinstance(said, str) or any(p.quote is not None or p.text == ":" for p in clause.pieces):
                continue
            if act.kind == "set_title" and SOMEWHERE.match(said) and clause.refs("scenes", "places", "shots"):
                # "the title should be in the garden": where it is to be seen
                yield from clause.hard
            if (found := RUNS_ON.search(said)) is not None:
                words = set(found.group().casefold().split())
                yield from (i for i, p in enumerate(clause.pieces) if words & set(p.text.split()))


def _anothers(clause: Clause, reading: Reading) -> Iterable[int]:
    """Two people changed, and nothing that joins them: "give Lotte Bruno's cap"."""
    changed = {act.character for act in reading.acts if isinstance(act, SetCharacter)}
    named = [i for i in clause.refs("people") if (ref := clause.pieces[i].ref) is not None and len(ref.ids) == 1]
    if len(changed) > 1:
        for first, second in pairwise(named):
            if not any(p.text in JOINING or p.text == "both" for p in clause.pieces[first + 1 : second]):
                yield second


def _interjected(clause: Clause, reading: Reading) -> Iterable[int]:
    """A "no," that says no, and takes nothing away."""
    gone = ((isinstance(a, SetAmbience) and not a.what) or a.kind.startswith("remove_") for a in reading.acts)
    if all(gone):
        for i, piece in enumerate(clause.pieces[:-1]):
            if piece.text == "no" and clause.pieces[i + 1].text == ",":
                yield i


def _corrects(clause: Clause, reading: Reading) -> Iterable[int]:
    """ "That's Ada's line, not hers" takes no line away: a "not" behind a mark only says what is so instead."""
    if all(act.kind.startswith("remove_") for act in reading.acts) and clause.find("verb.remove", "verb.mute") is None:
        for i, piece in enumerate(clause.pieces[1:], 1):
            if piece.text == "not" and clause.pieces[i - 1].text in (",", "-", "–", ";"):
                yield i


def _in_part(clause: Clause, reading: Reading) -> Iterable[int]:
    """ "We don't need all of 5" is no film without 5; and what is "good up to 6" is not 6 alone."""
    if all(act.kind in ("remove_shot", "remove_scene", "extract", "lift") for act in reading.acts):
        refs = [i for i in clause.refs("shots", "scenes", "places") if i]
        whole = (i - 1 for i in refs if PART_OF.search(clause.pieces[i - 1].text) and clause.pieces[i].ref is not None)
        denied = any(p.means("neg") or NOT_NEEDED.search(p.text) for p in clause.pieces)
        yield from whole if denied else ()
    if any(act.kind == "remove_shot" for act in reading.acts):
        # "the bit about the bills" is what is said of them
        yield from (i for i in clause.refs("shots") if " about " in clause.pieces[i].text)
    if all(act.kind == "remove_line" for act in reading.acts):
        # "her last line should go to him": he says it
        pairs = ((i, clause.pieces[i + 1].text) for i in clause.all("verb.remove") if i + 1 < len(clause.pieces))
        yield from (i for i, after in pairs if "go" in clause.pieces[i].text.split() and after == "to")
    if all(act.kind in ("circle", "ng", "generate", "retake") for act in reading.acts):
        yield from (i - 1 for i in clause.refs("shots", "scenes") if i and clause.pieces[i - 1].text in UP_TO)
        # "1's fine at five": so long, and no shot 5
        numbers = (i for i in clause.refs("shots") if (ref := clause.pieces[i].ref) is not None and ref.how == "number")
        yield from (i for i in numbers if i > 1 and clause.pieces[i - 1].text == "at")


def _on_the_way(clause: Clause, reading: Reading) -> Iterable[int]:
    """ "Get to the garden quicker" asks for no fast garden, nor "cut away from Ada faster" for a fast Ada."""
    paced = (isinstance(act, ReviseShot) and act.pace is not None and act.camera is None for act in reading.acts)
    if all(paced):
        for i in clause.refs("shots", "scenes", "places", "people"):
            before = [p.text for p in clause.pieces[max(i - 2, 0) : i] if p.text != "the"]
            if before and before[-1] in ON_THE_WAY:
                yield i
        if WAY_OF.search(clause.plain):
            yield from clause.hard


def _other_sense(clause: Clause, reading: Reading) -> Iterable[int]:
    """Words in another sense: "the map flashes by", "I'm thinking of cutting 9", "no vault", "end it on the horn"."""
    for act in reading.acts:
        if isinstance(act, SetTransition):
            yield from clause.named("flashes", "cutting")
        elif isinstance(act, ReviseShot):
            yield from clause.named("stills") if act.camera == "static" else ()
            # "the storm's over by the beach": there is none there
            past = clause.all("weather.") if act.weather not in (None, "clear") else ()
            yield from (i for i in past if any(p.text in ("over", "is over") for p in clause.pieces[i + 1 : i + 3]))
            yield from (i for i in clause.hard if act.light is not None and clause.pieces[i].text.startswith("too "))
        elif act.kind == "set_duration":
            # "less than that, 4 and a half" is no half of 4
            said = [p.text for p in clause.pieces]
            yield from (i for i in clause.refs("shots") if said[i + 1 : i + 3] in (["and", "a half"], ["and", "half"]))
        elif act.kind == "set_gain" and getattr(act, "speaker", None) is not None:
            # "Sofia's first line louder" is one of hers
            lines = clause.all("sound.line")
            yield from (i - 1 for i in lines if i and clause.pieces[i - 1].text in ("first", "second", "third", "last"))
        elif act.kind == "remove_effect" and clause.find("sound.", "stem.", "verb.mute") is None:
            yield from clause.named("see", "seen")
            said = {word for i in clause.refs("places") for word in clause.pieces[i].text.split()}
            yield from clause.refs("places") if said & {*str(getattr(act, "what", "")).split()} else ()
        elif isinstance(act, AddEffect):
            heard = any(cue.kind == "effect" and act.what in cue.what for cue in clause.film.cues.values())
            yield from clause.all("edge.start", "edge.end") if heard else ()
            put = (i for i in clause.named("first", "last") if i and clause.pieces[i - 1].text in act.what.split())
            yield from put if heard else ()


def _place_or_thing(clause: Clause, reading: Reading) -> Iterable[int]:
    """ "The dog straight after the van": a thing that another shot shows, or the place that is so called."""
    if not all(act.kind in ("move_shot", "move_scene") for act in reading.acts) or not clause.refs("shots"):
        return
    for i in clause.refs("places"):
        ref = clause.pieces[i].ref
        there = {*clause.finder.shots_of(ref)} if ref is not None else set[str]()
        name = clause.pieces[i].text.split()[-1]
        if any(clause.index.shows(name, (shot,)) for shot in clause.index.order if shot not in there):
            yield i


def _unmeasured(clause: Clause, reading: Reading) -> Iterable[int]:
    """A share of which nothing says that it is of a length: "speed up the run to 150 %"."""
    if any(act.kind == "set_duration" for act in reading.acts) and clause.find(*OF_LENGTH) is None:
        yield from (i for i in clause.amounts("percent") if clause.find("speed.", "edit.speed", "pace.") is not None)


def _everywhere(clause: Clause, reading: Reading) -> Iterable[int]:
    """Where somebody shall look otherwise, of whom there is one look in the film: "a hat on deck"."""
    if all(isinstance(act, SetCharacter) for act in reading.acts):
        for i in clause.refs("shots", "scenes", "places"):
            led = i > 0 and clause.pieces[i - 1].text in ("in", "on", "at", "from", "for", "until", "during", "the")
            if led and (ref := clause.pieces[i].ref) is not None and ref.how != "pronoun":
                yield i


def _faint(clause: Clause, reading: Reading) -> Iterable[int]:
    """An approval of which a "like" is the only sign: "more like 2"; what is undone by a number alone: "forget 4"."""
    if any(act.kind == "circle" for act in reading.acts):
        signs = [i for i, piece in enumerate(clause.pieces) if piece.means("verb.circle", "verb.choose", "yes")]
        if signs and all(clause.pieces[i].text == "like" for i in signs) and not clause.named("i", "we"):
            yield from clause.hard
    if any(act.kind == "revert" for act in reading.acts):
        # "the hallway works better before the kitchen"
        yield from (i + 1 for i, p in enumerate(clause.pieces[:-1]) if _before_a_place(clause, i, p.text))
    if any(act.kind == "set_gain" for act in reading.acts):
        signs = [
            p.text for p in clause.pieces if p.means("verb.louder", "verb.quieter", "dir.up", "dir.down", "degree.")
        ]
        if signs and set(signs) == {"back"} and not clause.named("pull", "hold", "dial", "bring", "take", "ease"):
            yield from clause.named("back")
    if any(act.kind == "undo" for act in reading.acts) and clause.named("forget", "drop", "scrap"):
        yield from (i for i in clause.refs("shots") if clause.pieces[i].text.isdigit())
