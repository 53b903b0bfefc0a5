"""One thing for another: "turn the rain into snow in 12", "swap the sandwich for an apple in 9", "rain instead of fog".

What it comes to is said by the kind of what goes: an hour or the weather, who is there, a place, a line, or a thing of
which the shots speak: its words are changed in their prompts and nowhere else.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agent.conversation import Act, Choice, Question
from agent.embedded.asking import ask_which
from agent.embedded.pieces import forms
from agent.embedded.reading import Clause, Reading, Target
from tools.film.edits.cut import ReviseTitle
from tools.film.edits.sound import SetLine
from tools.film.edits.story import ReviseScene, ReviseShot, SetLocation
from tools.film.views import title_positions

CHANGES = ("change", "turn", "convert", "transform", "switch", "make", "replace", "swap")
EXCHANGES = ("swap", "replace", "exchange", "trade", "substitute", "switch")
INTO = ("to", "into", "in to", "be")
FOR = ("for", "with", "by", "to")
INSTEAD = ("instead of", "insted of", "in place of", "rather than", "in stead of")
POLITE = (
    "please",
    "thanks",
    "now",
    "instead",
    "all",
    "throughout",
    "from now on",
    "could",
    "we",
    "can",
    "you",
    "let us",
)
ARTICLE = re.compile(r"^(an?|the|his|her|their|some|my|our|that|this)\s+", re.IGNORECASE)
AT = ("in", "on", "at", "of", "for", "from", "shot", "scene")
FILM_TALK = (
    "camera.", "size.", "angle.", "coverage.", "transition.", "stem.", "sound.", "edit.", "speed.", "service.",
    "grade.", "title.", "form.", "aspect.",
)  # fmt: skip
"""what no thing is called: "zoom out instead of the crane" """
VALUED = ("time", "weather")


@dataclass(frozen=True)
class _Frame:
    """The pieces of what goes and of what comes, and those that only join them."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    joints: frozenset[int]
    target: Target


def becoming(clause: Clause) -> Iterable[Reading]:
    """What goes and what comes, by the kind of what goes; nothing when either is not clear."""
    frame = _frame(clause)
    if frame is None:
        return
    for read in (_said, _valued, _recast, _placed, _thing):
        found = tuple(read(clause, frame))
        if found:
            yield from found
            return


def _frame(clause: Clause) -> _Frame | None:
    pieces = clause.pieces
    against = next((i for i, piece in enumerate(pieces) if piece.text in INSTEAD), None)
    verb = next(
        (i for i, p in enumerate(pieces) if p.ref is None and p.text.split()[0] in (*CHANGES, *EXCHANGES)), None
    )
    if against is not None:
        # "an apple instead of the sandwich in 9"
        first = verb + 1 if verb is not None and verb < against else 0
        old, new = range(against + 1, len(pieces)), range(first, against)
        joints = {against}
    elif verb is not None:
        joined = INTO if pieces[verb].text.split()[0] not in EXCHANGES else (*FOR, "into")
        opened = next((i for i in range(verb + 1, len(pieces)) if pieces[i].text == "from"), verb)
        at = next((i for i in range(opened + 2, len(pieces)) if pieces[i].text in joined), None)
        if at is None:
            return None
        old, new = range((opened if opened != verb else verb) + 1, at), range(at + 1, len(pieces))
        joints = {at, opened}
    else:
        return None
    place = [i for i in clause.refs("shots", "scenes", "takes") if i not in joints]
    spared = {k for i in place for k in (i - 1, i) if k == i or (k >= 0 and pieces[k].text in AT)}
    rest = clause.refs("people", "places")
    target = clause.target(("shots", "scenes", "takes"), without=rest)
    kept_old = tuple(i for i in old if i not in spared and _says(clause, i))
    kept_new = tuple(i for i in new if i not in spared and _says(clause, i))
    if not kept_old or not kept_new:
        return None
    small = {i for i, piece in enumerate(pieces) if piece.soft}
    opener = {verb} if verb is not None else set[int]()
    return _Frame(kept_old, kept_new, frozenset(joints | spared | opener | small | target.used), target)


