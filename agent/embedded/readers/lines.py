"""What is said, and by whom.

"have her say 'I never left' in 4"   "change his line in 3 to ..."   "narrator over shot 1: ..."   ->  set_line
"Tom shouldn't say anything in 8"    "cut the line 'Not tonight'"                                  ->  remove_line
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from agent.conversation import Act, Choice, Question
from agent.embedded.asking import ask_which, person_label
from agent.embedded.film_index import plain_words
from agent.embedded.heard import her_lines, speaker_called
from agent.embedded.readers.line_changes import named_whole
from agent.embedded.reading import Clause, Reading, Target
from agent.embedded.spoken_lines import Spoken, at_its_end, contains, most_alike, spoken
from tools.film.edits.sound import RemoveLine, SetLine
from tools.film.sound import NARRATOR, Cue

SAYING = ("say", "says", "said", "saying", "whisper", "whispers", "shout", "shouts", "answer", "answers", "reply",
          "replies", "mutter", "mutters", "murmur", "murmurs", "yell", "yells", "scream", "screams", "utter", "utters",
          "have say", "let say", "should say", "to say", "tells", "reads", "speak", "speaks")  # fmt: skip
LEADS = (":", ",", "that", "to", "with", "as", "instead", "into", "reads", "now", "-", "–", "line")
AT = ("in", "on", "over", "at", "during", "for")
OFF_SCREEN = ("v.o", "vo", "voice over", "voice-over", "voiceover", "off screen", "offscreen", "off-screen", "v o")
ONE_MORE = ("another", "also", "second", "one more", "additional", "too", "as well", "new")
NOT = re.compile(r"(?P<new>[^,]+),? (?:and )?not (?P<old>[^,]+?)[.!]?")
"""other words of a line, and those that they stand for"""
NOTHING = ("anything", "nothing", "a word", "silent", "quiet")


def lines(clause: Clause) -> Iterable[Reading]:
    """Lines written, changed and taken away."""
    yield from _removed(clause)
    yield from _written(clause)


@dataclass(frozen=True)
class _Text:
    """The words of a line, as they were typed, and the pieces from `first` up to (not with) `last` that they are."""

    words: str
    first: int
    last: int


def _written(clause: Clause) -> Iterable[Reading]:
    if clause.find("verb.remove") is not None and clause.find("verb.make") is None:
        return
    text = _text(clause)
    if text is None:
        return
    inside = set(range(text.first, text.last))
    who, who_used, options = _speaker(clause, inside)
    target = clause.target(("shots", "scenes", "takes", "places"), without=inside)
    meant = spoken(clause, inside)
    quoted = _quoted_before(clause, text)
    put = _put_for(meant.cues, text.words) if quoted is None else None
    if put is not None:
        quoted, text = put[0], replace(text, words=put[1])
    old = quoted or _said_now(clause, meant, who or meant.who, text)
    if old is not None and meant.who is not None:
        # "his second one": whose, by the line
        who, options = old.speaker, ()
    shots = (old.shot,) if old is not None else _shots(clause, target, who)
    everything = frozenset(range(len(clause.pieces)))
    counted = meant.used if old is not None or not meant.counted else frozenset[int]()
    if not target.said or target.options:
        counted |= set(clause.all("order.start", "order.end"))
    used = {*inside, *who_used, *target.used, *counted}
    left = clause.hard - used
    used |= {i for i in left if _carrying(clause, i)}
    if any(not clause.pieces[i].strange for i in clause.hard - used):
        return
    if target.problem:
        yield Reading(used=everything, problem=target.problem, weight=1.1)
        return
    if options and len(shots) == 1 and (alone := _spoken_by(clause, shots[0])) is not None and target.said:
        # "in shot 8 she must say": who speaks there
        who, options = alone, ()
    if options and old is None:
        yield Reading(used=everything, question=_who(clause, options, shots, text.words), weight=0.8)
        return
    if len(shots) != 1:
        unclear = Target(options=shots or target.options)
        question = ask_which(
            clause, unclear, lambda shot: _line(clause, shot, who or _spoken_by(clause, shot), text.words)
        )
        yield Reading(used=everything, question=question, weight=0.8)
        return
    shot = shots[0]
    speaker = who or (old.speaker if old is not None else None) or _spoken_by(clause, shot)
    if speaker is None:
        people = tuple(staged.who for staged in clause.film.shots[shot].staging) or tuple(clause.film.characters)
        yield Reading(used=everything, question=_who(clause, (*people, NARRATOR), shots, text.words), weight=0.8)
        return
    alone = len(clause.index.lines_of((shot,), speaker)) == 1 and not meant.quoted
    act = _line(clause, shot, speaker, text.words, quoted or (None if alone else old))
    people = (speaker,) if speaker != NARRATOR else ()
    typed, known = frozenset({*inside, *counted}), everything if put is not None else frozenset[int]()
    yield Reading((act,), frozenset(used), 1.2, people=people, shots=(shot,), verbatim=typed, grammar=known)


def _put_for(cues: Sequence[Cue], said: str) -> tuple[Cue, str] | None:
    """ "four times a day, not twice": the one line with "twice" in it, and how it is said then."""
    found = NOT.fullmatch(said)
    lines = [cue for cue in cues if contains(cue.what, found["old"])] if found is not None else []
    if found is None or len(lines) != 1:
        return None
    at = re.search(rf"\b{re.escape(found['old'])}\b", lines[0].what, re.IGNORECASE)
    if at is None:
        return None
    before, after, new = lines[0].what[: at.start()].split(), lines[0].what[at.end() :], found["new"].split()
    follows = plain_words(after)
    # what stands around it is said once: "four times a day" for the "twice" before "a day"
    shared = next((n for n in range(len(new) - 1, 0, -1) if plain_words(" ".join(new[-n:])) == follows[:n]), 0)
    return lines[0], f"{' '.join((*before, *new[: len(new) - shared]))}{after}"


def _said_now(clause: Clause, meant: Spoken, who: str | None, text: _Text) -> Cue | None:
    """The line that new words stand for: the one that is named, the only one there, or the one most like them."""
    if any(piece.text in (*ONE_MORE, "add") for piece in clause.pieces) and not (meant.counted or _instead(clause)):
        return None
    cues = meant.cues
    if who is None and not meant.counted and not meant.quoted:
        return None
    if len(cues) == 1 and (meant.counted or meant.quoted):
        return cues[0]
    if (alike := most_alike(cues, text.words)) is not None:
        return alike
    return cues[0] if len(cues) == 1 and _instead(clause) and (who is not None or meant.placed) else None


def _instead(clause: Clause) -> bool:
    """Whether other words shall be said, and not more of them."""
    words = {word for piece in clause.pieces if piece.quote is None for word in piece.text.split()}
    made = clause.find("verb.make") is not None and clause.find("sound.line") is not None
    return made or bool(words & {"instead", "should", "rather", "making", "change"})


def _carrying(clause: Clause, i: int) -> bool:
    """Words that carry a line: change, add, a line, says, over, to."""
    piece = clause.pieces[i]
    carry = piece.means("verb.say", "verb.make", "verb.add", "verb.give", "sound.line", "stem.DX", "who.", "verb.play")
    return carry or piece.text in (*LEADS, *AT, *OFF_SCREEN, *ONE_MORE, "'s", "what", "read") or piece.quote is not None


BECOME = ("should be", "be", "shall be", "is to be", "needs to be", "must be", "ought to be", "could be", "reads")
TOLD = ("said", "told", "asked", "answered", "replied", "whispered", "shouted")
MANNER = 4
"""pieces of "it a bit colder" """


def _text(clause: Clause) -> _Text | None:
    """The words of the line: quoted, after a colon, after "to", or after the saying."""
    says = [i for i, p in enumerate(clause.pieces) if p.text in SAYING or p.means("verb.say")]
    says = [i for i in says if not clause.pieces[i].means("sound.line") or _spoken_of(clause, i)]
    # "Mara goes 'You kept it on'"
    says += [i for i, p in enumerate(clause.pieces[:-1]) if p.text in ("goes", "go") and clause.pieces[i + 1].quote]
    begins = clause.pieces[0].quote is not None and bool(clause.refs("people"))
    about = clause.find("who.narrator")
    about = next((i for i in clause.all("sound.line") if _spoken_of(clause, i)), None) if about is None else about
    owned = next((i for i, p in enumerate(clause.pieces) if p.text in ("her line", "his line")), None)
    about = owned if about is None else about
    told = [i for i in clause.refs("people") if (ref := clause.pieces[i].ref) is not None and ref.ids == (NARRATOR,)]
    about = told[0] if about is None and told else about
    quotes = [i for i, piece in enumerate(clause.pieces) if piece.quote is not None]
    rewritten = len(quotes) == 2 and _said_already(clause, clause.pieces[quotes[0]].quote or "") is not None
    if quotes and not says and about is None and len(quotes) == 1 and (begins or _counts(clause)):
        # "'Is this the van?' for Bruno in 5", "making his second one just 'March.'"
        return _Text(clause.pieces[quotes[0]].quote or "", quotes[0], quotes[0] + 1)
    if not says and about is None and not rewritten:
        return None
    if quotes:
        i = quotes[-1]
        return _Text(clause.pieces[i].quote or "", i, i + 1)
    colon = next((i for i, piece in enumerate(clause.pieces) if piece.text == ":"), None)
    if colon is not None and colon + 1 < len(clause.pieces):
        return _typed(clause, colon + 1, trailing=False, leads=(":",))
    changed = about is not None or (says and clause.pieces[max(says[0] - 2, 0)].text == "what")
    texts = [piece.text for piece in clause.pieces]
    to = next((i for i, text in enumerate(texts) if i > (about or 0) and text in ("to", "to shot", "into")), None)
    if changed and to is not None and clause.find("verb.make") is not None:
        return _typed(clause, to + 1, trailing=False)
    become = next((i for i, p in enumerate(clause.pieces) if p.text in BECOME and i > min(says, default=0)), None)
    if about is not None and become is not None and become + 1 < len(clause.pieces):
        # "Sofía's line should be WAIT you dropped one": words begin with a capital, a wish for the line does not
        return _typed(clause, become + 1, trailing=False) if clause.text(become + 1)[:1].isupper() else None
    # "he said make it brighter" is told of someone outside the film
    spoken = [i for i in says if clause.pieces[i].text in SAYING and clause.pieces[i].text not in TOLD]
    if spoken and _someone_before(clause, spoken[0]):
        return _typed(clause, spoken[0] + 1, trailing=True)
    return None


def _spoken_of(clause: Clause, at: int) -> bool:
    """Whether a word for lines is of what is said: not of a washing line, and not of words that shall be seen."""
    text = clause.pieces[at].text
    if text in ("line", "lines") and at and clause.pieces[at - 1].strange:
        return clause.pieces[at - 1].text not in clause.index.known
    seen = any(p.text in ("put", "show", "write", "display", "superimpose") for p in clause.pieces[:at])
    return not (text in ("words", "the words") and seen and not clause.refs("people"))


def _counts(clause: Clause) -> bool:
    """Whether one of someone's lines is counted: "his second one"."""
    counted = (p.text.split() for p in clause.pieces if p.ref is not None)
    owned = any(words[0] in ("his", "her") and words[-1] == "one" for words in counted)
    return owned and clause.find("verb.make") is not None


