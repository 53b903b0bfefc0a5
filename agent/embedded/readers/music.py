"""Music: laid under a range, taken away, composed anew; and the sounds that a film asks for, found by themselves.

"something more tense from the storm on"   "piano under scene 2"   ->  set_music
"no music under her line"                                          ->  remove_music
"different music"   "another score"                                ->  compose
"""

import re
from collections.abc import Iterable, Sequence

from agent.conversation import Question
from agent.embedded.asking import ask_which
from agent.embedded.film_index import plain_words
from agent.embedded.heard import Place, cues_of, one_place, place_of
from agent.embedded.reading import CERTAIN, Clause, Reading, Target
from tools.film.edits.sound import RemoveMusic, SetMusic, SetScore
from tools.film.orders import Compose, Spot
from tools.film.script import Mood

GENERIC = (
    "music", "score", "soundtrack", "song", "theme", "tune", "melody", "track", "background music", "underscore", "mx",
    "musical score", "music track", "cue", "film score",
)  # fmt: skip
"""words for music that do not say what it sounds like"""
UNDER = ("under", "underneath", "over", "beneath", "behind", "from", "during", "throughout", "across")
PLAYING = ("verb.play", "verb.add", "verb.make", "verb.give", "verb.generate", "again")
QUIET = ("quiet", "silence", "silent", "just silence", "leave")
"""words beside "no music" that only say what is left"""
OFF = ("out", "off", "away", "out of", "away from", "off of")
EITHER = ("up", "more", "back", "less", "down")
RIGHTS = re.compile(r"\b(?:rights? (?:to|for|of)|licen[cs]e|licen[cs]ing|clearance)\b")
GRADED = {"grade.warmer": "warm", "grade.darker": "dark"}
"""words for pictures that, said of music, are moods"""


def music(clause: Clause) -> Iterable[Reading]:
    """Music laid, taken away or composed anew."""
    if RIGHTS.search(clause.plain) is not None:
        problem = "I cannot get rights to a song. Import a recording that you may use, or say what it shall be like."
        yield Reading(used=frozenset(range(len(clause.pieces))), problem=problem, weight=CERTAIN)
        return
    yield from _composed(clause)
    yield from _spotted(clause)
    named = [i for i in clause.all("stem.MX") if clause.pieces[i].ref is None]
    gone = clause.find("verb.remove", "neg", "stop")
    off = [i + 1 for i in named if i + 1 < len(clause.pieces) and clause.pieces[i + 1].text in OFF]
    gone = off[0] if off and gone is None else gone
    none = bool(named) and all(clause.before(i, "neg") is not None for i in named)
    calm = all(clause.pieces[i].text in QUIET and i + 1 not in named for i in clause.all("verb.mute") if i != gone)
    # "no guitar, a harp instead": the harp does not go
    other = any(clause.before(i, "neg", "verb.remove") is None for i in named) and clause.named("instead")
    if named and gone is not None and (none or calm) and not (other and len(named) > 1):
        yield from _removed(clause, named, gone)
    elif (named or _something(clause)) and not _same_level(clause):
        yield from _laid(clause, named)


def _same_level(clause: Clause) -> bool:
    """ "The piano 3 dB louder", and then "same for the strings": nothing is laid by it."""
    levelled = clause.focus.acts_just_now and all(act.kind == "set_gain" for act in clause.focus.acts)
    return levelled and clause.find("same") is not None


def _something(clause: Clause) -> bool:
    """ "Something more tense from the storm on": music, by how it is placed."""
    vague = any(piece.text in ("something", "sth", "smth") for piece in clause.pieces)
    placed = any(piece.text in UNDER for piece in clause.pieces)
    return vague and (placed or bool(_spoken_of(clause)))


def _there(clause: Clause, shots: tuple[str, ...]) -> Place:
    """Where some shots are: in their scenes, where they are all of them."""
    scenes = tuple(dict.fromkeys(clause.index.scene_of[shot] for shot in shots))
    whole = clause.index.shots_of_scenes(scenes) == shots
    return Place(shots, scenes if whole else (), frozenset(clause.named("there", "instead")), said=True)


