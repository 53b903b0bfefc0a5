"""What is so, in a sentence or two: answers about the film as it is now, with numbers taken from it.

Asked of shots, of scenes, of people, of the film; every function gives text that a film-maker can read aloud.
"""

from collections.abc import Iterable, Sequence

from agent.embedded.film_index import FilmIndex
from agent.telling.naming import Names, listed, runs, seconds, short
from tools.film.film import Film
from tools.film.handles import shots_needing_takes, shown_take
from tools.film.script import Scene, Shot
from tools.film.slate import slugline
from tools.film.sound import NARRATOR, Cue
from tools.film.views import film_frames, picture_size, picture_spans
from tools.store.accounts import account
from tools.store.ledger import Entry

MANY = 12
"""things that are named one by one; more are counted"""
MOST_SCENES = 40
STATES = {
    "planned": "not shot yet",
    "quoted": "quoted, not shot yet",
    "rolling": "rolling now",
    "dailies": "waiting for your approval",
    "circled": "approved",
    "ng": "no good: every take of it was rejected",
}


def frames_of(film: Film, shot: str) -> int:
    """How long a shot is in the cut; as it was asked for when it is not in the cut."""
    span = picture_spans(film).get(shot)
    return span.frames if span is not None else film.shots[shot].frames


def total(film: Film, shots: Iterable[str]) -> int:
    spans = picture_spans(film)
    return sum(spans[shot].frames if shot in spans else film.shots[shot].frames for shot in shots)


def film_length(film: Film) -> str:
    frames = film_frames(film)
    rate = film.look.rate
    exact = "" if frames < 60 * rate else f" ({float(frames / rate):.1f} s)"
    return (
        f"The film runs {seconds(frames, rate)}{exact}: {counted(len(film.shots), 'shot')} in"
        f" {counted(len(film.scenes), 'scene')}."
    )


def counted(many: int, what: str) -> str:
    """ "1 shot", "4 shots", "no shots"."""
    plural = {"person": "people", "has": "have"}.get(what, f"{what}s")
    return f"1 {what}" if many == 1 else f"{many or 'no'} {plural}"


def begins(film: Film, index: FilmIndex, shots: Sequence[str]) -> str:
    """When shots come up: "Shot 9 (4B) begins at 0:38.5; it runs 4.0 s." For several, where the first is and all."""
    rate, spans = film.look.rate, picture_spans(film)
    seen = [shot for shot in shots if shot in spans]
    if not seen:
        return "That is not in the cut."
    span = spans[seen[0]]
    minutes, rest = divmod(float(span.start / rate), 60)
    name = Names(film).shot(seen[0])
    more = f" It is in shots {shot_numbers(index, seen)}." if len(seen) > 1 else ""
    runs = f"it runs {seconds(span.frames, rate)}"
    return f"{name[:1].upper()}{name[1:]} begins at {int(minutes)}:{rest:04.1f}; {runs}.{more}"


def shot_lengths(film: Film, index: FilmIndex, shots: Sequence[str]) -> str:
    names, rate = Names(film), film.look.rate
    if len(shots) == 1:
        frames = frames_of(film, shots[0])
        exact = f" ({frames} frames)"
        return f"{_capital(names.shot(shots[0]))} runs {seconds(frames, rate)}{exact}."
    each = ", ".join(f"{index.numbers[shot]}: {seconds(frames_of(film, shot), rate)}" for shot in shots[:MANY])
    return f"{_capital(names.shots(shots))} run {seconds(total(film, shots), rate)} together ({each})."


def scene_lengths(film: Film, scenes: Sequence[str]) -> str:
    names = Names(film)
    told: list[str] = []
    for scene in film.scenes:
        if scene.id in scenes:
            length = seconds(total(film, scene.shots), film.look.rate)
            told.append(f"{_capital(names.scene(scene.id))} runs {length}, {counted(len(scene.shots), 'shot')}.")
    return " ".join(told)


def extreme(film: Film, index: FilmIndex, shots: Sequence[str], *, longest: bool) -> str:
    """The longest or the shortest of shots."""
    shot = utmost(film, index, shots, longest=longest)
    if shot is None:
        return "There is no shot."
    word = "longest" if longest else "shortest"
    return f"The {word} is {Names(film).shot(shot)}: {seconds(frames_of(film, shot), film.look.rate)}."


def utmost(film: Film, index: FilmIndex, shots: Sequence[str], *, longest: bool) -> str | None:
    """The longest or the shortest of shots, the first of equals."""
    ordered = sorted(shots, key=lambda shot: (frames_of(film, shot), -index.numbers[shot]), reverse=longest)
    return ordered[0] if ordered else None


def about_shot(film: Film, index: FilmIndex, shot: str) -> str:
    """Everything that one wants to know of a shot first."""
    known = film.shots[shot]
    told = [f"{_capital(Names(film).shot(shot))}, {seconds(frames_of(film, shot), film.look.rate)}: {known.prompt}."]
    told += [line_said(film, cue) for cue in index.lines_of([shot])]
    heard = [cue.what for cue in film.cues.values() if cue.kind == "effect" and cue.shot == shot]
    if heard:
        told.append(f"Effects: {listed(heard)}.")
    told.append(f"It is {STATES[known.state]}, {counted(len(known.takes), 'take')}.")
    return " ".join(told)


