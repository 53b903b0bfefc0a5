"""Voices: cast anew, or changed by a step.

"give him a deeper voice"   "Tom should speak slower"             ->  set_voice, one step
"a woman's voice for the narrator"   "a British voice for Tom"    ->  set_voice, another voice of the cast
"""

import re
from collections.abc import Iterable

from agent.conversation import Choice, Question
from agent.embedded.asking import person_label
from agent.embedded.film_index import plain_words
from agent.embedded.heard import speaker_called
from agent.embedded.reading import Clause, Reading
from tools.audio.cast import VOICES, Sex, choose_voice
from tools.film.edits.sound import SetLine, SetVoice
from tools.film.script import Voice
from tools.film.sound import NARRATOR

STEPS = {"deeper": "lower", "higher": "higher", "slower": "slower", "faster": "faster"}
OPPOSITE = {
    "deeper": "higher",
    "higher": "deeper",
    "slower": "faster",
    "faster": "slower",
    "old": "young",
    "young": "old",
}
NEW = ("other", "old", "young", "woman", "man", "accent")
CODE = re.compile(r"\b[ab][fm]_[a-z]+\b")
COMMON = ("heart", "river", "sky", "echo", "nova", "santa", "puck")
OLD, YOUNG, CHILD = 72, 20, 9
NARRATING = 45
VOICE = ("voice", "voices", "sound", "sounds", "speak", "speaks", "talk", "talks", "accent", "deliver", "read", "reads",
         "narration", "narrator", "speaking", "talking")  # fmt: skip
PARTS = (*VOICE, "'s", "_", "bm", "bf", "am", "af")
CARRYING = ("verb.make", "verb.give", "verb.choose", "verb.say", "stem.DX", "voice.", "sound.", "degree.", "verb.play",
            "who.", "other", "verb.add", "garment.", "body.age")  # fmt: skip


def voices(clause: Clause) -> Iterable[Reading]:
    """A step of someone's voice, or another voice."""
    words = [token.text for token in clause.tokens]
    speaks = any(word in VOICE for word in words) or _of_the_voice(clause)
    tokens = clause.tokens
    code = CODE.search(clause.message.casefold(), tokens[0].start, tokens[-1].end)
    if not (speaks or code) or clause.find("stem.MX", "stem.FX", "ask.why") is not None:
        return
    who, used, options = _whose(clause)
    wanted = _wanted(clause)
    # "a little slower too" is slower as well
    too = clause.find("degree.too", "degree.less")
    if too is not None and (much := clause.find("voice.", after=too)) is not None:
        # "too high, lower": what is too much is not what is wished
        said = set(clause.pieces[much].values("voice"))
        wanted = (wanted - said) | {OPPOSITE.get(value, value) for value in said & wanted}
    named = _named(code.group() if code else "", words)
    used |= set(clause.all(*CARRYING)) | {i for i, p in enumerate(clause.pieces) if p.text in PARTS}
    used |= {i for i, piece in enumerate(clause.pieces) if named is not None and piece.text in named}
    used |= {i for i in range(len(clause.pieces)) if code is not None and _within(clause, i, code.span())}
    name = named or ""
    if (
        not name
        and not wanted
        and not any("voice" in p.text for p in clause.pieces)
        and clause.find("verb.quieter", "verb.louder") is not None
    ):
        # "a bit softer when she talks" is how loud she is
        return
    if not name and not wanted:
        name, more = _described(clause, used, who)
        used |= more
    if any(not clause.pieces[i].strange for i in clause.hard - used):
        return
    everything = frozenset(used)
    if code is not None and named is None:
        problem = f"There is no voice {code.group()}; there are {', '.join(VOICES)}."
        yield Reading(used=everything, problem=problem, weight=1.3)
    elif not name and not wanted:
        return
    elif who is None:
        choices = tuple(
            Choice(label=person_label(clause.index, one), acts=tuple(_changes(clause, one, wanted, name)))
            for one in options or (*clause.film.characters, NARRATOR)
        )
        yield Reading(used=everything, question=Question(text="Whose voice?", choices=choices), weight=0.7)
    elif acts := tuple(_changes(clause, who, wanted, name)):
        yield Reading(acts, everything, 1.1, people=(who,) if who != NARRATOR else ())


def _of_the_voice(clause: Clause) -> bool:
    """Whether "and a little slower too" goes on about the voice that was changed just now."""
    told = clause.focus.acts_just_now and all(act.kind == "set_voice" for act in clause.focus.acts)
    return told and not any(p.ref is not None and p.ref.how != "pronoun" for p in clause.pieces)


