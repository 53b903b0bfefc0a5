"""Which shots fit what a question says of them, and the properties it asks for.

"have no take"   "are approved"   "are at night"   "have music"   "is shot 6 approved?"   "what size is shot 5?"
"""

from collections.abc import Callable, Sequence

from agent.embedded import answers
from agent.embedded.heard import cues_of
from agent.embedded.reading import Clause
from agent.telling.naming import Names, listed, seconds
from tools.film.script import Shot
from tools.film.sound import CueKind
from tools.film.views import title_positions

Test = Callable[[Shot], bool]
APPROVED = ("approved", "circled", "circle", "approve", "accepted", "okayed", "signed", "kept")
REJECTED = ("rejected", "ng", "bad", "reject")
WAITING = ("waiting", "pending", "open", "undecided", "review")
NOT = ("not", "no", "without", "unapproved", "uncircled", "still", "yet", "n't", "never")
MISSING = ("missing", "planned", "unshot")


def filtered(clause: Clause, shots: Sequence[str]) -> tuple[list[str], str]:
    """The shots that fit, and what is so of them ("have no take"); no words when nothing is asked of that kind."""
    for read in (_by_state, _by_sound, _by_look, _by_person):
        found = read(clause)
        if found is not None:
            test, what = found
            return [shot for shot in shots if test(clause.film.shots[shot])], what
    return [], ""


def _words(clause: Clause) -> set[str]:
    return {token.text for token in clause.tokens}


def _by_state(clause: Clause) -> tuple[Test, str] | None:
    words = _words(clause)
    denied = bool(words & {"not", "no", "without", "unapproved", "uncircled"})
    if (words & {"take", "takes"} and denied) or (clause.find("missing") is not None) or words & set(MISSING):
        return (lambda shot: not shot.takes), "have no take yet"
    if words & set(APPROVED) or "unapproved" in words or "uncircled" in words:
        if denied:
            return (lambda shot: shot.state != "circled"), "are not approved"
        return (lambda shot: shot.state == "circled"), "are approved"
    if words & set(REJECTED) or clause.find("verb.ng") is not None:
        return (lambda shot: shot.state == "ng"), "are no good"
    if words & set(WAITING):
        return (lambda shot: shot.state == "dailies"), "wait for your approval"
    if words & {"retaken", "several", "multiple"} and not denied:
        return (lambda shot: len(shot.takes) > 1), "have more than one take"
    return None


def _by_sound(clause: Clause) -> tuple[Test, str] | None:
    kind = sound_asked(clause) or ("dialogue" if clause.find("sound.line") is not None else None)
    if kind is None or not _words(clause) & {"shots", "shot", "which", "where"}:
        return None
    named = {"music": "music", "effect": "an effect", "ambience": "an ambience", "dialogue": "a line"}[kind]
    denied = bool(_words(clause) & {"no", "not", "without"})

    def sounds(shot: Shot) -> bool:
        return bool(cues_of(clause, kind, (shot.id,))) != denied

    return sounds, f"have {'no ' + named.removeprefix('an ').removeprefix('a ') if denied else named}"


def _by_look(clause: Clause) -> tuple[Test, str] | None:
    for piece in clause.pieces:
        if piece.ref is not None:
            continue
        for group, name in (("time", "time"), ("weather", "weather"), ("mood", "mood")):
            values = piece.values(group)
            if values and not piece.means("stem.", "ask.", "thing.length"):
                return (lambda shot, name=name, values=values: getattr(shot, name) in values), _so(group, values[0])
        sizes = piece.values("size")
        if sizes:
            return (lambda shot, sizes=sizes: shot.size in sizes), f"are {sizes[0]} shots"
    return None


def _so(group: str, value: str) -> str:
    return {"time": f"are at {value}", "weather": f"have {value} weather"}.get(group, f"are {value}")


def _by_person(clause: Clause) -> tuple[Test, str] | None:
    refs = [clause.pieces[i].ref for i in clause.refs("people")]
    known = [
        ref.ids[0] for ref in refs if ref is not None and len(ref.ids) == 1 and ref.ids[0] in clause.film.characters
    ]
    if not known or clause.find("sound.line", "verb.say", "ask.who") is not None:
        return None
    if "with" not in _words(clause) and clause.find("ask.where", "ask.is", "ask.howmany", "thing.shot") is None:
        return None
    name = clause.film.characters[known[0]].name
    # "is Gran in the garden?", "does she ever smile?": where she is there, and does so
    places = (ref for i in clause.refs("places") if (ref := clause.pieces[i].ref) is not None)
    there = {shot for ref in places for shot in clause.finder.shots_of(ref)}
    deeds = [piece.text.split()[-1] for piece in clause.pieces if piece.means("face.", "doing.") and piece.ref is None]
    deeds = deeds if clause.find("ask.is") is not None and clause.find("ask.howmany") is None else []

    def shown(shot: Shot) -> bool:
        here = not there or shot.id in there
        does = all(clause.index.shows(deed, (shot.id,)) for deed in deeds)
        return here and does and any(staged.who == known[0] for staged in shot.staging)

    return shown, f"show {name}{' there' if there else ''}{' so' if deeds else ''}"


