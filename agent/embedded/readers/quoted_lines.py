"""Lines that are known by their own words, however it is said what shall become of them.

"strike 'Every night' from the final walk"   "Dad shouldn't answer 'Since March'"   ->  remove_line
"instead of 'Tell them' Ellie says 'Just say it'"   "'I never left', not 'I stayed'"  ->  set_line
"""

from collections.abc import Iterable

from agent.embedded.film_index import plain_words
from agent.embedded.heard import speaker_called
from agent.embedded.reading import Clause, Reading
from agent.embedded.spoken_lines import contains, dialogue
from tools.film.edits.sound import RemoveLine, SetLine
from tools.film.sound import NARRATOR, Cue

CARRYING = frozenset(
    "say says said saying answer answers reply replies whisper whispers shout shouts go goes going tell tells the a an"
    " line lines words word that this it he she they should must shall can could would will now 's want i have let make"
    " there reply remark sentence again anymore more at all moment here please just ever please to be do does did been"
    .split()
)
"""what may stand beside the words of a line without meaning anything else"""
BEFORE = frozenset("on at after before when until till over during around".split())
"""a moment, and not what is taken out: "cut on 'Since March'" """
OUT_OF = ("from", "in", "out of", "of")
FOR = ("instead of", "in place of", "rather than", "in exchange for", "not", "and not", "no longer", "in lieu of")
"""what stands before the words that go"""
INTO = ("to", "into", "with", "by", "for", "as", "becomes", "become", "->", "→", "=>", "instead", "now")


def quoted_lines(clause: Clause) -> Iterable[Reading]:
    """Lines out, and lines put in other words, that are quoted as they are."""
    quotes = [i for i, piece in enumerate(clause.pieces) if piece.quote is not None]
    if len(quotes) == 1:
        yield from _out(clause, quotes[0])
    elif len(quotes) == 2:
        yield from _replaced(clause, quotes)


def _out(clause: Clause, at: int) -> Iterable[Reading]:
    gone = clause.find("verb.remove") is not None
    unsaid = clause.find("neg") is not None and clause.find("verb.say") is not None
    cue, used = _named(clause, at)
    before = clause.pieces[at - 1].text if at else ""
    if cue is None or not (gone or unsaid) or before in BEFORE:
        return
    denied = set(clause.all("neg")) - set(clause.all("verb.remove"))
    used |= set(clause.all("verb.remove", "verb.mute")) | denied | _there(clause, at)
    if _left(clause, used):
        return
    told = frozenset(used - denied)
    yield Reading(
        (RemoveLine(cue=cue.id),), frozenset(used), 1.4, shots=(cue.shot,), verbatim=frozenset(used), grammar=told
    )


def _there(clause: Clause, at: int) -> set[int]:
    """The pieces that say where in words of their own, after a line that is quoted: "from the final walk"."""
    out = next((i for i in range(at + 1, len(clause.pieces)) if clause.pieces[i].text in OUT_OF), None)
    if out is None:
        return set()
    where = range(out, len(clause.pieces))
    plain = all(p.ref is None and p.amount is None and not p.means("verb.", "edit.") for p in clause.pieces[out:])
    return {*where} if plain else set()


def _replaced(clause: Clause, quotes: list[int]) -> Iterable[Reading]:
    """The one that is said in the film goes for the other."""
    found = {at: _named(clause, at) for at in quotes}
    old = [at for at in quotes if found[at][0] is not None]
    if len(old) != 1:
        return
    new = next(at for at in quotes if at not in old)
    cue, used = found[old[0]]
    assert cue is not None
    between = [clause.pieces[i].text for i in range(min(quotes) + 1, max(quotes))]
    before = clause.pieces[old[0] - 1].text if old[0] else ""
    turned = clause.find("verb.make", "verb.replace", "verb.swap") is not None or any(text in INTO for text in between)
    if not (before in FOR or (turned and old[0] < new)):
        return
    used |= {new, *clause.all("verb.make", "verb.replace", "verb.swap", "contrast", "neg")}
    used |= {i for i, piece in enumerate(clause.pieces) if piece.text in (*FOR, *INTO)}
    if _left(clause, used):
        return
    act = SetLine(
        shot=cue.shot, speaker=cue.speaker or NARRATOR, text=clause.pieces[new].quote or "", voice_over=None, cue=cue.id
    )
    everything = frozenset(used)
    yield Reading((act,), everything, 1.4, shots=(cue.shot,), verbatim=everything, grammar=everything)


def _named(clause: Clause, at: int) -> tuple[Cue | None, set[int]]:
    """The one line that quoted words are all of, or most: by who is named, in the shots that are named."""
    quote = clause.pieces[at].quote or ""
    cues = [cue for cue in dialogue(clause) if contains(cue.what, quote)]
    used = {at}
    for i in clause.refs("people"):
        ref = clause.pieces[i].ref
        assert ref is not None
        who = speaker_called(clause, clause.pieces[i].text) if ref.how == "pronoun" else None
        said = {who} if who else {*ref.ids}
        cues = [cue for cue in cues if cue.speaker in said or not said]
        used.add(i)
    spared = {i for i, piece in enumerate(clause.pieces) if piece.quote is not None}
    target = clause.target(("shots", "scenes", "takes", "places"), without=spared)
    if target.said:
        there = {*target.shots, *target.options, *clause.index.shots_of_scenes(target.scenes)}
        cues = [cue for cue in cues if cue.shot in there]
        used |= target.used
    words = plain_words(quote)
    whole = [cue for cue in cues if plain_words(cue.what) == words]
    cues = whole or [cue for cue in cues if len(words) > 1 and 2 * len(words) > len(plain_words(cue.what))]
    return (cues[0] if len(cues) == 1 else None), used


def _left(clause: Clause, used: set[int]) -> bool:
    """Whether anything stands there that is not of the line."""
    used |= set(clause.all("verb.say", "sound.line", "stem.DX", "who.narrator")) | clause.pronouns("shots", "people")
    used |= {i for i, piece in enumerate(clause.pieces) if {*piece.text.split()} <= CARRYING}
    return bool(clause.hard - used)
