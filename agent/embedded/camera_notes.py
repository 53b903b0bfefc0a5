"""What the camera shall show, in the director's own words, where nothing else here has a name for it.

"the bottle should glint"              look of the one shot with the bottle: "the bottle should glint"
"in 13 make them both sweat"           look of 13: "make them both sweat"
"less steam in the engine room wide"   look of that shot: "less steam"

Only a wish of one shot, or of those that are numbered, in words of which none is film talk; else it is asked.
"""

import re
from collections.abc import Sequence

from agent.conversation import Act
from agent.embedded.pictured import pictures
from agent.embedded.pieces import forms
from agent.embedded.plainer import MODALS
from agent.embedded.reading import Clause, Reading
from agent.embedded.seen_wishes import doer, done_there, is_thing, only_points_first
from tools.audio.effects.words import parse_effect
from tools.film.edits.story import ReviseShot

FILM_TALK = (
    "edit.", "edge.", "transition.", "title.", "stem.", "sound.", "voice.", "length.", "thing.marker", "thing.caption",
    "thing.take", "thing.cut", "thing.gap", "thing.version", "thing.treatment", "thing.logline",
    "service.", "form.", "aspect.", "rate", "resolution.", "file.", "speed.", "garment.", "verb.export", "verb.undo",
    "verb.revert", "verb.circle", "verb.ng", "verb.retake", "verb.generate", "verb.render", "verb.swap", "verb.move",
    "verb.split", "verb.merge", "verb.mute", "verb.louder", "verb.quieter", "verb.rename", "verb.shorten",
    "verb.lengthen", "verb.compose", "verb.play", "verb.last", "condition", "ask.", "again", "stop", "retract",
    "palette", "style", "mood.", "hair", "body.age", "order.end", "order.start", "thing.scene", "thing.film", "same",
)  # fmt: skip
"""what makes it a request of another kind"""
CAN_BE = ("verb.make", "verb.add", "verb.give", "verb.say", "verb.remove", "shown")
"""film talk of words that ask for a picture as well: "make them sweat", "give him a lantern" """
SUBJECT = r"(?!(?:we|you|i|it|that|this|there|everything|everyone)\b)[^,;:]{2,60}?"
WISHED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^{SUBJECT} (?:should|shall|must|needs? to|has to|have to|ought to|(?:is|are) supposed to|shld) .+$",
        r"\b(?:i|we) (?:want|need|would like|would love|'d like|'d love)(?: to see)? .+$",
        r"\bi['’]d (?:like|love|want|prefer)(?: to see)? .+$",
        r"^(?:get|have|see|show|use|include|let us have) (?:an?|some|more|two|three) .+$",
        r"^[^,]+ (?:rather than|instead of) [^,]+$",
        r"^(?:(?:a lot|much|way|a bit|even) )?(?:more|less|fewer) [a-z].+$",
        r"^(?:make|turn) (?:the|his|her|their|that) .+? (?:into )?an? .+$",
        r"^make (?:them|him|her|both|'em|the \w+)(?: both)? [a-z]+.*$",
        r"^(?:put|add|place|hang|stick) (?!(?:it|that|this|them|shot|scene)\b)[a-z].+?"
        r" (?:in|on|at|behind|beside|under|over|next to|around) .+$",
        r"^instead of .+? there (?:is|are|should be) .+$",
        r"^[^:]{2,60}: .+$",
        r"^see (?:the|his|her|their|some|more|an?|[\w-]+['’]s) .+$",
        r"\badd (?:an?|some|more|two|three|the|his|her|their) .+$",
        r"^(?:no|fewer|less|without) (?:more )?[a-z-]+ (?:in|on|at|behind|under|around|near|beside|over) .+$",
        r"^(?:no|fewer|less|without) [a-z-]+(?: [a-z-]+)?$",
        r"^no \S.+$",
        r"^(?:take|get|leave|keep) .+ out of (?:the )?(?:picture|frame|shot|view)\b.*$",
        r"^give (?!me\b|us\b|it\b)\S+ (?:\w+ )?(?:an?|some|more|two|three|his|her|their) .+$",
    )
)
"""ways of wishing for what shall be seen"""
ELSE = frozenset(
    "hear heard sound sounds noise says say saying said line alts alt pay bucks marker fix alternate mean before after"
    " then already leave live sold approved cut film movie story version march date name caption title lunch thing"
    " things it's i'm can't everything anything knock boom whoosh dress wear hours feel feels care too whether wonder"
    " super supers chyron crawl subtitle subtitles chapter order sequence".split()
)
"""words of something else than a picture"""
CHANGED = frozenset(("revise_shot", "set_grade", "set_location", "set_character", "revise_scene"))
OPENING = re.compile(
    r"^(?:(?:and|so|but|then|also|please|ok(?:ay)?|well|now|um|uh|hey|oh|lol|yes|maybe|perhaps|actually"
    r"|can you|could you|can we|could we|would you|i would like to see|i would like|i'd like to see|i'd like"
    r"|i want to see|i want|we need to see|we need|let's have|let us have|let's|i need|i think)[\s,:]+)+",
    re.IGNORECASE,
)
CLOSING = re.compile(r"[\s,]+(?:please|thanks|thank you|pls|there|instead|though|too|as well)[.!]?$", re.IGNORECASE)
COMPARED = re.compile(r"^(?!see ).*\b(?:\w+(?:[^r]er|ier)|more \w+)$", re.IGNORECASE)
"""a thing more of something than it is"""
NEARER = re.compile(
    r"^(?:see \w+['’]s (?:hands?|faces?|eyes|feet)\b|\w+['’]s (?:hands?|faces?|eyes|feet)(?: when\b.*)?$)",
    re.IGNORECASE,
)
"""what is seen when the camera is nearer"""
LASTING = re.compile(r"\b(?:longer|shorter|sooner|earlier|later|louder|quieter)\b", re.IGNORECASE)
"""what no picture is by itself"""
DENIED = re.compile(r"\b(?:do(?:es)?|is|are|should|must|can|need|have|has)(?:n['’]?t| not)\b", re.IGNORECASE)
"""what shall not be: that is said otherwise"""
FORBIDDEN = re.compile(r"\b(?:should|must|shall)(?:n['’]?t| not)\b|\bneeds? not to\b", re.IGNORECASE)
"""what shall not be seen of someone who is named"""
COMPLAINED = re.compile(
    r"^(?:the |his |her |their |that |my )?(?:[\w'-]+ ){1,3}(?:looks?|feels?|seems?)"
    r" (?:like|as if|as though|so|a bit|fake|wrong|weird|odd|cheap|off)\b",
    re.IGNORECASE,
)
AS_WISHED = re.compile(
    r"\b(?:should|must|shall|could|can|needs?|want|like to|make|let|have|get|turn|give|more|less)\b", re.IGNORECASE
)
WHILE = re.compile(
    r"\b(?:before|after|then|until|as|when|while) (?:he|she|it|they|we see|the \w+ \w+s)\b", re.IGNORECASE
)
TAKEN = re.compile(
    r"^(?:lose|remove|drop|take away|get rid of|take out) (?:(?:the|any|all|that|those|his|her|their) )*", re.IGNORECASE
)
"""what is not there any more, said as the camera is told"""
AT = frozenset("in on at for of to during into from , : shot shots scene".split())
"""what stands before a number that only says where"""
LONGEST = 16
"""words of a note"""