def _says(clause: Clause, at: int) -> bool:
    piece = clause.pieces[at]
    return piece.text not in POLITE and not piece.means("filler.mark", "filler.hard")


def _used(frame: _Frame) -> frozenset[int]:
    return frame.joints | {*frame.old, *frame.new}


def _said(clause: Clause, frame: _Frame) -> Iterable[Reading]:
    """ "Change "Nine." to "Ten." ": the line or the title with these words."""
    quotes = [clause.pieces[i].quote for i in (*frame.old, *frame.new)]
    if len(quotes) != 2 or not all(quotes):
        return
    old, new = (_bare(str(quote)) for quote in quotes)
    cues = [cue for cue in clause.index.lines_of(clause.index.order) if old in _bare(cue.what)]
    titles = [title for title, _ in title_positions(clause.film) if old in _bare(title.text)]
    text = str(quotes[1])
    used = _used(frame)
    if len(cues) == 1 and not titles:
        cue = cues[0]
        whole = text if _bare(cue.what) == old else re.sub(re.escape(str(quotes[0])), text, cue.what, flags=re.I)
        act: Act = SetLine(shot=cue.shot, speaker=cue.speaker or "narrator", text=whole, cue=cue.id)
        yield Reading((act,), used, 1.2, verbatim=used)
    elif len(titles) == 1 and not cues and new:
        yield Reading((ReviseTitle(title=titles[0].id, text=text),), used, 1.2, verbatim=used)


def _bare(text: str) -> str:
    return text.casefold().strip(" .,!?;:“”\"'")


def _valued(clause: Clause, frame: _Frame) -> Iterable[Reading]:
    """The hour or the weather: where it is said, else wherever it is so now."""
    for group in VALUED:
        old = [value for i in frame.old for value in clause.pieces[i].values(group)]
        new = [value for i in frame.new for value in clause.pieces[i].values(group)]
        if not old or not new or any(clause.pieces[i].strange for i in (*frame.old, *frame.new)):
            continue
        there = clause.refs("places")
        target = frame.target
        if there and not target.said:
            target = clause.target(("places",))
        if not target.said:
            now = tuple(s for s in clause.index.order if getattr(clause.film.shots[s], group) == old[0])
            target = Target(now, said=True)
        used = _used(frame) | set(there) | target.used
        if target.problem or not target.clear:
            continue
        if target.scenes and not target.shots:
            acts: tuple[Act, ...] = tuple(
                ReviseScene.model_validate({"scene": scene, group: new[0]}) for scene in target.scenes
            )
        else:
            acts = (ReviseShot.model_validate({"shots": target.shots, group: new[0]}),)
        yield Reading(acts, used, 1.0)
        return


def _someone(clause: Clause, places: Sequence[int]) -> tuple[str, ...]:
    refs = [clause.pieces[i].ref for i in places]
    if not refs or not all(ref is not None and ref.kind == "people" and ref.ids for ref in refs):
        return ()
    return tuple(known for ref in refs if ref is not None for known in ref.ids)


def _recast(clause: Clause, frame: _Frame) -> Iterable[Reading]:
    """Someone of the cast for another, where it is said."""
    old, new = _someone(clause, frame.old), _someone(clause, frame.new)
    if not old or not new:
        return

    def made(shots: Sequence[str]) -> list[Act]:
        acts: list[Act] = []
        for shot in shots:
            there = [staged.who for staged in clause.film.shots[shot].staging]
            cast = [*(who for who in there if who not in (*old, *new)), *new]
            if set(there) & set(old):
                acts.append(ReviseShot(shots=(shot,), cast=tuple(cast)))
        return acts

    used = _used(frame)
    target = frame.target
    if not target.said:
        target = Target(options=clause.index.shots_of_person(old[0]))
    if target.problem:
        yield Reading(used=used, problem=target.problem, weight=0.9)
    elif not target.clear:
        question = ask_which(clause, target, lambda known: made(clause.shots_of(known)))
        yield Reading(used=used, question=question, weight=0.9)
    elif acts := made(target.shots or clause.index.shots_of_scenes(target.scenes)):
        yield Reading(tuple(acts), used, 1.0, people=new)