def about_scene(film: Film, index: FilmIndex, scene: Scene) -> str:
    names = Names(film)
    head = f"{_capital(names.scene(scene.id))}, {seconds(total(film, scene.shots), film.look.rate)}"
    told = [f"{head}: {short(scene.purpose)}." if scene.purpose else f"{head}."]
    for shot in scene.shots[:MANY]:
        length = seconds(frames_of(film, shot), film.look.rate)
        told.append(f"{index.numbers[shot]} ({index.slate(shot)}) {short(film.shots[shot].prompt)}, {length}.")
    lines = index.lines_of(scene.shots)
    told += [line_said(film, cue) for cue in lines[:3]]
    return " ".join(told)


def line_said(film: Film, cue: Cue) -> str:
    who = Names(film).person(cue.speaker or NARRATOR)
    return f"{who}: “{cue.what}”"


def lines_told(film: Film, index: FilmIndex, shots: Sequence[str], who: str | None = None) -> str:
    cues = index.lines_of(shots, who)
    if not cues:
        by = f" by {Names(film).person(who)}" if who else ""
        where = f" in {Names(film).shots(shots)}" if len(shots) < len(index.order) else ""
        return f"Nothing is said{by}{where}."
    told = [f"{index.numbers[cue.shot]} ({index.slate(cue.shot)}) {line_said(film, cue)}" for cue in cues[:MANY]]
    more = f" And {len(cues) - MANY} more." if len(cues) > MANY else ""
    return f"{counted(len(cues), 'line')}: {'; '.join(told)}.{more}"


def scene_list(film: Film) -> str:
    told = [
        f"{number}. {slugline(film, scene)} ({counted(len(scene.shots), 'shot')},"
        f" {seconds(total(film, scene.shots), film.look.rate)})"
        for number, scene in enumerate(film.scenes[:MOST_SCENES], start=1)
    ]
    if not told:
        return "There are no scenes yet."
    rest = len(film.scenes) - len(told)
    more = (f"And {counted(rest, 'scene')} more; ask for one by its number.",) if rest else ()
    return "\n".join([f"{_capital(counted(len(film.scenes), 'scene'))}:", *told, *more])


def shot_list(film: Film, index: FilmIndex, shots: Sequence[str]) -> str:
    told = [
        f"{index.numbers[shot]} ({index.slate(shot)}) {short(film.shots[shot].prompt)}:"
        f" {seconds(frames_of(film, shot), film.look.rate)}, {STATES[film.shots[shot].state].split(':')[0]}"
        for shot in shots[:40]
    ]
    more = [f"and {len(shots) - 40} more"] if len(shots) > 40 else []
    return "\n".join([f"{_capital(counted(len(shots), 'shot'))}:", *told, *more])


def people_list(film: Film, index: FilmIndex) -> str:
    if not film.characters:
        return "Nobody is in the film yet."
    told: list[str] = []
    for person in film.characters.values():
        many = len(index.shots_of_person(person.id))
        told.append(f"{person.name} ({short(person.canon)}; {counted(many, 'shot')})" if person.canon else person.name)
    return f"{_capital(counted(len(told), 'person'))}: {'; '.join(told)}."


def about_person(film: Film, index: FilmIndex, who: str) -> str:
    if who == NARRATOR:
        return lines_told(film, index, index.order, NARRATOR)
    person = film.characters[who]
    shots = index.shots_of_person(who)
    seen = f"is in {Names(film).shots(shots)}" if shots else "is in no shot"
    spoken = len(index.lines_of(index.order, who))
    canon = f" ({person.canon})" if person.canon else ""
    return f"{person.name}{canon} {seen}, and has {counted(spoken, 'line')}."


def people_in(film: Film, shots: Sequence[str]) -> str:
    people = list(dict.fromkeys(s.who for shot in shots for s in film.shots[shot].staging if s.who in film.characters))
    where = _capital(Names(film).shots(shots))
    if not people:
        return f"{where}: nobody is in it."
    return f"{where}: {listed([film.characters[who].name for who in people])}."


def places_list(film: Film) -> str:
    used = list(dict.fromkeys(film.locations[scene.location].name for scene in film.scenes))
    return f"{_capital(counted(len(used), 'place'))}: {listed(used)}." if used else "The film has no places yet."


def take_list(film: Film, index: FilmIndex, shots: Sequence[str]) -> str:
    """The takes of shots, and which the cut uses."""
    if len(shots) > 1:
        many = sum(len(film.shots[shot].takes) for shot in shots)
        without = [shot for shot in shots if not film.shots[shot].takes]
        told = f"{_capital(counted(many, 'take'))} of {counted(len(shots), 'shot')}."
        return f"{told} Without a take: {_numbers(index, without)}." if without else told
    shot = film.shots[shots[0]]
    if not shot.takes:
        return f"{_capital(Names(film).shot(shot.id))} has no take yet."
    told = [f"take {n}{_take_state(film, shot, take)}" for n, take in enumerate(shot.takes, start=1)]
    return f"{_capital(Names(film).shot(shot.id))} has {counted(len(shot.takes), 'take')}: {', '.join(told)}."