def _spoken_of(clause: Clause) -> tuple[str, ...]:
    """The shots where the music is that the sentence before complained of: "... Something sadder there"."""
    before = [piece for piece in clause.every if piece.last <= clause.pieces[0].first]
    again = any(piece.text in ("there", "instead", "please") or len(clause.pieces) < 4 for piece in clause.pieces)
    if not again or not any(piece.means("stem.MX") for piece in before):
        return ()
    refs = [piece.ref for piece in before if piece.ref is not None and piece.ref.kind in ("shots", "scenes", "places")]
    return clause.finder.shots_of(refs[0]) if len(refs) == 1 else ()


def _laid(clause: Clause, named: list[int]) -> Iterable[Reading]:
    describing = [i for i in range(len(clause.pieces)) if _describes(clause, i)]
    wrong = [i for i in describing if _unwanted(clause, i)]
    if wrong or _no_instrument(clause, named):
        # "the guitar is too happy" asks for no happy music
        everything = frozenset(range(len(clause.pieces)))
        if wrong and named and len(wrong) == len(describing):
            question = Question(text="What shall the music be instead?")
            yield Reading(used=everything, question=question, weight=0.8)
        return
    if not describing and not named:
        return
    if clause.amounts("db", "stop") or clause.find("sound.ducking") is not None:
        return
    loud = [i for i in clause.all("verb.louder", "verb.quieter", "verb.mute", "verb.unmute") if i not in describing]
    if any(clause.pieces[i].text not in EITHER for i in loud):
        return
    switched = any(piece.text in ("on", "off", "back", "up", "down") for piece in clause.pieces)
    moved = clause.find("dir.earlier", "dir.later") is not None and not clause.refs("shots", "scenes", "places")
    if not describing and (
        moved or clause.find("degree.") is not None or (switched and clause.find("verb.play") is None)
    ):
        # "less music" and "the music back on" are levels
        return
    if any(clause.pieces[i].strange and _governs(clause, i) for i in clause.hard):
        # "swell the music": a deed that is not known
        return
    place = place_of(clause, without=describing)
    if not named and not place.said and (shots := _spoken_of(clause)):
        place = _there(clause, shots)
    elif not place.said and clause.named("there") and clause.pieces[0] is not clause.every[0]:
        # "brighter station please. Oh, and a sadder guitar there"
        shots = clause.focus.shots or clause.index.shots_of_scenes(clause.focus.scenes)
        place = _there(clause, shots) if shots else place
    used = {*describing, *named, *place.used, *clause.all(*PLAYING, "range.", "degree.", "dir.", "same")}
    used |= {i for i, piece in enumerate(clause.pieces) if piece.text in ("kind", "piece")}
    words = _words(clause, [*describing, *named], place)
    used |= words[1]
    if any(not clause.pieces[i].strange for i in clause.hard - used):
        return
    musical = any(clause.pieces[i].text in GENERIC for i in named) or not named
    placed = any(p.text in UNDER or (p.means("verb.play") and not p.means("verb.add")) for p in clause.pieces)
    placed |= clause.find("verb.", "edit.") is None
    mood = _mood(clause, describing)
    if not musical and not placed and mood is None:
        return
    if place.problem:
        yield Reading(used=frozenset(used), problem=place.problem, weight=0.9)
    elif place.options:
        question = ask_which(
            clause, Target(options=place.options), lambda one: _act(clause, one_place(clause, one), mood, words[0])
        )
        yield Reading(used=frozenset(used), question=question, weight=0.6)
    else:
        acts = tuple(_acts(clause, place, mood, words[0]))
        yield Reading(acts, frozenset(used), 1.0 if musical else 0.9, shots=_focus(place), scenes=place.scenes)


def _unwanted(clause: Clause, at: int) -> bool:
    """Whether a mood is one that the music has too much of: "too happy", "less cheerful"."""
    words = clause.pieces[at].text.split()
    return words[0] in ("too", "less") or clause.before(at, "degree.too", "degree.less") is not None


