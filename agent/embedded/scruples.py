"""What keeps a reading from being acted on, although it accounts for every word: words that cannot mean that.

"don't make 3 darker"            a darker shot 3 is the opposite of it
"3 darker or not"                "or" leaves it open
"lift 0:10 to 0:12 if you dare"  what depends on something is not simply done
"blade 5 at the mark"            two kinds of things done to it, and nothing that joins them
Such a request is asked about instead.
"""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from agent.conversation import Act
from agent.embedded.misgivings import given, misgivings
from agent.embedded.pieces import Piece
from agent.embedded.reading import Clause, Reading
from tools.film.edits.cut import SetTransition
from tools.film.edits.sound import Mute, SetAmbience
from tools.film.edits.story import AddShot, ReviseScene, ReviseShot, SetCharacter

SPOKEN = frozenset(
    "set_line remove_line set_caption add_title revise_title set_title set_voice set_gain set_ducking split_edit mute"
    " set_sound_crossfade retake ng add_shot add_scene set_logline set_treatment import_captions remove_character"
    " set_music remove_music export set_character name_cut undo revert add_effect".split()
)
TIMED = frozenset(
    "set_duration ripple trim roll slip slide extract lift insert overwrite blade split_shot split_scene freeze"
    " set_transition add_title revise_title set_sound_crossfade add_effect set_line split_edit add_shot add_scene"
    " retake generate quote set_overlay add_marker set_title set_music set_ambience undo redo revert set_speed"
    " recut set_look".split()
)
MULTIPLIED = frozenset(
    "set_duration set_speed retake generate quote undo redo set_overlay set_grade set_film_grade set_gain split_shot"
    " blade set_transition revise_title set_ducking set_character export render split_edit".split()
)
LEFT_AS_IT_IS = frozenset(
    "set_duration set_speed ripple roll slip slide trim insert overwrite add_shot add_scene add_effect split_shot"
    " split_scene merge_shots merge_scenes move_shot move_scene swap_shots swap_scenes circle choose_take lock_picture"
    " unlock_picture name_cut redo revert export render generate set_grade set_film_grade set_location freeze"
    " set_framing set_state add_marker set_title set_logline set_treatment set_music set_ambience compose spot"
    " ng remove_shot remove_scene remove_marker extract lift blade set_caption set_voice undo cancel quote".split()
)
"""what nobody asks for by a "not" that nothing is set against"""
NEVER: frozenset[str] = frozenset()
MEANT_BY = {
    "verb.say": SPOKEN,
    "verb.cancel": frozenset(("cancel", "set_duration", "freeze")),
    "stop": frozenset(("cancel", "set_grade", "set_film_grade", "undo")),
    "condition": NEVER,
    "compare": frozenset(("set_duration", "choose_take", "circle", "ng", "retake", "set_gain")),
    "frame.": NEVER,
    "ask.why": frozenset(("retake", "ng")),
    "ask.who": frozenset(("set_line", "add_scene", "add_shot")),
}
"""what can be meant by words that readers of whole requests must not claim in passing"""
MEASURED_BY = {"second": TIMED, "frame": TIMED, "times": MULTIPLIED, "percent": MULTIPLIED}
GIVEN_WORDS = ("look", "light", "canon", "style", "palette", "words", "what")
"""fields that describe something in the message's words, and so hold no talk about doing it"""
TALK = re.compile(
    r"\b(?:when(?:ever)?|until|till|unless|if|again|because|maybe|please|should(?:n't)?|would(?:n't)?|shall|instead"
    r"|except|stays?|remains?|obviously|said|says|was|were|i|you|we|okay|ok|love|hate|but|than|rather|lost|forgot|missed)\b",
    re.IGNORECASE,
)
MEASURED = re.compile(
    r"\b(?:longer|shorter|earlier|later|sooner|faster|slower|louder|quieter|closer|wider|tighter|before|after|while"
    r"|twice|once|only|both|another|same)\b",
    re.IGNORECASE,
)
"""what no look of a picture is made of"""
WHILE_SOMEONE = re.compile(r"\b(?:before|after) (?:he|she|they|it|we)\b", re.IGNORECASE)
HANDLED = re.compile(
    r"^(?:move|put|take|let|make|bring|strip|pull|push|fade|drop|cut|start|end|swap|give|keep|have)\b", re.IGNORECASE
)
"""what begins no name of a sound, but what shall be done with it"""
MATCHED = re.compile(
    r"^(?:match|make|change|set|give|take|keep|copy|use)\b|^(?:the |same )?(?:light|look)$", re.IGNORECASE
)
"""what is no look either: what shall be done with it"""
ORDERED = re.compile(r"^(?:drop|cut|swap|move|lose|delete|remove|circle|approve|reject|export|undo)\b", re.IGNORECASE)
"""what begins no light and no look, but an order"""
STRUCTURE = re.compile(r"\b(?:scenes?|shots?|takes?|clips?|seconds?|frames?)\b", re.IGNORECASE)
"""what no description of someone, of a place or of light is made of"""
JOINED = frozenset(
    ("and", ",", "&", "+", "with", "but", "plus", "also", "then", ";", ":", "while", "-", "–", "und", "et", "y")
)
BESIDE_EACH_OTHER = frozenset(("set_grade", "set_duration", "retake", "generate"))
"""kinds that are asked for in one breath: "5 darker two seconds longer" """
ALIKE = frozenset("circle ng remove_shot set_duration set_grade generate retake choose_take".split())
"""acts that are done alike to every shot that is named"""
IN_WORDS = frozenset("retake ng set_line add_title set_caption set_logline".split())
"""acts whose words may begin with a "not" """
SO_MUCH = ("so", "that", "too", "as", "so much", "as much", "not so", "not as")
NOBODY = re.compile(r"nobody|no one|no-one|none")
NOBODY_DOES = re.compile(r"\b(?:nobody|no one) (?:needs?|wants?|likes?|cares?|sees?|knows?|will|could|but|asked)\b")
NOTHING = re.compile(r"^(?:no|not|none|without|never)\b", re.IGNORECASE)