def _someone_before(clause: Clause, at: int) -> bool:
    return any(i < at for i in clause.refs("people")) or clause.before(at, "who.narrator") is not None


def _typed(clause: Clause, first: int, *, trailing: bool, leads: Sequence[str] = LEADS) -> _Text | None:
    """The words as they were typed, up to the place at their end: "I never left | in 4"."""
    while first < len(clause.pieces) and clause.pieces[first].text in leads:
        first += 1
    last = len(clause.pieces)
    if trailing:
        refs = [i for i in clause.refs("shots", "scenes", "takes") if i >= first]
        if refs and refs[-1] == last - 1 and clause.pieces[refs[-1] - 1].text in AT:
            last = refs[-1] - 1
    while last > first and clause.pieces[last - 1].text in ("please", "instead", ","):
        last -= 1
    spoken = [clause.pieces[i] for i in range(first, last)]
    if all(piece.text in NOTHING or (piece.ref is not None and piece.ref.how == "pronoun") for piece in spoken):
        # "have her whisper it"
        return None
    if trailing and spoken[0].text in ("it", "that", "this", "them") and len(spoken) <= MANNER:
        # "she says it colder" is how, not what
        return None
    tokens = clause.finder.tokens
    start, end = tokens[clause.pieces[first].first].start, tokens[clause.pieces[last - 1].last - 1].end
    while end < len(clause.message) and clause.message[end] in ".!?…":
        end += 1
    return _Text(clause.message[start:end].strip(' ,;:"“”'), first, last)


