"""Things of a picture in loose words: one for another, and one that shall be there beside what a shot shows.

"no binoculars, give her a brass telescope"             the prompt of shot 6 with the other thing
"swap the envelope for car keys in the coat pocket insert"  of the shot that is described
"no red light when they face each other, make it white"     white light
"when he tries the gate he's got a crowbar with him"    what the camera is told of shot 5

The thing that goes has to be in one shot, the shot that is described has to be one; else nothing is read.
"""

import re
from collections.abc import Iterable

from agent.conversation import Act
from agent.embedded.named_shots import shots_meant
from agent.embedded.pieces import forms, phrase_at
from agent.embedded.readers.adding import spelled_names
from agent.embedded.readers.becoming import shots_with
from agent.embedded.reading import Clause, Reading
from agent.embedded.tokens import tokenise
from tools.film.edits.story import ReviseShot
from tools.writing.wardrobe import COLOURS

IDLE = (
    r"(?:(?:so|ok|okay|and|but|please|maybe|i think|can we|could we|can you|could you|let us|i would like to) )*"
)
ARTICLE = re.compile(r"^(?:the|an?|his|her|their|some|any|that|those) ")
AT = r"(?: (?:in|on|at|when|while|where|for|during) (?P<at>.+?))?"
GOING = r"(?:no(?: more)?|not the|without(?: the)?|lose the|drop the|forget the|kill the|ditch the)"
COMING = (
    r"(?:make (?:it|them|that)|give (?:her|him|them)|(?:she|he|they) (?:has|have|'s|holds|is holding|is carrying)"
    r"(?: got)?|use|let (?:her|him|them) have|let (?:it|that) be|put in|go(?: for)?)"
)
FOR_ANOTHER = (
    re.compile(rf"{IDLE}{GOING} (?P<old>[\w -]+?){AT} ?[,.;:-] (?:and |but )?{COMING} (?P<new>[\w' -]+)"),
    re.compile(
        rf"{IDLE}(?:swap|trade|exchange|replace|switch) (?:out )?(?P<old>(?:the|his|her|their) [\w -]+?){AT} "
        r"(?:for|with|by) (?P<new>[\w' -]+?)(?: in (?P<too>(?:the|that) [\w' -]+))?"
    ),
)
HELD = (
    re.compile(
        rf"{IDLE}(?:when|while|where|as) (?P<at>.+?)(?: ,)? (?:he|she|they|[a-zà-ÿ]+) (?:(?:should|must|could) have"
        r"|has|'s|is)(?: to have)?(?: got)? (?P<thing>an? [\w' -]+)"
    ),
    re.compile(
        rf"{IDLE}(?P<at>[\w' -]+?) (?:should|must|could|needs to|ought to) have"
        r" (?P<thing>an? [\w' -]+ in (?:his|her) hands?)"
    ),
    re.compile(
        rf"{IDLE}(?P<where>next to|beside|behind|near|in front of|on) (?P<at>.+?)(?: ,)? (?:there )?(?:has to be"
        r"|should be|must be|needs to be|i want|i would like|there is)(?: there)? (?P<thing>an? [\w' -]+)"
    ),
    re.compile(
        rf"{IDLE}(?:hang|place|stand|lay|add|leave) (?P<thing>(?:an?|some|two|three) [\w' -]+? (?:along|across"
        r"|over|beside|next to|behind|under) [\w' -]+?) (?:where|when|while|as) (?P<at>.+)"
    ),
)
BEHIND = re.compile(r" (?:with|in|on|along|across|over|beside|next to|behind|under|of) ")
"""what stands behind the noun of a thing"""
TAIL = re.compile(r"(?: (?:please|instead|too|as well|there|then|now|rather))+$")
WISHES = (
    "length.", "grade.", "step.", "size.", "angle.", "camera.", "transition.", "edit.", "title.",
    "verb.retake", "verb.remove", "weather.", "time.", "voice.", "pace.", "thing.shot", "thing.scene", "speed.",
    "face.", "mood.", "garment.",
)  # fmt: skip
"""what no thing is called"""
HEARD = ("sound.", "stem.")
"""what no thing ends with: "brass" is heard, and a brass telescope is seen"""
MOST = 9
"""words of a thing"""
BARE = frozenset((*COLOURS, "plain", "dark", "pale", "bright", "light"))