def kindred(piece: Piece, kinds: AbstractSet[str]) -> bool:
    """Whether what a piece says can have to do with acts of these kinds."""
    if piece.amount is not None:
        allowed = MEASURED_BY.get(piece.amount.unit)
        return allowed is None or bool(allowed & kinds) or bool(piece.concepts)
    strong = [kin for group, kin in MEANT_BY.items() if piece.means(group)]
    plain = [c for c in piece.concepts if not any(c == g or (g.endswith(".") and c.startswith(g)) for g in MEANT_BY)]
    return not strong or bool(plain) or any(kin & kinds for kin in strong)


def _exchanged(clause: Clause, reading: Reading) -> Iterable[int]:
    """ "Swap the smile and 15" is no smile in 15: where two things only change places, nothing else is done."""
    changed = {"swap_shots", "swap_scenes", "choose_take", "move_shot", "move_scene"}
    if changed & {act.kind for act in reading.acts} or clause.named("for", "with", "in", "to"):
        return ()
    return (i for i in clause.all("verb.swap") if clause.pieces[i].text in ("swap", "swop", "exchange", "switch"))


def doubts(clause: Clause, reading: Reading) -> frozenset[int]:
    """The pieces of a request that forbid to act on a reading of it; none where it may be done."""
    if not reading.acts or clause.focus.question is not None:
        return frozenset()
    return frozenset(
        (
            *_negated(clause, reading),
            *_open(clause, reading),
            *_talk(clause, reading),
            *_apart(clause, reading),
            *_exchanged(clause, reading),
            *_beside(clause, reading),
            *_coloured(clause, reading),
            *_only_counts(clause),
            *_which_take(clause, reading),
            *misgivings(clause, reading),
        )
    )


def is_refused(clause: Clause, reading: Reading | None) -> bool:
    """Whether a request is only that something not be done: "please don't delete scene 2"."""
    first = _leading_not(clause)
    if first is None or clause.find("but", "condition", "frame.", after=first) is not None:
        return False
    ordered = clause.pieces[first].text == "never" or clause.pieces[first - 1].text in ("do", "should", "must")
    someone = any(piece.ref is not None for piece in clause.pieces[:first])
    if not ordered or someone or any(piece.text in SO_MUCH for piece in clause.pieces):
        # "she shouldn't look so worried" asks for something
        return False
    order = next((p for i, p in enumerate(clause.pieces) if i > first and (not p.soft or p.ref is not None)), None)
    if order is None or not order.means("verb.", "edit."):
        return False
    if reading is None:
        return bool(clause.refs("shots", "scenes", "film", "people", "places"))
    return bool(reading.acts) and any(True for _ in _negated(clause, reading))