def _speaker(clause: Clause, inside: set[int]) -> tuple[str | None, set[int], tuple[str, ...]]:
    """Who says it: (their id, the pieces that say so, those it may be when it is not clear)."""
    for i in clause.refs("people"):
        if i in inside:
            continue
        ref = clause.pieces[i].ref
        assert ref is not None
        if ref.how == "pronoun":
            who = speaker_called(clause, clause.pieces[i].text) or (ref.ids[0] if len(ref.ids) == 1 else None)
            return who, {i}, () if who else (ref.options or tuple(clause.film.characters))
        if len(ref.ids) == 1:
            return ref.ids[0], {i}, ()
    at = next((i for i in clause.all("who.narrator") if i not in inside), None)
    if at is not None and not clause.refs("people"):
        return NARRATOR, {at}, ()
    word = next((p.text.split()[0] for p in clause.pieces if p.text in ("her line", "his line", "her lines")), None)
    return (speaker_called(clause, word) if word else None), set(), ()


def _shots(clause: Clause, target: Target, who: str | None) -> tuple[str, ...]:
    """The shot of the line; in a scene, the shots in which they are seen."""
    if target.said and target.shots:
        placed = bool(clause.refs("places")) and len(target.shots) > 1
        return at_its_end(clause, _seen(clause, target.shots, who)[:1] if placed else target.shots)
    if target.options:
        return at_its_end(clause, _seen(clause, target.options, who) or target.options)
    if not target.said and (edge := at_its_end(clause, clause.index.order)) != clause.index.order:
        return at_its_end(clause, clause.index.shots_of_person(who)) if who not in (None, NARRATOR) else edge
    if target.scenes:
        inside = clause.index.shots_of_scenes(target.scenes)
        return _seen(clause, inside, who)[:1] or inside[:1]
    theirs = {cue.shot for cue in clause.index.lines_of(clause.index.order, who)} if who else set[str]()
    if clause.find("verb.make") is not None and len(theirs) == 1 and not target.shots:
        return tuple(theirs)
    return target.shots or target.options or (clause.index.shots_of_person(who) if who else ())