def _within(clause: Clause, at: int, span: tuple[int, int]) -> bool:
    token = clause.finder.tokens[clause.pieces[at].first]
    return span[0] <= token.start < span[1]


def _wanted(clause: Clause) -> set[str]:
    """What of a voice is wished: deeper, older, a woman's; another one only where that is plainly said."""
    wanted = {value for piece in clause.pieces if piece.ref is None for value in piece.values("voice")}
    plainly = any(
        piece.text in ("different", "another", "other", "new") or ("voice" in piece.text and piece.means("voice.other"))
        for piece in clause.pieces
    )
    return wanted if plainly else wanted - {"other"}


def _whose(clause: Clause) -> tuple[str | None, set[int], tuple[str, ...]]:
    at = clause.find("who.narrator")
    for i in clause.refs("people"):
        ref = clause.pieces[i].ref
        assert ref is not None
        if len(ref.ids) == 1 and ref.how != "pronoun":
            return ref.ids[0], {i}, ()
        just = clause.focus.acts if clause.focus.acts_just_now else ()
        if just and all(isinstance(act, SetLine) and act.speaker == NARRATOR for act in just):
            # "make his voice a woman's", of the narrator who was given a line
            return NARRATOR, {i}, ()
        who = speaker_called(clause, clause.pieces[i].text)
        who = who or (ref.ids[0] if len(ref.ids) == 1 else None)
        return who, {i}, () if who else ref.options
    if at is not None:
        return NARRATOR, {at}, ()
    speaking = {cue.speaker for cue in clause.film.cues.values() if cue.kind == "dialogue" and cue.speaker}
    recent = next((who for who in clause.focus.people if who in clause.film.characters), None)
    if recent is not None:
        return recent, set(), ()
    return (next(iter(speaking)) if len(speaking) == 1 else None), set(), tuple(sorted(speaking))


def _named(code: str, words: Iterable[str]) -> str | None:
    """A voice of the cast by its name: "bm_lewis", or "lewis" said of a voice."""
    if code:
        return code if code in VOICES else None
    short = {name.partition("_")[2]: name for name in VOICES}
    return next(
        (short[word] for word in words if word in short and word not in ("heart", "river", "sky", "echo")), None
    )


def _described(clause: Clause, used: set[int], who: str | None) -> tuple[str, set[int]]:
    """A voice by how it is described: "a warm voice", "a whisper"; no name when no card says so."""
    person = clause.film.characters.get(who or "")
    sex = person.appearance.sex if person is not None else _sex_of(clause.film.mix.narrator)
    for i in sorted(clause.hard - used):
        words = plain_words(clause.pieces[i].text)
        for name, card in VOICES.items():
            known = plain_words(card.description)
            if words and card.sex == sex and all(any(one.startswith(word[:4]) for one in known) for word in words):
                return name, {i}
    return "", set()


def _changes(clause: Clause, who: str, wanted: set[str], name: str) -> Iterable[SetVoice]:
    if name:
        yield SetVoice(who=who, name=name)
        return
    for value, change in STEPS.items():
        if value in wanted:
            yield SetVoice.model_validate({"who": who, "change": change})
    if any(value in wanted for value in NEW):
        yield _cast(clause, who, wanted)


def _cast(clause: Clause, who: str, wanted: set[str]) -> SetVoice:
    """Another voice of the cast, by sex, age and accent; not one that someone has already."""
    film = clause.film
    person = film.characters.get(who)
    sex: Sex = person.appearance.sex if person is not None else _sex_of(film.mix.narrator)
    sex = "f" if "woman" in wanted else "m" if "man" in wanted else sex
    age = person.appearance.age if person is not None else NARRATING
    if "old" in wanted:
        age = OLD
    elif "young" in wanted:
        age = CHILD if any(p.text in ("child", "kid", "like a child", "childlike") for p in clause.pieces) else YOUNG
    taken = [one.voice for one in film.characters.values()] + [film.mix.narrator]
    accent = next((p.text.split()[0] for p in clause.pieces if p.means("voice.accent")), "")
    if accent:
        wished = "American" if accent in ("american", "us") else "British"
        used = {voice.name for voice in taken}
        fits = [name for name, card in VOICES.items() if card.sex == sex and card.accent == wished]
        return SetVoice(who=who, name=next((name for name in fits if name not in used), fits[0]))
    voice: Voice = choose_voice(age, sex, taken)
    return SetVoice(
        who=who, name=voice.name, blend=voice.blend or "", share=voice.share, speed=voice.speed, pitch=voice.pitch
    )


def _sex_of(voice: Voice) -> Sex:
    card = VOICES.get(voice.name)
    return card.sex if card is not None else "m"