def yes_or_no(clause: Clause, shots: Sequence[str], chosen: Sequence[str], what: str) -> str:
    """ "Is shot 6 approved?": yes, or no and what it is."""
    if len(shots) == 1:
        shot = clause.film.shots[shots[0]]
        state = answers.STATES[shot.state]
        name = Names(clause.film).shot(shot.id)
        name = name[:1].upper() + name[1:]
        if what.startswith(("are approved", "are not", "are no good", "wait", "have no take")):
            return f"{'Yes' if chosen else 'No'}: {name} is {state}, {answers.counted(len(shot.takes), 'take')}."
        return f"{'Yes' if chosen else 'No'}: {name}, {shot.prompt}."
    return f"{'Yes' if chosen else 'No'}. {answers.which(clause.film, clause.index, chosen, what)}"


def sound_asked(clause: Clause) -> CueKind | None:
    """The kind of sound that is asked about."""
    kinds: tuple[tuple[str, CueKind], ...] = (
        ("sound.ambience", "ambience"),
        ("stem.MX", "music"),
        ("stem.FX", "effect"),
    )
    for concept, kind in kinds:
        at = clause.find(concept)
        if at is not None and clause.pieces[at].ref is None:
            return kind
    if _words(clause) & {"playing", "plays"}:
        return "music"
    if clause.find("sound.all") is not None and clause.find("thing.shot") is None:
        return "effect"
    return None


def property_told(clause: Clause, shots: Sequence[str], *, named: bool) -> str | None:
    """A property of a shot or two, by the word that asks for it; None when no such word is there."""
    words = _words(clause)
    read: list[tuple[frozenset[str], Callable[[Shot], str]]] = [
        (frozenset({"size", "framing", "framed"}), lambda shot: f"a {shot.size} shot, {shot.coverage}"),
        (frozenset({"angle"}), lambda shot: f"{shot.angle} angle"),
        (frozenset({"camera", "move", "movement", "moving"}), lambda shot: f"camera {shot.move}"),
        (frozenset({"weather"}), lambda shot: shot.weather),
        (frozenset({"hour", "daytime"}), lambda shot: shot.time),
        (frozenset({"mood"}), lambda shot: shot.mood),
        (frozenset({"pace"}), lambda shot: shot.pace),
        (frozenset({"light", "lighting"}), lambda shot: shot.light or f"the light of {shot.time}"),
        (frozenset({"generator", "service", "model"}), lambda shot: shot.generator),
        (frozenset({"state", "status", "approved"}), lambda shot: answers.STATES[shot.state]),
        (frozenset({"prompt", "description"}), lambda shot: shot.prompt),
        (frozenset({"note"}), lambda shot: shot.note or "no note"),
        (frozenset({"slate"}), lambda shot: Names(clause.film).shot(shot.id)),
        (frozenset({"place", "location", "set"}), lambda shot: clause.film.locations[shot.location].name),
        (frozenset({"grade", "graded"}), lambda shot: _grade(clause, shot)),
    ]
    if not named or len(shots) > answers.MANY:
        return None
    if "time" in words and words & {"day", "hour"}:
        read.append((frozenset({"time"}), lambda shot: shot.time))
    for asked, tell in read:
        if words & asked:
            names = Names(clause.film)
            values = {tell(clause.film.shots[shot]) for shot in shots}
            if len(values) == 1 and len(shots) > 1:
                told = [f"{names.shots(shots)}: {values.pop()}"]
            else:
                told = [f"{names.shot(shot)}: {tell(clause.film.shots[shot])}" for shot in shots]
            return f"{listed(told)[:1].upper()}{listed(told)[1:]}."
    return None


def _grade(clause: Clause, shot: Shot) -> str:
    for track in clause.film.timeline.tracks:
        for item in track.items:
            if item.kind == "clip" and item.shot == shot.id and item.grade is not None:
                set_ = {k: v for k, v in item.grade.model_dump(exclude_defaults=True).items() if isinstance(v, float)}
                return ", ".join(f"{name} {value:+g}" for name, value in set_.items()) or "no grade"
    return "no grade"


def cuts_told(clause: Clause) -> str:
    cuts = clause.film.cuts
    now = f"The film is at revision {clause.situation.revision}"
    if not cuts:
        return f"{now}; no cut has been named yet."
    return f"{now}. Named cuts: {listed([f'{name} (revision {number})' for name, number in cuts.items()])}."


def markers_told(clause: Clause) -> str:
    rate = clause.film.look.rate
    told = [f"{marker.name} at {seconds(marker.frame, rate)}" for marker in clause.film.timeline.markers]
    return f"Markers: {listed(told)}." if told else "There are no markers."


def titles_told(clause: Clause) -> str:
    rate = clause.film.look.rate
    told = [
        f"“{title.text}” ({title.kind}) at {seconds(span.start, rate)}" for title, span in title_positions(clause.film)
    ]
    called = f"The film is called “{clause.film.title}”."
    return f"{called} Titles: {listed(told)}." if told else f"{called} It has no titles."