def _no_instrument(clause: Clause, named: Sequence[int]) -> bool:
    """Whether an instrument is named as what shall not be heard: "quiet, no piano"."""
    return any(clause.pieces[i - 1].text in ("no", "without", "not") for i in named if i)


def _governs(clause: Clause, at: int) -> bool:
    """Whether a word stands before "the music", as what shall be done to it."""
    following = clause.pieces[at + 1 : at + 3]
    return len(following) == 2 and following[0].text == "the" and following[1].text in GENERIC


def _focus(place: Place) -> tuple[str, ...]:
    return place.shots if place.said and not place.scenes else ()


def _acts(clause: Clause, place: Place, mood: Mood | None, words: str) -> Iterable[SetMusic]:
    last = next((act for act in reversed(clause.focus.acts) if isinstance(act, SetMusic)), None)
    if clause.find("same") is not None and mood is None and last is not None:
        # "the same music for the letter": as it was asked for just now
        mood, words = last.mood, words or last.words
    for fields in place.ranges(clause):
        chosen = mood or _mood_there(clause, place)
        yield SetMusic.model_validate({**fields, "mood": chosen, "words": words})


def _act(clause: Clause, place: Place, mood: Mood | None, words: str) -> SetMusic:
    return next(iter(_acts(clause, place, mood, words)))


def _describes(clause: Clause, at: int) -> bool:
    """Whether a piece says how the music is: a mood, a pace."""
    piece = clause.pieces[at]
    return piece.ref is None and piece.amount is None and piece.means("mood.", "pace.", *GRADED)


def _mood(clause: Clause, describing: Iterable[int]) -> Mood | None:
    for i in describing:
        values = clause.pieces[i].values("mood") or [mood for c, mood in GRADED.items() if clause.pieces[i].means(c)]
        if values:
            return values[0]  # pyright: ignore[reportReturnType]
    return None


def _mood_there(clause: Clause, place: Place) -> Mood:
    """The mood that the music there has now; else that of the scene."""
    shots = place.all_shots(clause)
    cue = next((cue for cue in cues_of(clause, "music", shots) if cue.mood is not None), None)
    if cue is not None and cue.mood is not None:
        return cue.mood
    if not shots:
        return "calm"
    scene = next((s for s in clause.film.scenes if s.id == clause.index.scene_of[shots[0]]), None)
    return scene.mood if scene is not None else "calm"


def _words(clause: Clause, said: list[int], place: Place) -> tuple[str, set[int]]:
    """What it shall sound like, in the user's words, when they say more than a mood; and the pieces of it."""
    instruments = [i for i in said if clause.pieces[i].means("stem.MX") and clause.pieces[i].text not in GENERIC]
    strange = [i for i in clause.hard if clause.pieces[i].strange and i not in place.used]
    strange = [i for i in strange if any(abs(i - near) <= 2 for near in said)]
    telling = [*instruments, *strange]
    if not telling:
        return "", set()
    first = min([*telling, *(i for i in said if i < min(telling) and min(telling) - i <= 3)])
    last = max([*telling, *(i for i in said if max(telling) < i <= max(telling) + 2)])
    span = list(range(first, last + 1))
    if any(i in place.used or clause.pieces[i].means("verb.play", "verb.add") for i in span if i not in said):
        span = sorted(telling)
        return ", ".join(clause.text(i, i + 1) for i in span), set(span)
    return clause.text(first, last + 1), set(span)