def _seen(clause: Clause, shots: Sequence[str], who: str | None) -> tuple[str, ...]:
    """Those of some shots in which someone is seen."""
    return tuple(s for s in shots if any(staged.who == who for staged in clause.film.shots[s].staging))


def _spoken_by(clause: Clause, shot: str) -> str | None:
    """Who speaks in a shot: who has its only line, else who is alone in it."""
    speakers = {cue.speaker for cue in clause.index.lines_of((shot,))}
    if len(speakers) == 1:
        return next(iter(speakers))
    staged = clause.film.shots[shot].staging
    return staged[0].who if len(staged) == 1 and not speakers else None


def _quoted_before(clause: Clause, text: _Text) -> Cue | None:
    """The line whose old words are quoted: "change 'Not tonight' to 'Not today'"."""
    quotes = [piece.quote for piece in clause.pieces[: text.first] if piece.quote is not None]
    return next((cue for quote in quotes if (cue := _said_already(clause, quote)) is not None), None)


def _said_already(clause: Clause, quote: str) -> Cue | None:
    wanted = plain_words(quote)
    cues = clause.film.cues.values()
    return next((cue for cue in cues if cue.kind == "dialogue" and wanted == plain_words(cue.what)), None)


def _line(clause: Clause, shot: str, speaker: str | None, text: str, old: Cue | None = None) -> SetLine:
    who = speaker or NARRATOR
    theirs = clause.index.lines_of((shot,), who)
    # "make her line just that" adds nothing
    adding = any(p.text in ONE_MORE or (p.means("verb.add") and not p.means("verb.make")) for p in clause.pieces)
    off = any(piece.text in OFF_SCREEN for piece in clause.pieces) and who != NARRATOR
    cue = old.id if old is not None else None
    if cue is None and len(theirs) > 1 and not adding:
        cue = theirs[0].id
    add = bool(theirs) and adding and clause.find("sound.line") is not None and cue is None
    return SetLine(shot=shot, speaker=who, text=text, voice_over=True if off else None, add=add, cue=cue)


def _who(clause: Clause, people: Iterable[str], shots: tuple[str, ...], text: str) -> Question:
    choices: list[Choice] = []
    for who in dict.fromkeys(people):
        theirs = [*shots] if len(shots) == 1 else [*_shots(clause, Target(), who), *clause.index.order]
        shot = theirs[0]
        acts: tuple[Act, ...] = (_line(clause, shot, who, text),)
        choices.append(Choice(label=person_label(clause.index, who), acts=acts))
    return Question(text="Who says it?", choices=tuple(choices))


