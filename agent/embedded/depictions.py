"""A shot by what is seen in it, without the word "shot": "push in on Bruno crying", "before the van races".

Where something is pointed at, words of the film that are all in one shot and in no other are that shot.

slow motion on | the bottle rolling        dissolve from | the letter | to | the keeper's face
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.embedded.lexicon import first_words, phrases
from agent.embedded.phrase_words import DETERMINERS
from agent.embedded.pieces import forms, phrase_at
from agent.embedded.refs import Found, Ref

if TYPE_CHECKING:
    from agent.embedded.references import Finder

POINTING = frozenset("on of from into onto after before past".split())
"""what stands before a shot that is pointed at"""
WHEN = frozenset("when while as where".split())
TAKING = frozenset(
    "retake reshoot redo shorten lengthen trim approve circle accept love like keep reject delete drop lose remove cut"
    " stretch tighten extend hold".split()
)
"""verbs whose object is a shot"""
MAKING = frozenset("add insert create new another titled saying says say".split())
"""where these are said, what is described may not be there yet"""
WITHIN = frozenset("the a an his her their its on in at with over when where while as who she he they is".split())
"""small words that a description may have within it"""
PARTICLES = frozenset("up down out off away back over past by in".split())
DEEDS = frozenset("climb walk run smile laugh cry kiss dance fall jump arrival hug fight wave look stare reach".split())
OPENED = frozenset(", . ; make so and then darken brighten".split())
"""what stands before a shot that is only described, with what it shall become after it"""
JOINING = frozenset("at in on with between behind under over eating".split())
BEFORE_A_WISH = frozenset(", should be needs to must could is a bit little much way far lot even too slightly".split())
LONGEST = 7
"""words of a description"""
ASKING = ("do", "does", "did")
"""what a question has that tells no deed: "when does she laugh?" """


def depicted(finder: Finder, at: int) -> Found | None:
    """The one shot that the words from here on describe: two words of it at least, of which one is a doing."""
    before = finder.tokens[at - 1] if at else None
    if before is None or before.text in OPENED:
        return _before_a_wish(finder, at)
    if (deed := _deed_of(finder, at)) is not None:
        return deed
    when = before.text in WHEN
    nominal = before.text in ("for", "during") and finder.tokens[at].text == "the"
    swapped = before.text in ("and", "with", "for") and any(t.text in ("swap", "switch") for t in finder.tokens[:at])
    if not (when or swapped or nominal or before.text in POINTING or set(forms(before.text)) & TAKING):
        return None
    said = {token.text for token in finder.tokens[:at]}
    if said & MAKING and not said & {"take", "takes"}:
        return None
    words = _spoken_of(finder, at) if when else list[str]()
    found: Found | None = None
    doing = False
    for step in range(at, min(at + LONGEST, len(finder.tokens))):
        token = finder.tokens[step]
        if token.kind != "word":
            break
        if token.text in (*DETERMINERS, *WITHIN, *ASKING) or token.text in PARTICLES:
            continue
        if not set(forms(token.text)) & finder.index.known:
            break
        person = finder.called.people(step)
        named = finder.index.film.characters.get(person[0].ids[0]) if person is not None and person[0].ids else None
        words.append(named.name.split()[-1].casefold() if named is not None else token.text)
        # "for the climb over the rocks"
        doing = doing or _does(token.text) or (nominal and not words[:-1] and _is_deed(token.text))
        shots = finder.index.shots_about(words)
        if not shots:
            break
        if len(shots) == 1 and (len(words) > 1 or when) and doing:
            end = step + 1
            while end < len(finder.tokens) and finder.tokens[end].text in PARTICLES:
                end += 1
            said = " ".join(word.text for word in finder.tokens[at:end])
            found = Ref("shots", shots, said, "content"), end
    return found


def _before_a_wish(finder: Finder, at: int) -> Found | None:
    """ "The dog eating the cheese darker": the one shot of it, where what it shall become follows at once."""
    words: list[str] = []
    joined, found = False, None
    for step in range(at, min(at + LONGEST, len(finder.tokens))):
        token = finder.tokens[step]
        joined = joined or (token.text in JOINING or (token.text.endswith("ing") and bool(words)))
        if (token.text in (*DETERMINERS, *WITHIN) and words) or token.text == "the":
            continue
        if token.kind != "word" or not set(forms(token.text)) & finder.index.known:
            break
        person = finder.called.people(step)
        named = finder.index.film.characters.get(person[0].ids[0]) if person is not None and person[0].ids else None
        words.append(named.name.split()[-1].casefold() if named is not None else token.text)
        shots = finder.index.shots_about(words)
        if not shots:
            break
        if len(shots) == 1 and len(words) > 1 and joined and _wished(finder, step + 1):
            said = " ".join(word.text for word in finder.tokens[at : step + 1])
            found = Ref("shots", shots, said, "content"), step + 1
    return found


def _wished(finder: Finder, at: int) -> bool:
    """Whether what a shot shall become comes next: "darker", "should be longer", "a bit closer"."""
    while finder.word(at) in BEFORE_A_WISH:
        at += 1
    phrase = phrase_at(finder.tokens, at) if at < len(finder.tokens) else None
    return phrase is not None and phrase.means("grade.", "length.", "step.")


def _deed_of(finder: Finder, at: int) -> Found | None:
    """ "Mara's smile": the one shot in which she smiles."""
    person = finder.called.people(at)
    if person is None or len(person[0].ids) != 1 or person[0].ids[0] not in finder.index.film.characters:
        return None
    place = person[1]
    owned = finder.word(place) == "'s" or (person[0].how == "pronoun" and finder.word(at) in ("her", "his"))
    place += 1 if finder.word(place) == "'s" else 0
    if not owned or place >= len(finder.tokens) or not _is_deed(finder.word(place)):
        return None
    name = finder.index.film.characters[person[0].ids[0]].name.split()[-1].casefold()
    shots = finder.index.shots_about([name, finder.word(place)])
    said = " ".join(token.text for token in finder.tokens[at : place + 1])
    return (Ref("shots", shots, said, "content"), place + 1) if len(shots) == 1 else None


def _is_deed(word: str) -> bool:
    """Whether a word says what someone does, in its plain form: "smile", "climb", "walk"."""
    phrase = first_words().get(word, ())
    return any(c.startswith(("doing.", "face.")) for p in phrase if len(p) == 1 for c in phrases()[p]) or word in DEEDS


def _spoken_of(finder: Finder, at: int) -> list[str]:
    """Who is spoken of where "when he reads it" is said: named before it, else the only one whom "he" can mean."""
    named = [ref.ids[0] for k in range(at) if (found := finder.called.people(k)) and (ref := found[0]).ids]
    subject = finder.called.people(at)
    someone = [subject[0].ids[0]] if subject is not None and len(subject[0].ids) == 1 else named[-1:]
    people = finder.index.film.characters
    return [people[who].name.split()[-1].casefold() for who in someone if who in people]


def _does(word: str) -> bool:
    """Whether a word can say what someone does: "crying", "cries"."""
    return len(word) > 3 and word.endswith(("ing", "s")) and not word.endswith("ss")