def things_told(clause: Clause) -> Iterable[Reading]:
    """The prompt with the other thing, or what the camera is told; of one shot."""
    said = TAIL.sub("", clause.plain.strip(" .,!?"))
    acts = _another(clause, said) or _beside(clause, said)
    if acts:
        used = frozenset(range(len(clause.pieces)))
        yield Reading(acts, used, 1.0, verbatim=used)


def _another(clause: Clause, said: str) -> tuple[Act, ...]:
    found = next((match for pattern in FOR_ANOTHER if (match := pattern.fullmatch(said)) is not None), None)
    if found is None:
        return ()
    old, new = ARTICLE.sub("", found["old"].strip()), TAIL.sub("", found["new"].strip())
    where = found["at"] or (found["too"] if "too" in found.groupdict() else None)
    shots = shots_with(clause, old)
    if where:
        there = {*shots_meant(clause, where)}
        shots = tuple(shot for shot in shots if shot in there) if there else shots if len(shots) == 1 else ()
    *before, noun = old.split()
    if {*new.split()} <= BARE and {*before} & {*COLOURS}:
        # "no red light, make it white": white light
        new = f"{new} {noun}"
    if len(shots) != 1 or not _is_thing(new) or not _is_thing(old) or {*new.split()} & {"it", "one", "them"}:
        return ()
    prompt = clause.film.shots[shots[0]].prompt
    worded = _worded(prompt, old, new)
    return (ReviseShot(shots=shots, prompt=worded),) if worded != prompt else ()


def _worded(prompt: str, old: str, new: str) -> str:
    """The prompt with the new thing in place of the old one, with what was said of that in brackets."""
    noun = "|".join(sorted(map(re.escape, forms(old.split()[-1])), key=len, reverse=True))
    before = "".join(rf"{re.escape(word)}\s+" for word in old.split()[:-1])
    in_brackets = re.compile(rf"\b(?:an?|the)\s+\w+\s+\([^)]*\b{before}(?:{noun})\b[^)]*\)", re.IGNORECASE)
    plain = re.compile(rf"\b(?:(?:an?|the|his|her|their)\s+)?{before}(?:{noun})\b", re.IGNORECASE)
    return (in_brackets if in_brackets.search(prompt) else plain).sub(new, prompt, count=1)


def _beside(clause: Clause, said: str) -> tuple[Act, ...]:
    found = next((match for pattern in HELD if (match := pattern.fullmatch(said)) is not None), None)
    if found is None or not _is_thing(found["thing"]) or not _can_be_seen(clause, found["thing"]):
        return ()
    shots = shots_meant(clause, found["at"])
    if len(shots) != 1:
        return ()
    there = f" {found['where']} {found['at']}" if "where" in found.groupdict() else ""
    return (ReviseShot(shots=shots, look=spelled_names(clause, f"{found['thing']}{there}")),)


def _can_be_seen(clause: Clause, said: str) -> bool:
    """Whether the noun of a thing is one that can be seen: a crowbar, and no pause."""
    noun = BEHIND.split(said)[0].split()[-1]
    seen = any(piece.seen and noun in piece.text.split() for piece in clause.pieces)
    return seen or bool({*forms(noun)} & clause.index.known)


def _is_thing(said: str) -> bool:
    """Whether words are a thing that can be seen, and no wish of a picture."""
    tokens = tokenise(said)
    if not tokens or len(tokens) > MOST or any(token.kind not in ("word",) and token.text != "'s" for token in tokens):
        return False
    phrases = [phrase for at in range(len(tokens)) if (phrase := phrase_at(tokens, at)) is not None]
    return not any(p.means(*WISHES) or (p.means(*HEARD) and p.last == len(tokens)) for p in phrases)
