"""Requests that ask for less than they seem to: a doubt, a thought, a word about what was done just now.

"4 too dark?"            whether it is, not that it be mended
"would 13 do without?"   what would be, not that it be done
dissolve into 7 >> "longer"   the dissolve, and not the shot
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from agent.conversation import Act
from agent.embedded.reading import Clause

ORDERING = ("verb.", "edit.", "ask.can", "again", "same")
WONDERING = ("would", "should", "might", "does", "is", "are")
YOU = ("you", "we", "it be possible", "i", "it", "there")
THINGS = frozenset(
    "set_transition add_title revise_title add_marker set_line split_edit set_sound_crossfade set_overlay roll"
    " set_caption".split()
)
"""acts on something else than a shot: "longer" after them may be said of it"""
PICTURE = frozenset("set_duration set_speed set_grade revise_shot ripple trim".split())
MEASURES = ("length.", "dir.", "speed.", "pace.", "verb.lengthen", "verb.shorten", "size.", "step.")


def only_wondered(clause: Clause, acts: Sequence[Act]) -> bool:
    """Whether what would be done was only wondered about, or was said of what was made just now."""
    return _doubted(clause, {act.kind for act in acts}) or _of_the_thing(clause, acts)


def _doubted(clause: Clause, kinds: AbstractSet[str]) -> bool:
    end = clause.pieces[-1].last
    tokens = clause.finder.tokens
    if not any(token.text == "?" for token in tokens[end - 1 : end + 1]) or kinds & {"undo", "redo", "quote"}:
        return False
    said = [piece for piece in clause.pieces if piece.text not in ("?", "so", "and", "hm", "hmm")]
    if not said:
        return False
    if said[0].text in WONDERING and len(said) > 1 and said[1].text not in YOU:
        return True
    asks = any(p.means(*ORDERING) or p.text.split()[0] in ("could", "how", "what", "can", "why") for p in said)
    complains = any(p.means("degree.too", "complaint.said") or "too" in p.text.split() for p in said)
    return complains and not asks


def about_another_thing(clause: Clause, before: Clause, acts: Sequence[Act]) -> bool:
    """Whether "it" is a dissolve, a title or a line that was just complained of, and what would be done is a shot's.

    "the dissolve into the beach is too slow, make it half a second"
    """
    named = any(p.ref is not None and p.ref.how != "pronoun" for p in clause.pieces)
    said = before.find("transition.", "title.", "thing.marker", "thing.caption", "sound.line") is not None
    return said and not named and bool(acts) and all(act.kind in PICTURE for act in acts)


def _of_the_thing(clause: Clause, acts: Sequence[Act]) -> bool:
    focus = clause.focus
    if not focus.acts_just_now or not {act.kind for act in focus.acts} <= THINGS:
        return False
    named = any(p.ref is not None and p.ref.how != "pronoun" for p in clause.pieces)
    measured = clause.find(*MEASURES) is not None or bool(clause.amounts("times", "percent", "second", "frame"))
    return not named and measured and all(act.kind in PICTURE for act in acts)
