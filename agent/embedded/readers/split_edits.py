"""J and L cuts: the sound of a clip before its picture, or after it.

"let her line lead by half a second"        SplitEdit(clip=the shot of her line, lead=12)
"hear 6 before we see it"                   SplitEdit(clip=6, lead=12)
"let the sound of 4 run over into 5"        SplitEdit(clip=4, tail=12)
"""

import re
from collections.abc import Iterable, Sequence

from agent.conversation import Act
from agent.embedded.readers.cut_verbs import for_each, frames_of
from agent.embedded.reading import Clause, Reading, Target
from agent.embedded.refs import Ref
from tools.film.edits.cut import SplitEdit

LEAD = 0.5
"""seconds that a sound leads or trails when nobody says how much"""
SOUND = ("sound.", "stem.DX")
FIRST = re.compile(
    r"\b(?:hear|hears)\b.*\b(?:before|first|ahead)\b"
    r"|\b(?:before|ahead of|prior to|in advance of)\b.*\b(?:picture|image|video|cut|we see|we cut|we get)\b"
    r"|\b(?:early|earlier|sooner|ahead|first|lead|leads|leading)\b"
)
AFTER = re.compile(
    r"\b(?:after|past|beyond|longer than)\b.*\b(?:picture|image|video|cut|we see|we cut|we leave)\b"
    r"|\b(?:play|run|carry|go|spill|hang|continue|linger|bleed|extend|last|drag|stretch|overlap|hold|trail|keep|flow)s?"
    r"(?: going| playing| on| out)*\b.*\b(?:over|into|in to|onto|past|under|across|beyond|on)\b"
    r"|\b(?:trail|trails|trailing|later|late|linger|lingers)\b"
)
SEEN = (
    "before", "after", "picture", "image", "video", "we", "see", "cut", "cut to", "i", "you", "hear", "play", "plays",
    "run", "carry", "spill", "continue", "linger", "bleed", "extend", "start", "starts", "come", "should come", "in",
    "come in", "into", "over", "under", "onto", "on", "get to", "get", "the picture", "of", "first", "early", "ahead",
    "hang", "overlap", "hold", "past", "let", "keep", "begin", "begins", "earlier", "sooner", "later", "lead", "leads",
    "next", "shot", "ahead of", "it", "can", "already", "going", "playing", "leave", "bring", "have", "want", "ends",
    "across", "trail", "trails", "audio", "longer", "last", "comes in", "the sound", "moment", "go", "flow",
)  # fmt: skip
SAYS_THE_SOUND = ("her line", "his line", "their line", "line", "the sound", "audio", "sound", "voice", "dialogue")


def split_edits(clause: Clause) -> Iterable[Reading]:
    """A J cut or an L cut, in the trade's word or in plain ones."""
    words = clause.plain
    lead, tail = clause.find("edit.jcut") is not None, clause.find("edit.lcut") is not None
    heard = clause.find(*SOUND) is not None or clause.named(*SAYS_THE_SOUND) or re.search(r"\bhear\b", words)
    if clause.find("stem.MX", "stem.FX", "sound.ambience", "verb.mute", "title.", "neg") is not None:
        return
    if clause.named("remove", "delete", "drop", "lose", "kill", "get rid of"):
        return
    if not lead and not tail:
        if not heard:
            return
        lead = FIRST.search(words) is not None
        tail = not lead and AFTER.search(words) is not None
    if lead == tail:
        return
    frames, used = frames_of(clause)
    size = round(LEAD * clause.rate) if frames is None else frames
    used |= set(
        clause.all("edit.jcut", "edit.lcut", "dir.", "thing.shot", "sound.", "stem.DX", "verb.make", "verb.add")
    )
    used |= set(clause.all("verb.play", "thing.gap", "thing.cut", "edit.ripple", "degree.", "verb.lengthen"))
    used |= clause.named(*SEEN, *SAYS_THE_SOUND)
    used |= {i for i, piece in enumerate(clause.pieces) if piece.ref is not None and piece.ref.kind == "people"}
    target = _whose(clause, lead=lead)
    if target is None:
        return

    def split(shot: str) -> Act:
        return SplitEdit(clip=shot, lead=size) if lead else SplitEdit(clip=shot, tail=size)

    yield from for_each(clause, target, used, 0.95, split)