def _leading_not(clause: Clause) -> int | None:
    """The "not" with which a request begins, past politeness."""
    first = next((i for i, p in enumerate(clause.pieces) if not p.soft or p.text in ("no", "not")), None)
    return first if first is not None and clause.pieces[first].text in ("not", "never") else None


def _negated(clause: Clause, reading: Reading) -> Iterable[int]:
    """The "not" with which a request begins, when what would be done is no doing without something."""
    first = _leading_not(clause)
    if first is None or (first in reading.verbatim and all(act.kind in IN_WORDS for act in reading.acts)):
        return
    if any(p.means("verb.remove", "verb.ng", "verb.mute") for p in clause.pieces[first + 1 :]):
        # "don't take Gran out": she stays
        yield first
    held = any(isinstance(act, ReviseShot) and act.camera == "static" for act in reading.acts)
    if held and not any("camera" in p.text or p.means("camera.") for p in clause.pieces[first + 1 :]):
        # "do not move shot 3 to the end" is said of its place
        yield first
    taken = any(act.kind in ("undo", "redo") for act in reading.acts) and len(reading.acts) > 1
    if not taken and not all(_without(act) for act in reading.acts):
        yield first


def _without(act: Act) -> bool:
    """Whether an act takes something away, or keeps it from being: what "don't" can ask for."""
    match act:
        case ReviseShot() | ReviseScene():
            given = act.model_dump(exclude={"kind", "shots", "scenes", "scene"}, exclude_none=True)
            return all(_nothing(name, value) for name, value in given.items())
        case SetCharacter():
            looks = act.appearance.model_dump(exclude_none=True) if act.appearance is not None else {}
            return act.name is None and act.voice is None and all(value in ("", "none") for value in looks.values())
        case SetTransition():
            return act.transition == "cut"
        case Mute():
            return act.muted
        case SetAmbience():
            return not act.what
        case _:
            return act.kind not in LEFT_AS_IT_IS


def _nothing(name: str, value: object) -> bool:
    if name in ("cast", "props", "staging", "action", "facing"):
        return True
    plain = {"weather": "clear", "expression": "neutral", "camera": "static", "pace": "normal"}
    return value == plain.get(name) or (isinstance(value, str) and NOTHING.match(value) is not None)


def _open(clause: Clause, reading: Reading) -> Iterable[int]:
    """An "or" that is no list of things meant."""
    texts = " ".join(given(reading.acts)).casefold()
    for i, piece in enumerate(clause.pieces[:-1]):
        doing = clause.pieces[i + 1]
        if piece.text == "without" and doing.text.endswith("ing") and doing.means("verb.", "edit."):
            # "shorter without cutting anything"
            yield i
    for i, piece in enumerate(clause.pieces):
        if piece.text in ("or", "oder", "ou") and i not in reading.verbatim and " or " not in texts:
            yield i


def _talk(clause: Clause, reading: Reading) -> Iterable[int]:
    """The pieces of a description that speak of something else: "with a bell when she says so"."""
    for act in reading.acts:
        if isinstance(act, AddShot) and WHILE_SOMEONE.search(act.prompt):
            yield from (
                i for i, piece in enumerate(clause.pieces) if piece.text in ("before", "after", "when", "while")
            )
        if isinstance(act, AddShot):
            # "a clean single of him in 11" is no new shot
            yield from (i for i in clause.refs("shots") if _is_in(clause.pieces[i], act.prompt))
        if isinstance(act, ReviseShot):
            yield from _in_passing(clause, act)
        for name in GIVEN_WORDS:
            said = getattr(act, name, None)
            if not isinstance(said, str) or (name == "what" and act.kind == "remove_effect"):
                continue
            before = _known(clause, act, name)
            new = said[len(before) :] if before and said.startswith(before) else said
            found = TALK.search(new) or (STRUCTURE.search(new) if name in ("canon", "look", "light") else None)
            if found is None and name == "what" and act.kind == "add_effect":
                found = HANDLED.search(new)
            if found is None and name in ("look", "light"):
                found = MEASURED.search(new) or MATCHED.search(new) or ORDERED.search(new)
            if found is not None and act.kind != "set_music":
                yield from (i for i, p in enumerate(clause.pieces) if found.group().casefold() in p.text.split())


