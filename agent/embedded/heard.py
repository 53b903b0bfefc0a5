"""Where a sound shall be, and which of the film's sounds is meant: "from 5 on", "under her line", "the thunder".

from the storm on   the first shot of the storm .. the last shot      under her line   the shots in which she speaks
from 5 to 9         shots 5 .. 9                                      in the garden    its scenes
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agent.embedded.film_index import plain_words
from agent.embedded.pieces import forms
from agent.embedded.reading import Clause
from tools.film.sound import NARRATOR, Cue, CueKind

POINTING = ("shots", "scenes", "people", "places", "film", "takes", "time")
BEGIN = ("from", "starting", "since", "starting from", "starting at", "beginning with", "starting with", "onwards from")
END = ("until", "till", "up to", "to", "through", "up until", "as far as")
ONWARD = ("on", "onward", "onwards", "forward", "out", "and after", "and on", "on out")
TO_THE_END = (
    "to the end", "till the end", "until the end", "for the rest", "through the end", "the rest of the film",
    "to the very end", "all the way", "at the end", "end", "the end", "the rest",
)  # fmt: skip
WHEN = ("when", "as", "while", "once", "just as", "right when")
MIDDLE = ("middle", "in the middle", "halfway", "half way", "midway", "right in the middle")
LEADING = ("under", "over", "during", "when", "in", "behind")
HER = ("her", "she", "hers", "the woman", "the girl")
HIS = ("his", "he", "him", "the man", "the boy")


@dataclass(frozen=True)
class Place:
    """Shots in a row, or nothing for the whole film; `used` are the pieces that say where."""

    shots: tuple[str, ...] = ()
    scenes: tuple[str, ...] = ()
    used: frozenset[int] = frozenset()
    problem: str = ""
    options: tuple[str, ...] = ()
    said: bool = False

    def ranges(self, clause: Clause) -> list[dict[str, object]]:
        """The fields of a Range for every run of neighbours; one of nothing for the whole film."""
        if not self.said or self.shots == clause.index.order:
            return [{}]
        if self.scenes:
            order = [scene.id for scene in clause.film.scenes]
            return [{"scenes": tuple(run)} for run in _runs(self.scenes, order)]
        found: list[dict[str, object]] = []
        for run in _runs(self.shots, clause.index.order):
            found.append({"shot": run[0], "until": run[-1]} if len(run) > 1 else {"shot": run[0]})
        return found

    def all_shots(self, clause: Clause) -> tuple[str, ...]:
        """The shots of it; of a place that was not said, all of the film."""
        if not self.said:
            return clause.index.order
        return self.shots or clause.index.shots_of_scenes(self.scenes)


def _runs(chosen: Iterable[str], order: Sequence[str]) -> list[list[str]]:
    places = sorted({order.index(one) for one in chosen if one in order})
    runs: list[list[str]] = []
    for place in places:
        if runs and order.index(runs[-1][-1]) == place - 1:
            runs[-1].append(order[place])
        else:
            runs.append([order[place]])
    return runs


def place_of(clause: Clause, *, without: Iterable[int] = ()) -> Place:
    """Where: what the request names, from there on or up to there; nothing said is the whole film."""
    spared = set(without)
    lines = her_lines(clause)
    if lines is not None:
        cues, used = lines
        shots = tuple(dict.fromkeys(cue.shot for cue in cues))
        if len({cue.speaker for cue in cues}) > 1:
            return Place(options=shots, used=used, said=True)
        return Place(shots, used=used, said=True, problem="" if shots else "They say nothing in this film.")
    when = next((i for i, p in enumerate(clause.pieces) if i > 0 and i not in spared and p.text in WHEN), None)
    if when is not None and (moment := moment_of(clause, when)) is not None:
        return moment
    begin = next((i for i, p in enumerate(clause.pieces) if i not in spared and p.text in BEGIN), None)
    target = clause.target(POINTING, without=spared)
    ranged = any(p.text in (*TO_THE_END, *END, *ONWARD) for p in clause.pieces)
    if begin is not None and (ranged or clause.pieces[begin].text != "from" or clause.find("verb.remove") is None):
        # "remove the music from scene 2" takes it out of there
        return _from(clause, begin)
    until = next((i for i, p in enumerate(clause.pieces) if i not in spared and p.text in END[:3]), None)
    if until is not None and target.said and until + 1 in target.used:
        last = _shots(clause, until + 1)
        if last:
            return _span(clause, clause.index.order[0], last[-1], {until, *target.used})
    if not target.said:
        if clause.focus.shots and any(p.ref is not None and p.ref.how == "pronoun" for p in clause.pieces):
            return Place(target.shots, target.scenes, target.used, said=bool(target.shots or target.scenes))
        return _at_an_end(clause, spared) or _described(clause, spared)
    if target.problem or target.options:
        return Place(used=target.used, problem=target.problem, options=target.options, said=True)
    onward = [i for i in target.used if i + 1 < len(clause.pieces) and clause.pieces[i + 1].text in TO_THE_END]
    if onward and (pointed := target.shots or clause.index.shots_of_scenes(target.scenes)):
        return _span(clause, pointed[0], clause.index.order[-1], {*target.used, onward[0] + 1})
    if target.whole:
        return Place(clause.index.order, used=target.used, said=True)
    return Place(target.shots, _whole_scenes(clause, target.shots) or target.scenes, target.used, said=True)


def _whole_scenes(clause: Clause, shots: tuple[str, ...]) -> tuple[str, ...]:
    """The scenes that the shots are, when they are all of them and nothing else: "in the garden"."""
    if not any(p.ref is not None and p.ref.kind == "places" for p in clause.pieces):
        return ()
    scenes = tuple(dict.fromkeys(clause.index.scene_of[shot] for shot in shots))
    return scenes if clause.index.shots_of_scenes(scenes) == shots else ()


def _span(clause: Clause, first: str, last: str, used: Iterable[int]) -> Place:
    order = clause.index.order
    start, end = sorted((order.index(first), order.index(last)))
    shots = order[start : end + 1]
    return Place(shots, used=frozenset(used), said=True)


def _from(clause: Clause, begin: int) -> Place:
    """From something on; up to something else, if that is said, else to the end of the film."""
    used = {begin}
    at = begin + 1
    first: tuple[str, ...] = ()
    while at < len(clause.pieces) and not first:
        piece = clause.pieces[at]
        if piece.ref is not None:
            if piece.ref.problem or piece.ref.options:
                return Place(
                    used=frozenset({*used, at}), problem=piece.ref.problem, options=piece.ref.options, said=True
                )
            first = _shots(clause, at)
            used.add(at)
            ranged = piece.ref.kind == "shots" and len(piece.ref.ids) > 1
            if ranged:
                return Place(first, used=frozenset(used), said=True)
        elif not piece.soft or piece.means("range.on"):
            words, end = _words_until(clause, at)
            first = _named(clause, words)
            used |= set(range(at, end))
            at = end - 1
            if not first:
                said = clause.text(begin + 1, end)
                return Place(used=frozenset(used), problem=f"I find no shot for “{said}”.", said=True)
        at += 1
    if not first:
        return Place()
    last = clause.index.order[-1]
    while at < len(clause.pieces):
        piece = clause.pieces[at]
        if piece.text in ONWARD or piece.text in TO_THE_END or piece.text in END:
            used.add(at)
        elif piece.ref is not None and piece.ref.kind in POINTING and clause.pieces[at - 1].text in END:
            if piece.ref.kind == "film" or piece.text in TO_THE_END:
                used.add(at)
            elif found := _shots(clause, at):
                last = found[-1]
                used.add(at)
            elif piece.ref.problem:
                return Place(used=frozenset({*used, at}), problem=piece.ref.problem, said=True)
        elif piece.strange and {clause.pieces[at - 1].text, clause.pieces[at - 2].text} & {*END}:
            words, end = _words_until(clause, at)
            if not (found := _named(clause, words)):
                said = clause.text(at, end)
                return Place(used=frozenset({*used, at}), problem=f"I find no shot for “{said}”.", said=True)
            numbers = clause.index.numbers
            last = next((shot for shot in found if numbers[shot] > numbers[first[0]]), found[-1])
            used |= set(range(at, end))
            at = end - 1
        at += 1
    return _span(clause, first[0], last, used)


def _words_until(clause: Clause, at: int) -> tuple[list[str], int]:
    """The words of a description, up to "on", "to", or the end."""
    end = at
    while end < len(clause.pieces) and clause.pieces[end].text not in (*ONWARD, *END, *TO_THE_END, ",", "."):
        end += 1
    return plain_words(clause.text(at, end)), end


def _shots(clause: Clause, at: int) -> tuple[str, ...]:
    ref = clause.pieces[at].ref if at < len(clause.pieces) else None
    return clause.finder.shots_of(ref) if ref is not None else ()


def _named(clause: Clause, words: Sequence[str]) -> tuple[str, ...]:
    """The shots that the words describe; a weather, a time or a scene counts as well as what is seen."""
    found = clause.index.shots_about(words) or clause.index.shots_of_scenes(clause.index.scenes_about(words))
    if found:
        return found
    wanted = {form for word in words for form in forms(word)}
    shots = clause.film.shots
    return tuple(s for s in clause.index.order if shots[s].weather in wanted or shots[s].time in wanted)


def _at_an_end(clause: Clause, spared: set[int]) -> Place | None:
    """ "At the end" is the last scene, "at the beginning" the first, "in the middle" one of those between."""
    for concept, place in (("order.end", -1), ("order.start", 0)):
        at = clause.find(concept)
        if at is not None and at not in spared and clause.film.scenes and len(clause.pieces[at].text.split()) > 1:
            return Place(scenes=(clause.film.scenes[place].id,), used=frozenset({at}), said=True)
    middle = clause.find("thing.middle")
    if middle is None or middle in spared or clause.pieces[middle].text not in MIDDLE:
        return None
    inner = tuple(scene.id for scene in clause.film.scenes[1:-1])
    if not inner:
        return None
    used = frozenset({middle})
    return Place(scenes=inner, used=used, said=True) if len(inner) == 1 else Place(options=inner, used=used, said=True)


def one_place(clause: Clause, one: str) -> Place:
    """A shot or a scene, chosen of several."""
    return Place((one,), said=True) if one in clause.index.numbers else Place(scenes=(one,), said=True)


def _described(clause: Clause, spared: set[int]) -> Place:
    """ "Over the storm": what a range word is followed by, looked up in the film."""
    for at, piece in enumerate(clause.pieces):
        if (
            at in spared
            or piece.ref is not None
            or piece.text not in ("under", "over", "during", "when", "in", "behind")
        ):
            continue
        end = len(clause.pieces)
        words = plain_words(clause.text(at + 1, end))
        found = _named(clause, words) if words else ()
        if found:
            return Place(found, used=frozenset(range(at, end)), said=True)
    return Place()


def moment_of(clause: Clause, when: int) -> Place | None:
    """ "When the lamp goes out": the shot in which that is seen."""
    refs = [i for i in clause.refs("shots", "scenes", "takes", "time") if i > when]
    if refs:
        return None
    words = [word for word in plain_words(clause.text(when + 1)) if len(word) > 2 or word.isdigit()]
    found = clause.index.shots_about(words)
    if not found:
        found = _most_alike(clause, words)
    used = frozenset(range(when, len(clause.pieces)))
    if not found:
        return Place(used=used, said=True, problem=f"I find no shot where {clause.text(when + 1)}.")
    if len(found) == 1:
        return Place(found, used=used, said=True)
    return Place(options=found, used=used, said=True)


def _most_alike(clause: Clause, words: Iterable[str]) -> tuple[str, ...]:
    """The shots that have the most of the words."""
    wanted = [set(forms(word)) for word in words]
    scored = {s: sum(bool(want & clause.index.shot_words[s]) for want in wanted) for s in clause.index.order}
    most = max(scored.values(), default=0)
    return tuple(shot for shot, score in scored.items() if score == most) if most else ()


def her_lines(clause: Clause) -> tuple[tuple[Cue, ...], frozenset[int]] | None:
    """The lines that "her line", "Mara's line" or "the narration" mean, and the pieces that say so."""
    at = next((i for i, p in enumerate(clause.pieces) if _line_word(p.text)), None)
    if at is None or clause.pieces[at].quote is not None:
        return None
    used = {at}
    who: str | None = None
    first = clause.pieces[at].text.split()[0]
    about = line_words(clause, at)
    between = (i for i in range(at - 1, -1, -1) if i not in about)
    before = next((i for i in between if clause.pieces[i].text not in ("'s", "own", "last")), None)
    ref = clause.pieces[before].ref if before is not None else None
    if first in (*HER, *HIS):
        who = speaker_called(clause, first)
    elif before is not None and ref is not None and ref.kind == "people" and len(ref.ids) == 1:
        who = ref.ids[0]
        used |= set(range(before, at))
    elif before is not None and clause.pieces[before].text in (*HER, *HIS):
        who = speaker_called(clause, clause.pieces[before].text)
        used.add(before)
    elif clause.pieces[at].means("who.narrator"):
        who = NARRATOR
    else:
        return None
    places = [i for i in clause.refs("shots", "scenes", "takes") if i not in used and i not in about]
    shots = {s for i in places for s in _shots(clause, i)} or set(clause.index.order)
    cues = with_words(clause, clause.index.lines_of(shots, who), about)
    return cues, frozenset({*used, *places, *about})


def line_words(clause: Clause, at: int) -> tuple[int, ...]:
    """What is told of a line by words of it: "Lotte's line about the doors", "Lotte's doors line"."""
    pieces = clause.pieces
    told: list[int] = []
    before = at - 1
    while before > 0 and pieces[before].strange:
        told.append(before)
        before -= 1
    if not (before >= 0 and pieces[before].text in ("'s", "her", "his", "the", "that")):
        told = []
    if at + 1 < len(pieces) and pieces[at + 1].text in ("about", "with"):
        after = at + 2
        while after < len(pieces) and (said_in_a_line(clause, after) or pieces[after].text in ("the", "a", "of")):
            told += [after] if said_in_a_line(clause, after) else []
            after += 1
        told += [at + 1] if after > at + 2 else []
    return tuple(told)


def said_in_a_line(clause: Clause, at: int) -> bool:
    """Whether a piece is of words that someone says in the film."""
    piece = clause.pieces[at]
    if piece.amount is not None or piece.quote is not None:
        return False
    words = plain_words(piece.text)
    lines = clause.index.lines_of(clause.index.order)
    return bool(words) and any(set(words) <= clause.index.cue_words[cue.id] for cue in lines)


def with_words(clause: Clause, cues: tuple[Cue, ...], about: Sequence[int]) -> tuple[Cue, ...]:
    """Those of some lines in which all of the words at these places are said; all of them where there are none."""
    words = [word for i in about if not clause.pieces[i].soft for word in plain_words(clause.pieces[i].text)]
    if not words:
        return cues
    wanted = [set(forms(word)) for word in words]
    return tuple(cue for cue in cues if all(want & clause.index.cue_words[cue.id] for want in wanted))


def _line_word(text: str) -> bool:
    return text.split()[-1] in ("line", "lines", "dialogue", "words", "speech", "narration", "voiceover", "monologue")


def speaker_called(clause: Clause, word: str) -> str | None:
    """Who "her" or "his" is when they speak: who was spoken of, else the only speaker of that sex."""
    sex = "f" if word in HER else "m"
    people = clause.film.characters
    for who in clause.focus.people:
        if who in people and people[who].appearance.sex == sex:
            return who
    speaking = {cue.speaker for cue in clause.film.cues.values() if cue.kind == "dialogue"}
    chosen = [who for who in people if people[who].appearance.sex == sex and who in speaking]
    chosen = chosen or [who for who in people if people[who].appearance.sex == sex]
    return chosen[0] if len(chosen) == 1 else None


def cues_of(clause: Clause, kind: CueKind, shots: Iterable[str]) -> tuple[Cue, ...]:
    """The cues of a kind that sound in these shots, in film order."""
    wanted = {clause.index.numbers[shot] for shot in shots}
    found: list[Cue] = []
    for cue in clause.film.cues.values():
        if cue.kind != kind or cue.shot not in clause.index.numbers:
            continue
        first = clause.index.numbers[cue.shot]
        last = clause.index.numbers.get(cue.until or cue.shot, first)
        if any(first <= number <= last for number in wanted):
            found.append(cue)
    return tuple(sorted(found, key=lambda cue: (clause.index.numbers[cue.shot], cue.offset)))


SHORT = 4
"""letters of a word of which no other is made"""


def cues_called(
    clause: Clause, words: Iterable[str], kinds: Sequence[CueKind] = ("effect", "ambience")
) -> tuple[Cue, ...]:
    """The sounds of the film that have all of these words: "the gate squeak", "the thunder"."""
    said = list(words)
    # "the squeaky gate" is what squeaks
    wanted = [{*forms(word), *((word[:-1],) if word.endswith("y") and len(word) > SHORT else ())} for word in said]
    if not wanted or any(word.endswith("ed") and len(word) > 4 for word in said):
        # "crowded" is no crowd
        return ()
    found: list[Cue] = []
    for cue in clause.film.cues.values():
        known = clause.index.cue_words[cue.id]
        if cue.kind in kinds and all(want & known for want in wanted):
            found.append(cue)
    return tuple(found)


def goes(clause: Clause) -> bool:
    """ "Tyres out": a sound of the film, and that it goes."""
    last = clause.pieces[-1].text in ("out", "gone", "off")
    return last and bool(cues_called(clause, plain_words(clause.text(0, len(clause.pieces) - 1))))