def _removed(clause: Clause, named: list[int], gone: int) -> Iterable[Reading]:
    place = place_of(clause)
    used = {*named, gone, *place.used, *clause.all("verb.remove", "neg", "verb.make", "range.", "all", "stop", "dir.")}
    if not place.said and (called := _called(clause, named)) is not None:
        place, told = called
        used |= told
    elif not place.said and clause.pieces[0] is not clause.every[0] and not clause.refs("film"):
        # "make it snow on the beach. and no music": there
        place = Place(clause.focus.shots, clause.focus.scenes, said=bool(clause.focus.shots or clause.focus.scenes))
    used |= set(clause.all("degree.more", "degree.large")) | clause.named(*QUIET, "at all", "just", "only")
    if any(not clause.pieces[i].strange for i in clause.hard - used):
        return
    muted = [i for i in clause.all("verb.mute") if clause.pieces[i].text not in QUIET]
    if (muted or clause.pieces[gone].text == "off") and not place.said:
        # "turn the music off": silenced, and easily had again
        return
    if place.problem:
        yield Reading(used=frozenset(used), problem=place.problem, weight=0.95)
    elif place.options:
        question = ask_which(clause, Target(options=place.options), lambda one: _out(clause, one))
        yield Reading(used=frozenset(used), question=question, weight=0.6)
    else:
        acts = tuple(RemoveMusic.model_validate(fields) for fields in place.ranges(clause))
        yield Reading(acts, frozenset(used), 1.0, shots=_focus(place), scenes=place.scenes)


def _called(clause: Clause, named: Sequence[int]) -> tuple[Place, set[int]] | None:
    """The range of the one cue that is described: "the fast brass", "the cold synth"."""
    said = {i for i in named if clause.pieces[i].text not in GENERIC}
    near = [i for i in range(max(min(named) - 3, 0), min(named)) if clause.pieces[i].text not in QUIET]
    said |= {i for i in near if _describes(clause, i) or clause.pieces[i].strange}
    words = {word for i in said for word in plain_words(clause.pieces[i].text)}
    cues = [cue for cue in clause.film.cues.values() if cue.kind == "music" and words <= {*plain_words(cue.what)}]
    order = clause.index.order
    if not words or len(cues) != 1 or cues[0].shot not in order:
        return None
    first, last = order.index(cues[0].shot), order.index(cues[0].until or cues[0].shot)
    return Place(order[first : last + 1], said=True), said


def _out(clause: Clause, one: str) -> RemoveMusic:
    return RemoveMusic.model_validate(one_place(clause, one).ranges(clause)[0])


def _composed(clause: Clause) -> Iterable[Reading]:
    verb = clause.find("verb.compose")
    seed = _seed(clause)
    if seed is not None and clause.find("stem.MX", "verb.compose") is not None:
        places, number = seed
        used = {*clause.all("verb.", "stem.MX", "other", "again"), *places}
        anew = verb is not None or clause.find("again") is not None
        yield Reading((Compose(seed=number) if anew else SetScore(seed=number),), frozenset(used), 1.3)
        return
    other = clause.find("other") if clause.find("stem.MX") is not None else None
    if verb is None and other is None:
        return
    used = {*clause.all("verb.compose", "stem.MX", "other", "verb.make", "verb.play", "verb.add", "verb.give", "again")}
    used |= {*clause.refs("film"), *clause.all("all", "degree.large")}
    if any(not clause.pieces[i].strange for i in clause.hard - used):
        return
    yield Reading((Compose(),), frozenset(used), 1.0)


def _seed(clause: Clause) -> tuple[set[int], int] | None:
    """The pieces of "seed 7", "seed to 7", "seed number 7", and the number."""
    at = next((i for i, piece in enumerate(clause.pieces) if piece.text == "seed"), None)
    if at is None:
        return None
    for i in range(at + 1, min(at + 4, len(clause.pieces))):
        token = clause.finder.tokens[clause.pieces[i].first]
        if token.kind == "number" and token.value >= 0:
            return set(range(at, i + 1)), int(token.value)
        if clause.pieces[i].text not in ("to", "number", "no", "of", "=", ":", "is"):
            return None
    return None


def _spotted(clause: Clause) -> Iterable[Reading]:
    verb = clause.find("verb.spot")
    if verb is None:
        return
    place = place_of(clause)
    used = {*clause.all("verb.spot", "stem.FX", "sound.", "verb.make", "verb.add", "range."), *place.used}
    if any(not clause.pieces[i].strange for i in clause.hard - used):
        return
    if place.problem or place.options:
        problem = place.problem or "Say which shots or scenes to spot."
        yield Reading(used=frozenset(used), problem=problem, weight=0.9)
        return
    yield Reading(tuple(Spot.model_validate(fields) for fields in place.ranges(clause)), frozenset(used), 1.0)