def camera_note(clause: Clause, otherwise: Sequence[Act]) -> Reading | None:
    """One revise_shot with the words as its look; None where they may be anything else.

    `otherwise` is what the request would be taken for without it.
    """
    if _measured(clause) or any(p.quote is not None or p.text.isdigit() for p in clause.pieces if p.ref is None):
        return None
    by = doer(clause)
    deed = by is not None and any(done_there(clause, i, by) for i in range(len(clause.pieces)))
    asked = clause.finder.tokens[clause.pieces[-1].last - 1].text == "?"
    if asked and clause.finder.tokens[clause.pieces[0].first].text not in MODALS:
        return None
    if not {act.kind for act in otherwise} <= CHANGED and not deed:
        return None
    # "he should push the gate, not try it"
    against = next((i for i in clause.all("neg", "contrast") if by is not None and i > by + 1), len(clause.pieces))
    if any(_film_talk(clause, i, by) for i in range(against)) or clause.refs("film"):
        return None
    shots, numbered = _shots(clause)
    words, typed = _words(clause, numbered), clause.text(0)
    said = {token.text for token in clause.tokens}
    forbidden = by is not None and FORBIDDEN.search(typed) and clause.find("face.") is None
    denied = DENIED.search(typed) and not forbidden
    faced = clause.find("face.")
    if by is not None and faced is not None and clause.before(faced, "degree.less") is not None:
        # "less frightened": what else?
        return None
    if COMPLAINED.search(typed) and not AS_WISHED.search(typed):
        # "his hands look like rubber" wishes for no rubber
        return None
    if said & _else(clause, by) or denied or words.count(",") > 1 or "..." in words or ". " in words:
        return None
    wished = by is not None or _painted(clause) or only_points_first(clause)
    wished = wished or any(w.search(words) or w.search(typed) for w in WISHED)
    if not shots or not wished or _only_coloured(clause, by) or NEARER.search(words) or _nobody_there(clause, shots):
        return None
    if LASTING.search(words) or (COMPARED.search(words) and not _known_thing(clause, words)):
        return None
    if not 1 < len(words.split()) <= LONGEST or not _says_something(clause, numbered, by) or _is_heard(clause, words):
        return None
    used = frozenset(range(len(clause.pieces)))
    return Reading((ReviseShot(shots=shots, look=words),), used, 0.1, verbatim=used, shots=shots)


