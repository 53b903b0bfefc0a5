"""Someone by their looks: "the old man", "the little girl", "the guy with the beard", "the woman in the red coat".

the | old | man | in the straw hat        age and sex, and words of what the film says of them
A description counts when it fits exactly one of the cast.
"""

from collections.abc import Sequence

from agent.embedded.film_index import FilmIndex
from agent.embedded.pieces import forms
from agent.embedded.tokens import Token, in_figures
from tools.film.script import Character

MALE = frozenset("man guy fellow bloke dude gentleman gent fella chap boy lad grandpa grandfather granddad".split())
FEMALE = frozenset("woman lady girl gal lass grandma grandmother granny nan nana".split())
YOUNG = frozenset("boy girl lad lass kid child youngster teenager teen youth".split())
AGED = frozenset("grandpa grandfather granddad grandma grandmother granny nan nana".split())
ANYONE = frozenset("person one robot android figure character someone".split())
NOUNS = MALE | FEMALE | YOUNG | ANYONE
OLD = frozenset("old older elderly aged oldest".split())
SMALL = frozenset("young younger little small youngest tiny".split())
LINKS = frozenset("with in wearing".split())
BETWEEN = frozenset("the a an his her their that this".split())
GROWN = 18
GREY = 55
APART = 12
"""years by which the oldest or the youngest stands apart"""
LONGEST = 4
"""words of a description before its noun, or after it"""
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))


def described(index: FilmIndex, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """The one person that the words from a token on describe (past a "the"), and the token after it."""
    said: list[str] = []
    place = at
    while place < len(tokens) and len(said) < LONGEST and tokens[place].text not in NOUNS:
        if tokens[place].kind != "word" or tokens[place].text in LINKS:
            return None
        said.append(tokens[place].text)
        place += 1
    if place >= len(tokens) or tokens[place].text not in NOUNS:
        return None
    noun, after = tokens[place].text, place + 1
    who = [person for person in index.film.characters.values() if _is(person, noun)]
    told = [word for word in said if word not in OLD | SMALL]
    who = [person for person in who if all(_tells(person, word) for word in told)]
    worn, after = _worn(who, tokens, after)
    who = worn if worn else who
    if set(said) & OLD:
        who = _extreme(who, oldest=True)
    if set(said) & SMALL or (noun in YOUNG and len(who) > 1):
        who = _extreme(who, oldest=False)
    plain = not said and not worn
    return (who[0].id, after) if len(who) == 1 and not (plain and noun in ANYONE) else None


def narrowed(index: FilmIndex, tokens: Sequence[Token], who: str, after: int) -> int:
    """The token after someone who is named, past what is told of them beside it: "the guy with the moustache"."""
    person = index.film.characters.get(who)
    return _worn([person], tokens, after)[1] if person is not None else after


def age_of(person: Character) -> int:
    """The age that the film tells of someone: in words of their canon, else as they are drawn."""
    for word in person.canon.casefold().replace(",", " ").split():
        whole, _, ones = word.partition("-")
        stem = whole.removesuffix("ies") + "y" if whole.endswith("ties") else whole
        if stem in TENS:
            figure = in_figures(ones) if ones else "0"
            return TENS[stem] + (int(figure) if figure.isdigit() else 0)
        figure = in_figures(word)
        if figure.isdigit() and int(figure) > 2:
            return int(figure)
    return person.appearance.age


def _is(person: Character, noun: str) -> bool:
    """Whether someone can be called by a noun."""
    if noun in ("robot", "android"):
        return "robot" in person.canon.casefold() or "android" in person.canon.casefold()
    age = age_of(person)
    if (noun in MALE and person.appearance.sex != "m") or (noun in FEMALE and person.appearance.sex != "f"):
        return False
    if noun in AGED:
        return age >= GREY
    return noun not in YOUNG or age < (GROWN if noun not in ("girl", "boy", "lad", "lass") else 30)


def _tells(person: Character, word: str) -> bool:
    """Whether a word is said of someone: "bearded", "red-haired", "blue"."""
    canon = {form for told in _words(person.canon) for form in forms(told)}
    if word == "bearded":
        return person.appearance.beard not in ("", "moustache")
    return all({*forms(part), *forms(part.removesuffix("ed"))} & canon for part in word.split("-"))


def _worn(who: Sequence[Character], tokens: Sequence[Token], at: int) -> tuple[list[Character], int]:
    """Those of whom "with the beard", "in the red coat" is told, and the token after it."""
    if at >= len(tokens) or tokens[at].text not in LINKS:
        return [], at
    place = at + 1
    while place < len(tokens) and tokens[place].text in BETWEEN:
        place += 1
    left, words = list(who), 0
    while place < len(tokens) and words < LONGEST and tokens[place].kind == "word" and place > at + 1:
        fitting = [person for person in left if _tells(person, tokens[place].text)]
        if not fitting:
            break
        left, words, place = fitting, words + 1, place + 1
    return (left, place) if words else ([], at)


def _extreme(who: Sequence[Character], *, oldest: bool) -> list[Character]:
    """The one who is old, or young, beside the others."""
    ordered = sorted(who, key=age_of, reverse=oldest)
    if len(ordered) < 2:
        return [person for person in ordered if (age_of(person) >= GREY if oldest else age_of(person) < 30)]
    return ordered[:1] if abs(age_of(ordered[0]) - age_of(ordered[1])) >= APART else []


def _words(text: str) -> list[str]:
    return text.casefold().replace(",", " ").replace("-", " ").replace("'s", " ").split()