def _removed(clause: Clause) -> Iterable[Reading]:
    """Lines taken away: someone's, those of a shot, or the one that is quoted."""
    silent = any(piece.text in NOTHING for piece in clause.pieces) and clause.find("verb.say") is not None
    her = her_lines(clause)
    told = [i for i in clause.refs("people") if (ref := clause.pieces[i].ref) is not None and ref.ids == (NARRATOR,)]
    if any(piece.text == ":" for i in told for piece in clause.pieces[i + 1 : i + 2]):
        # "narration: it's me, not him": what follows is what is said
        return
    called = clause.find("sound.line") is not None or her is not None or bool(told)
    gone = clause.find("verb.remove", "neg") is not None and called
    if not (silent or gone):
        return
    quote = next((piece.quote for piece in clause.pieces if piece.quote is not None), None)
    nothing = [i for i, piece in enumerate(clause.pieces) if piece.text in NOTHING]
    # "Bruno's line in the van": where he is seen there
    there = bool(clause.refs("people") and clause.refs("places")) and not clause.refs("shots", "scenes", "takes")
    named = {ref.ids for i in clause.refs("people") if (ref := clause.pieces[i].ref) is not None and ref.how == "name"}
    if len(named) > 1 and not any(piece.text in ("and", "&", "or") for piece in clause.pieces):
        # "Mum shouldn't say that, it's Dad's line"
        return
    target = clause.target(("people", "places") if there else ("shots", "scenes", "takes", "film"), without=nothing)
    used = {*clause.all("verb.remove", "neg", "sound.line", "stem.DX", "verb.make", "all", "verb.say"), *target.used}
    used |= {i for i, piece in enumerate(clause.pieces) if piece.text in (*NOTHING, "'s") or piece.quote is not None}
    used |= set(clause.refs("people", "film")) | (set(her[1]) if her else set())
    if any(not clause.pieces[i].strange for i in clause.hard - used):
        return
    if target.problem:
        yield Reading(used=frozenset(used), problem=target.problem, weight=1.0)
        return
    if told and quote is None:
        # "no narration in 10": whoever speaks unseen there
        here = target.shots or clause.index.shots_of_scenes(target.scenes) or clause.index.order
        cues = tuple(cue for cue in clause.index.lines_of(here) if cue.voice_over or cue.speaker == NARRATOR)
    else:
        cues = _meant(clause, quote, her[0] if her else None, target)
        cues = tuple(cue for cue in cues if not there or cue.shot in target.shots)
        at = next((i for i, piece in enumerate(clause.pieces) if piece.quote is not None), None)
        if quote is not None and cues and at is not None and not named_whole(clause, at, cues):
            return
    if not cues:
        yield Reading(used=frozenset(used), problem="Nothing is said there.", weight=0.9)
        return
    by = dict.fromkeys((cue.shot, cue.speaker) for cue in cues)  # in order: sets have another each time
    if quote is not None:
        acts = tuple(RemoveLine(cue=cue.id) for cue in cues)
    else:
        order = clause.index.numbers
        ordered = sorted(by, key=lambda pair: order.get(pair[0], 0))
        acts = tuple(RemoveLine(shot=shot, speaker=speaker) for shot, speaker in ordered)
    yield Reading(acts, frozenset(used), 1.1, shots=tuple(dict.fromkeys(cue.shot for cue in cues)))


def _meant(clause: Clause, quote: str | None, hers: tuple[Cue, ...] | None, target: Target) -> tuple[Cue, ...]:
    dialogue = tuple(cue for cue in clause.film.cues.values() if cue.kind == "dialogue")
    if quote is not None:
        wanted = " ".join(plain_words(quote))
        return tuple(cue for cue in dialogue if wanted and wanted in " ".join(plain_words(cue.what)))
    if hers or (hers is not None and clause.find("dir.by") is not None):
        # "Dad's line about the boat": where he says nothing of it, none of his lines is meant
        return hers
    if hers is not None and clause.find("who.narrator") is not None:
        here = target.shots or clause.index.order
        return tuple(cue for cue in dialogue if cue.voice_over and cue.shot in here)
    who, _, _ = _speaker(clause, set())
    everywhere = target.whole or clause.find("all") is not None or who is not None
    shots = target.shots or clause.index.shots_of_scenes(target.scenes) or (clause.index.order if everywhere else ())
    return clause.index.lines_of(shots, who)