def _whose(clause: Clause, *, lead: bool) -> Target | None:
    """The shot whose sound it is: of several named, the one it is "of"; else the one it leads into, or comes from."""
    joins = clause.refs("join")
    if joins and (ref := clause.pieces[joins[0]].ref) is not None and ref.ids:
        return Target((ref.ids[1] if lead else ref.ids[0],), used=frozenset(joins), said=True)
    shots = [i for i in clause.refs("shots", "takes", "scenes") if not _pronoun(clause.pieces[i].ref)]
    if len(shots) > 1:
        own = [i for i in shots if _after(clause, i, "of", "from") or _possessed(clause, i)]
        to = [i for i in shots if _after(clause, i, "into", "in to", "over", "onto", "under", "to", "across", "past")]
        if lead and len(to) == 1 and clause.find("edit.jcut") is not None and not _of(clause, own):
            chosen = to
        else:
            chosen = own or [i for i in shots if i not in to] or shots
        target = clause.target(("shots", "takes"), without=[i for i in shots if i not in chosen[:1]])
        return Target(
            target.shots, target.scenes, used=frozenset(shots), problem=target.problem, options=target.options
        )
    if not shots:
        found = _line_of(clause, _speakers(clause))
        if found is not None:
            return found
    target = clause.target(("shots", "takes"))
    return target if target.said or target.used or target.clear or clause.find("edit.jcut", "edit.lcut") else None


def _pronoun(ref: Ref | None) -> bool:
    return ref is not None and ref.how == "pronoun"


def _of(clause: Clause, own: Sequence[int]) -> bool:
    return any(_after(clause, i, "of") or _possessed(clause, i) for i in own)


def _after(clause: Clause, at: int, *words: str) -> bool:
    """Whether a reference follows one of the words: "the sound of 5", "into 5"."""
    opened = (clause.pieces[at].text.split() or [""])[0]
    return opened in words or (at > 0 and clause.pieces[at - 1].text in words)


def _possessed(clause: Clause, at: int) -> bool:
    return at + 1 < len(clause.pieces) and clause.pieces[at + 1].text in ("'s", "'", "s")


def _speakers(clause: Clause) -> list[tuple[int, Ref]]:
    """Who is said to be heard: by name, by pronoun, or in "her line"."""
    found = [(i, ref) for i in clause.refs("people") if (ref := clause.pieces[i].ref) is not None]
    for i, piece in enumerate(clause.pieces):
        if piece.text in ("her line", "his line", "their line"):
            who = clause.finder.called.people(piece.first)
            if who is not None:
                found.append((i, who[0]))
    return found


def _line_of(clause: Clause, speakers: Sequence[tuple[int, Ref]]) -> Target | None:
    """The shot of someone's line: of the one that was spoken of, else the only one, else options."""
    if not speakers:
        return None
    who = {known for _, ref in speakers for known in (*ref.ids, *ref.options)}
    # "her", where nobody is known for a woman, may be anyone who speaks
    speaking = sorted(who) or sorted({cue.speaker for cue in clause.film.cues.values() if cue.speaker})
    cues = [cue for one in speaking for cue in clause.index.lines_of(clause.index.order, one)]
    shots = tuple(dict.fromkeys(cue.shot for cue in cues))
    near = tuple(shot for shot in shots if shot in clause.focus.shots)
    chosen = near or shots
    used = frozenset(i for i, _ in speakers)
    if len(chosen) == 1:
        return Target(chosen, used=used, said=True)
    return Target(options=chosen, used=used, said=True) if chosen else None