def _placed(clause: Clause, frame: _Frame) -> Iterable[Reading]:
    """A place made another everywhere: it is asked, for every shot that is made there has to be shot again."""
    ref = clause.pieces[frame.old[-1]].ref
    if ref is None or ref.kind != "places" or frame.target.said or len(ref.ids) != 1:
        return
    name = ARTICLE.sub("", clause.words(frame.new))
    if any(clause.pieces[i].means(*FILM_TALK) for i in (*frame.new, *frame.old)):
        # "pan right instead of left in the market"
        return
    if not name or any(clause.pieces[i].ref is not None for i in frame.new):
        return
    place = clause.film.locations[ref.ids[0]]
    act = SetLocation(location=place.id, name=name, canon=name)
    many = len(clause.index.shots_of_place(place.id))
    question = Question(
        text=f"Shall {place.name} be “{name}” from now on, in all {many} shots that are made there?",
        choices=(Choice(label=f"Yes, {name}", acts=(act,)), Choice(label="No, leave it")),
    )
    yield Reading(used=_used(frame), question=question, weight=1.0)


def _thing(clause: Clause, frame: _Frame) -> Iterable[Reading]:
    """A thing that the shots speak of: their prompts with the other word in its place."""
    old = [clause.pieces[i] for i in frame.old]
    new = [clause.pieces[i] for i in frame.new]
    if any(piece.ref is not None or piece.quote is not None or piece.amount is not None for piece in (*old, *new)):
        return
    if any(piece.means(*FILM_TALK) for piece in new):
        return
    noun = ARTICLE.sub("", clause.words(frame.old).casefold())
    words = clause.words(frame.new)
    shown = shots_with(clause, noun) if noun else ()
    if not shown or not words:
        return
    target = frame.target
    used = _used(frame)
    if target.problem:
        yield Reading(used=used, problem=target.problem, weight=0.9)
        return
    named = target.shots or clause.index.shots_of_scenes(target.scenes) if target.said else shown
    shots = tuple(shot for shot in named if shot in shown)
    acts = tuple(
        ReviseShot(shots=(shot,), prompt=_worded(clause.film.shots[shot].prompt, noun, words)) for shot in shots
    )
    if acts:
        yield Reading(acts, used, 1.15, verbatim=frozenset((*frame.old, *frame.new)))


def _pattern(noun: str) -> re.Pattern[str]:
    """The noun in its forms, with its article and what describes it."""
    *before, last = noun.split()
    alike = "|".join(sorted({re.escape(form) for form in (*forms(last), f"{last}s")}, key=len, reverse=True))
    opening = "".join(rf"{re.escape(word)}\s+" for word in before)
    described = rf"\b(an?|the|his|her|their|some)\s+(?:[\w-]+\s+){{0,2}}?{opening}(?:{alike})\b"
    return re.compile(rf"{described}|\b{opening}(?:{alike})\b", re.IGNORECASE)


def shots_with(clause: Clause, noun: str) -> tuple[str, ...]:
    """The shots whose prompts have the noun."""
    found = _pattern(noun)
    return tuple(shot for shot in clause.index.order if found.search(clause.film.shots[shot].prompt))


def _worded(prompt: str, noun: str, words: str) -> str:
    """The prompt with the words in place of the noun; its article fits what comes."""
    bare = ARTICLE.sub("", words)
    plain = bare == words

    def instead(match: re.Match[str]) -> str:
        article = match.group(1)
        if article is None:
            return bare
        if article.casefold() in ("a", "an"):
            if plain and bare.endswith("s"):
                return bare
            article = "an" if bare[0].casefold() in "aeiou" else "a"
        return f"{article} {bare}"

    return _pattern(noun).sub(instead, prompt)