def _take_state(film: Film, shot: Shot, take: str) -> str:
    known = film.takes[take]
    shown = shown_take(film, shot)
    says = [*(["in the cut"] if shown is not None and shown.id == take and len(shot.takes) > 1 else [])]
    says += [*(["approved"] if shot.circled == take else []), *(["no good"] if known.state == "ng" else [])]
    says += [f"“{short(known.note)}”"] if known.note else []
    says += [known.origin.told] if known.origin is not None and known.origin.told else []
    return f" ({', '.join(says)})" if says else ""


def which(film: Film, index: FilmIndex, shots: Sequence[str], what: str) -> str:
    """ "Shots 10 and 13 have no take."  what: "have no take" """
    if not shots:
        return f"No shot {_singular(what)}."
    if len(shots) == 1:
        return f"{_capital(Names(film).shot(shots[0]))} {_singular(what)}."
    return f"{_capital(counted(len(shots), 'shot'))} {what}: {_numbers(index, shots)}."


def _singular(what: str) -> str:
    first, _, rest = what.partition(" ")
    return f"{ {'have': 'has', 'are': 'is', 'show': 'shows', 'wait': 'waits'}.get(first, first) } {rest}".strip()


def _numbers(index: FilmIndex, shots: Sequence[str]) -> str:
    return listed(runs(sorted(index.numbers[shot] for shot in shots)))


def status(film: Film, index: FilmIndex) -> str:
    """How far the film is, and what is next."""
    if not film.shots:
        return "The film has no shots yet. Tell me what it is about, or give me a script."
    missing = [shot for shot in shots_needing_takes(film) if not film.shots[shot].takes]
    by_state = {state: [s for s in index.order if film.shots[s].state == state] for state in STATES}
    told = [f"“{film.title}”, {_state(film)}: {film_length(film)}"]
    parts = [f"{len(by_state['circled'])} of {len(film.shots)} shots are approved"]
    if by_state["dailies"]:
        parts.append(f"{len(by_state['dailies'])} wait for your approval ({_numbers(index, by_state['dailies'])})")
    if by_state["ng"]:
        verb = "was" if len(by_state["ng"]) == 1 else "were"
        parts.append(f"{len(by_state['ng'])} {verb} rejected ({_numbers(index, by_state['ng'])})")
    if missing:
        verb = "has" if len(missing) == 1 else "have"
        parts.append(f"{len(missing)} {verb} no take yet ({_numbers(index, missing)})")
    told.append(f"{', '.join(parts)}.")
    told.append(_next(by_state, missing))
    return " ".join(told)


def _state(film: Film) -> str:
    return "picture lock" if film.locked else film.state


def _next(by_state: dict[str, list[str]], missing: Sequence[str]) -> str:
    if missing:
        return "Next: say “roll everything that is missing”."
    if by_state["ng"]:
        return "Next: retake what was rejected."
    if by_state["dailies"]:
        return "Next: say “approve all”, or which to take again."
    return "Next: “render it”, or “export it vertical for TikTok”."


def look(film: Film) -> str:
    width, height = picture_size(film)
    rate = film.look.rate
    palette = f", palette: {film.look.palette}" if film.look.palette else ""
    fps = f"{float(rate):.5g}"
    return f"Style: {film.look.style}{palette}. Picture {film.look.aspect}, {width}x{height}, {fps} frames a second."


def music_told(film: Film, cues: Sequence[Cue], what: str) -> str:
    if not cues:
        return f"There is no {what} there."
    return f"{_capital(listed([Names(film).cue(cue) for cue in cues[:MANY]]))}."


def spent(film: Film, bill: Sequence[Entry], shots: Sequence[str] | None) -> str:
    """What takes have cost, of shots, or of all of the film: by the ledger, and by the takes where that has no line."""
    if words := account(bill, shots).words:
        return words
    takes = [take for take in film.takes.values() if shots is None or take.shot in shots]
    cost = sum(float(take.cost) for take in takes)
    of = "" if shots is None else f" of {Names(film).shots(shots)}"
    if not takes:
        return f"Nothing: there are no takes{of} yet."
    if not cost:
        cameras = listed(list(dict.fromkeys(take.generator for take in takes)))
        return f"Nothing: the {counted(len(takes), 'take')}{of} came from {cameras}, which costs nothing."
    dear = max(takes, key=lambda take: take.cost)
    most = f", the dearest for {Names(film).shot(dear.shot)} (${float(dear.cost):.2f})" if len(takes) > 1 else ""
    return f"${cost:.2f} for {counted(len(takes), 'take')}{of}{most}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def shot_numbers(index: FilmIndex, shots: Sequence[str]) -> str:
    return _numbers(index, shots)