def _nobody_there(clause: Clause, shots: Sequence[str]) -> bool:
    """Whether someone is spoken of who is in none of the shots: "more scared when he sees the bottle" of its insert."""
    named = (clause.pieces[i].ref for i in {*clause.refs("people")} - clause.pronouns("people"))
    who = {one for ref in named if ref is not None for one in ref.ids}
    seen = {staged.who for shot in shots for staged in clause.film.shots[shot].staging}
    return bool(who) and not who & seen


def _painted(clause: Clause) -> bool:
    """ "The flags red and white": a thing of the film and its colours, and nothing else."""
    hard = [clause.pieces[i] for i in clause.hard if clause.pieces[i].ref is None]
    colours = [piece for piece in hard if piece.means("colour.")]
    places = [i for i in clause.hard if is_thing(clause, i) or clause.pieces[i].strange]
    things = [i for i in places if {*forms(clause.pieces[i].text)} & clause.index.known]
    return bool(colours and things) and len(colours) + len(things) == len(hard) and not clause.refs("people")


def _only_coloured(clause: Clause, by: int | None) -> bool:
    """ "Ada should be gold": what of her, and in which shots?"""
    if by is None or clause.find("colour.") is None:
        return False
    if not all(p.soft or p.means("verb.make") or (p.ref and p.ref.kind == "people") for p in clause.pieces[: by + 1]):
        # "Gran's glass should be red wine"
        return False
    return all(p.soft or p.means("colour.", "contrast", "neg", "verb.make") for p in clause.pieces[by + 1 :])


def _measured(clause: Clause) -> bool:
    """Whether an amount is said, but for how often something is done: "flickers twice"."""
    return any(piece.amount is not None and piece.amount.unit != "times" for piece in clause.pieces)


def _else(clause: Clause, by: int | None) -> frozenset[str]:
    """Words of something else than a picture; "before it goes out" only says when, after someone who does something."""
    joined = by is not None and WHILE.search(clause.text(by + 2)) and not clause.pieces[by + 1].soft
    return ELSE - {"before", "after", "then"} if joined else ELSE


def _known_thing(clause: Clause, words: str) -> bool:
    """Whether what shall be more of something is seen in the film: "the torch stronger", and no pigeon sadder."""
    said = re.match(r"(?:make |turn )?(?:the |his |her |their |that )?([\w'-]+)", words, re.IGNORECASE)
    return said is not None and bool({*forms(said[1].casefold().removesuffix("'s"))} & clause.index.known)


def _is_heard(clause: Clause, words: str) -> bool:
    """Whether what is put in is a sound, and nothing of the film: "add a whoosh in 12"."""
    put = re.match(r"(?:put|add|place|more|less|some) (?:an? |some |the )?([\w-]+(?: [\w-]+)?)", words, re.IGNORECASE)
    if put is None or any({*forms(word)} & clause.index.known for word in put[1].casefold().split()):
        return False
    if re.search(r" (?:on|behind|beside|next to) (?:the|his|her|their|an?) \w", words, re.IGNORECASE):
        # "put a cat on the roof"
        return False
    return bool(parse_effect(put[1]))


