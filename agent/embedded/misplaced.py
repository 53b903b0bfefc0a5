"""What is meant for a place that the film no longer has, and words that are no sound, no title and no name.

"no lines on the roof"    the scene on the roof was taken out: nothing is done anywhere else
"audio only, wav"         a file, and no sound of the film
"let's call it locked"    no title
"""

import re
from collections.abc import Iterable, Sequence

from agent.conversation import Act
from agent.embedded.reading import Clause, Reading

ELSEWHERE = frozenset(
    "set_location add_scene add_shot revise_scene revise_shot set_title set_logline set_treatment undo redo revert"
    " name_cut render export generate".split()
)
"""what a place without a shot may be named in"""
STATED = re.compile(r"(?:a |the )?(?:locked|done|day|wrap|finished|quits|off|even|close|final|picture lock|lock)")
"""what follows a "call it", and is no title"""
OWNED = re.compile(r"['’]?s\b")
FORMATS = frozenset("wav wavs mp3 aac flac mp4 mov mxf mkv webm gif pdf srt vtt edl xml aaf otio csv".split())
"""files, and no sounds; "waves" are some"""


def no_such_place(clause: Clause, acts: Sequence[Act]) -> str:
    """What is wrong where something is to be done in a place that no shot is made in any more; else ""."""
    if not acts or {act.kind for act in acts} & ELSEWHERE:
        return ""
    for i in clause.refs("places"):
        ref = clause.pieces[i].ref
        if ref is not None and ref.ids and not ref.options and not clause.finder.shots_of(ref):
            place = clause.film.locations.get(ref.ids[0])
            name = place.name if place is not None else ref.said
            scenes = ", ".join(f"{n} ({_name(clause, s.location)})" for n, s in enumerate(clause.film.scenes, 1))
            return f"No shot of the film is at “{name}” any more; the scenes are {scenes}."
    return ""


def _name(clause: Clause, location: str) -> str:
    place = clause.film.locations.get(location)
    return place.name if place is not None else location


def misnamed(clause: Clause, reading: Reading) -> Iterable[int]:
    """The pieces of a request that stand where they can be no name of what is made."""
    for act in reading.acts:
        if _no_name(act):
            yield from clause.hard
        what = getattr(act, "what", None) if act.kind in ("add_effect", "set_ambience") else None
        if what:
            said = what.casefold()
            named = [i for i, p in enumerate(clause.pieces) if p.means("ask.status") or p.text in FORMATS]
            yield from (i for i in named if i in reading.used and clause.pieces[i].text in said)


def _no_name(act: Act) -> bool:
    if act.kind == "set_title":
        return STATED.fullmatch(act.title.casefold()) is not None
    return act.kind == "set_character" and act.name is not None and OWNED.match(act.name) is not None