def _in_passing(clause: Clause, act: ReviseShot) -> Iterable[int]:
    """What is said in passing of a shot: "nobody needs to see the map", "bring it up before he sits down"."""
    if act.coverage == "empty" and (clause.refs("people") or NOBODY_DOES.search(clause.plain)):
        yield from (i for i, piece in enumerate(clause.pieces) if NOBODY.match(piece.text))
    if act.action is not None:
        for i, piece in enumerate(clause.pieces):
            before = [p.text for p in clause.pieces[max(i - 2, 0) : i]]
            if piece.means("doing.") and set(before) & {"before", "after", "until", "once", "when", "while"}:
                yield i


def _apart(clause: Clause, reading: Reading) -> Iterable[int]:
    """Shots of one act that stand apart in the request, and nothing joins them: "9 - go with the third one"."""
    if not all(act.kind in ALIKE for act in reading.acts):
        return
    named = [
        i
        for i in clause.refs("shots", "takes")
        if i in reading.used and (ref := clause.pieces[i].ref) is not None and ref.ids and ref.how != "pronoun"
    ]
    for first, second in pairwise(named):
        between = clause.pieces[first + 1 : second]
        joined = any(p.text in JOINED - {"-", "–", ":"} or p.means("but", "filler.joint") for p in between)
        if not joined and any(p.means("verb.") and not p.soft for p in between):
            yield second


def _beside(clause: Clause, reading: Reading) -> Iterable[int]:
    """What only says where or when: "cut it before shot 10" does nothing to shot 10."""
    if not all(act.kind in ALIKE or act.kind == "revise_shot" for act in reading.acts):
        return
    for i in clause.refs("shots", "scenes", "places"):
        at = i - 1
        while at >= 0 and clause.pieces[at].text in ("the", "right", "just"):
            at -= 1
        placed = at >= 0 and clause.pieces[at].text in ("before", "after", "right before", "right after", "just before")
        if i in reading.used and placed and (ref := clause.pieces[i].ref) is not None and ref.how != "pronoun":
            yield i


def _coloured(clause: Clause, reading: Reading) -> Iterable[int]:
    """The black or white that a plain cut has nothing of: "smash cut to black after 11"."""
    if any(isinstance(act, SetTransition) and act.transition == "cut" for act in reading.acts):
        yield from (i for i, p in enumerate(clause.pieces) if p.text in ("black", "white", "to black", "to white"))


def _only_counts(clause: Clause) -> Iterable[int]:
    """A number that may only say how many: "the four station shots" are not shot 4 and those of the station."""
    for i, (one, shots) in enumerate(pairwise(clause.pieces)):
        spelled = one.ref is not None and one.ref.how == "number" and one.text.isalpha()
        if spelled and shots.ref is not None and shots.ref.kind == "shots" and shots.ref.how in ("all", "content"):
            yield i


def _which_take(clause: Clause, reading: Reading) -> Iterable[int]:
    """A take that is counted, where whichever there is would be taken: "the fourth take of her landing"."""
    if any(act.kind == "circle" and not getattr(act, "takes", ()) for act in reading.acts):
        for i in clause.refs("takes"):
            piece = clause.pieces[i]
            tokens = clause.finder.tokens[piece.first : piece.last]
            nth = any((t.kind == "ordinal" and t.value != 1) or t.text == "other" for t in tokens)
            if nth and piece.ref is not None and not piece.ref.ids:
                yield i


def _is_in(piece: Piece, prompt: str) -> bool:
    ref = piece.ref
    return ref is not None and ref.how in ("number", "slate") and f"in {piece.text}" in prompt.casefold()


def _known(clause: Clause, act: Act, name: str) -> str:
    """What a description was before."""
    if isinstance(act, SetCharacter) and name == "canon":
        person = clause.film.characters.get(act.character)
        return person.canon if person is not None else ""
    return ""


def joined(clause: Clause, chosen: Sequence[Reading], more: Reading, left: AbstractSet[int]) -> bool:
    """Whether a further reading may be done beside others: kinds that go together, or a word that joins them."""
    kinds = {act.kind for reading in (*chosen, more) for act in reading.acts}
    if kinds <= BESIDE_EACH_OTHER:
        return True
    own = more.used & left
    others = frozenset[int]().union(*(reading.used for reading in chosen)) - more.used
    if not own or not others:
        return False
    low, high = min(*own, *others), max(*own, *others)
    return any(clause.pieces[i].text in JOINED for i in range(low, high + 1))