def _film_talk(clause: Clause, at: int, by: int | None) -> bool:
    """Whether a piece asks for another kind of thing: "air 4 out", but not "flour in the air"."""
    piece = clause.pieces[at]
    if done_there(clause, at, by) or is_thing(clause, at):
        return False
    noun = at > 0 and clause.pieces[at - 1].text in ("the", "his", "her", "their")
    noun = noun and piece.means("verb.") and piece.seen
    return piece.ref is None and not piece.soft and not noun and piece.means(*FILM_TALK) and not piece.means(*CAN_BE)


def _shots(clause: Clause) -> tuple[tuple[str, ...], frozenset[int]]:
    """The shots that are meant, and the pieces that only number them."""
    target = clause.target(("shots", "scenes", "takes"))
    if target.options:
        # "more flour in the bakery shot": of its three the one with flour
        fitting = tuple(shot for shot in _in_common(clause) if shot in target.options)
        return (fitting, frozenset()) if len(fitting) == 1 else ((), frozenset())
    if target.problem:
        return (), frozenset()
    if target.said:
        refs = ((i, clause.pieces[i].ref) for i in target.used)
        numbered = (i for i, ref in refs if ref is not None and ref.how in ("number", "slate"))
        return target.shots or clause.index.shots_of_scenes(target.scenes), frozenset(numbered)
    first, last = clause.pieces[0].first, clause.pieces[-1].last
    described = {shot for at, end, shot in pictures(clause.finder) if first <= at and end <= last}
    if len(described) == 1:
        return tuple(described), frozenset()
    found = _in_common(clause)
    if len(found) != 1 and target.shots and len(target.shots) == 1 and _leans(clause):
        return target.shots, frozenset()
    placed = clause.refs("places") and all(clause.index.scene_of[s] == clause.index.scene_of[found[0]] for s in found)
    return (found, frozenset()) if len(found) == 1 or placed else ((), frozenset())


def _in_common(clause: Clause) -> tuple[str, ...]:
    """The shots that have every place, person and thing of the film that is named."""
    found = {*clause.index.order}
    said = False
    for piece in clause.pieces:
        if piece.ref is not None and piece.ref.kind in ("places", "people") and piece.ref.ids:
            there = {*clause.finder.shots_of(piece.ref)}
        elif piece.means(*CAN_BE):
            continue
        elif piece.ref is None and len(piece.text) > 2 and {*forms(piece.text)} & clause.index.known and not piece.soft:
            there = {*clause.index.shots_about(["look" if piece.text == "looking" else piece.text])}
        else:
            continue
        if found & there:
            found, said = found & there, True
    return tuple(shot for shot in clause.index.order if shot in found) if said else ()


def _leans(clause: Clause) -> bool:
    """Whether "it", "he" or "there" is what was spoken of."""
    words = ("it", "that", "there", "he", "she", "they")
    return any(p.text in words or (p.ref is not None and p.ref.how == "pronoun") for p in clause.pieces)


def _words(clause: Clause, numbered: frozenset[int]) -> str:
    """The words of the note, without what only numbers its shots, opens or closes it."""
    away = set(numbered)
    for at in numbered:
        before = at - 1
        while before >= 0 and clause.pieces[before].text in AT:
            away.add(before)
            before -= 1
        if at + 1 < len(clause.pieces) and clause.pieces[at + 1].text in (",", ":"):
            away.add(at + 1)
    parts: list[str] = []
    run: list[int] = []
    for i in range(len(clause.pieces) + 1):
        if i < len(clause.pieces) and i not in away:
            run.append(i)
        elif run:
            parts.append(clause.text(run[0], run[-1] + 1))
            run = []
    words = OPENING.sub("", " ".join(part for part in parts if part))
    return TAKEN.sub("no ", CLOSING.sub("", words).strip(" ,.;:!"))


def _says_something(clause: Clause, numbered: frozenset[int], by: int | None) -> bool:
    """Whether there is a word of its own, which is what it is about: a thing, a deed, a face, a colour."""
    return any(
        (piece.strange and len(piece.text) > 2)
        or done_there(clause, i, by)
        or is_thing(clause, i)
        or piece.means("face.", "doing.", "colour.", "light", "prop.", "body.", "thing.expression")
        for i, piece in enumerate(clause.pieces)
        if i not in numbered and piece.ref is None and not piece.soft
    )
