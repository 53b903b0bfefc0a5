"""Short messages that answer: a yes, a no, one of several choices. Whatever is not plainly one of them is not.

"yes, do it" ──> yes      "don't" ──> no      "the second one" ──> choice 1      "make it darker" ──> other

A yes is never guessed: a condition ("yes, but ..."), a question or words that are left over make it something else.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Answer:
    """What a message says to something that waits.

    `rest` is what follows a yes: something further ("yes, and render"), or, of an `other`, what may be the very thing
    that waits, said again ("yes, delete scene 2").
    """

    kind: Literal["yes", "no", "choice", "other"]
    choice: int = -1
    rest: str = ""


OTHER = Answer("other")

_YES = """yes|y|yep|yeah|yup|yea|ya|aye|ok|okay|okey|k|sure|sure thing|fine|absolutely|definitely|certainly|exactly
|correct|right|of course|go ahead|go for it|do it|do that|do so|please do|make it so|proceed|confirm|confirmed
|i confirm|approve|approved|i approve|agreed|i agree|accept|accepted|sounds good|looks good|good|great|perfect
|all right|alright|lets do it|lets go|go|go on|continue|carry on|run it|thats fine|thats right|thats ok
|no problem|by all means|why not|i am sure|im sure|yes sir|affirmative|oui|ouais|daccord|vas y|allez y|allons y
|cest bon|fais le|faites le|bien sur|valide|je valide|approuve|japprouve|je confirme|parfait|si|claro
|claro que si|vale|adelante|hazlo|hagalo|de acuerdo|por supuesto|apruebo|aprobado|confirmo|perfecto|dale|ja
|jawohl|jep|jo|mach das|mach es|machs|mach|in ordnung|einverstanden|los|weiter|genehmigt|ich genehmige
|freigegeben|klar|na klar|naturlich|gerne|gern|passt|bestatigt|tu es|auf jeden fall|👍|✅|👌|☑"""
_NO = """no|n|nope|nah|nay|do not|dont|never|stop|cancel|cancel it|cancel that|abort|leave it|leave it as it is
|leave it be|leave that|keep it|keep them|forget it|forget about it|never mind|nevermind|not now|not right now
|not yet|hold on|wait|rather not|better not|id rather not|i would rather not|reject|rejected|decline|declined
|refuse|denied|skip it|skip that|none|neither|neither of them|none of them|none of those|negative|no way|non
|pas maintenant|annule|annuler|annulez|arrete|arretez|laisse tomber|laisse|surtout pas|ne fais pas
|ne le fais pas|pas question|cancela|cancelar|dejalo|mejor no|todavia no|para|nein|ne|nee|no nicht|nicht
|lieber nicht|lass es|lass das|abbrechen|bloss nicht|nicht jetzt|noch nicht|halt|stopp|auf keinen fall
|tu es nicht|mach es nicht|mach das nicht|vergiss es|👎|❌|🛑"""
_FILLER = """please|pls|plz|thanks|thank you|thx|cheers|now|then|just|it|that|this|them|those|well|so|oh|ah|um|hm|hmm|er
|right away|at once|really|yet|very much|for me|actually|sorry|i said|i think|sil te plait|sil vous plait|stp
|svp|merci|maintenant|por favor|gracias|ahora|bitte|danke|jetzt|mal|doch|gleich|alors|pues|le|lo|es|das|director
|workprint"""
_WEAK = frozenset("ok okay okey k fine right well good great perfect alright".split())
"""what a no may follow without being contradicted: "ok, cancel it" """
_AGREEING = _WEAK | frozenset(
    "yes y yep yeah yup yea ya aye sure absolutely definitely oui ouais si claro vale ja".split()
)
"""words after which something further is asked for, and not the beginning of it: "go back", "approve 3" """
_AND = re.compile(
    r"^(?:and then|and also|and|then|also|plus|et puis|et|puis|y luego|y|und dann|und|dann)\b\W*(.+)$", re.I | re.S
)
_CONDITION = re.compile(
    r"(?:but|only|if|unless|except|when|after|before|mais|sauf|pero|solo|salvo|aber|nur|ausser)\b", re.I
)
_ORDINALS = {
    1: "1 1st first one erste ersten erster erstes premier premiere 1er 1ere primero primera primer uno un une eins",
    2: "2 2nd second two zweite zweiten zweiter zweites deuxieme seconde 2e segundo segunda dos deux zwei",
    3: "3 3rd third three dritte dritten dritter drittes troisieme 3e tercero tercera tercer tres trois drei",
    4: "4 4th fourth four vierte vierten vierter viertes quatrieme 4e cuarto cuarta cuatro quatre vier",
    5: "5 5th fifth five funfte funften funfter funftes cinquieme 5e quinto quinta cinco cinq funf",
    6: "6 6th sixth six sechste sechsten sechster sixieme sexto sexta seis sechs",
    7: "7 7th seventh seven siebte siebten siebter septieme septimo septima siete sept sieben",
    8: "8 8th eighth eight achte achten achter huitieme octavo octava ocho huit acht",
}
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[👍✅👌☑👎❌🛑]")
_PLACES = {word: place for place, words in _ORDINALS.items() for word in words.split()}
_LAST = frozenset("last latter dernier derniere ultimo ultima letzte letzten letzter letztes".split())
_POINTING = frozenset(
    "the a an this that one option choice number no nr answer i mean meant want take pick choose use id like "
    "go with for please thanks le la les el los las der die das den numero nummer je veux quiero ich nehme "
    "den il lo uno".split()
)
_ASKING = frozenset(
    "what whats how why which who whos whose when where is are was were does did am will would should quoi "
    "que quel quelle quels quelles combien comment pourquoi qui quand est qu was wie warum welche welcher "
    "welches wer wann wo wieviel ist sind cuanto cuantos cuanta cuantas como por cual quien cuando donde es".split()
)
_STOP = frozenset("stop stopp halt cancel abort arrete arretez annule para cancela detente abbrechen quit".split())
_STOP_FILLER = frozenset(
    "please pls now it that this all everything at once bitte jetzt alles ya por favor tout".split()
)
_PRAISE = frozenset(
    "approve approved i we it its that thats this looks sounds is all good great perfect lovely valide approuve"
    " japprouve parfait cest bon apruebo aprobado perfecto genehmigt ich genehmige freigegeben passt".split()
)
_ASKS_TO_DO = frozenset("can could would will may might please let".split())


def _phrases(listed: str) -> list[tuple[str, ...]]:
    found = (tuple(phrase.split()) for phrase in listed.replace("\n", "").split("|"))
    return sorted(found, key=len, reverse=True)


_TABLE = (("no", _phrases(_NO)), ("yes", _phrases(_YES)), ("filler", _phrases(_FILLER)))


def read(message: str, choices: Sequence[str] = ()) -> Answer:
    """What a message answers: to a yes-or-no without `choices`, else to a question with these labels."""
    if choices and (chosen := _choice(message, choices)) is not None:
        return Answer("choice", chosen)
    if "?" in message:
        return OTHER
    spoken = [*_WORD.finditer(message)]
    words = [_plain(word.group()) for word in spoken]
    said: list[str] = []
    at, agreed, plainly = 0, False, False
    while at < len(words):
        kind, length = _next(words, at)
        if not kind:
            break
        said += [kind] if kind != "yes" or words[at] not in _WEAK else ["weak"]
        agreed = agreed or words[at] in _AGREEING
        plainly = plainly or (kind == "yes" and length > 1)
        at += length
    verdict = _verdict([kind for kind in said if kind != "filler"])
    if at == len(words):
        return Answer(verdict) if verdict else OTHER
    rest, further = _beyond(message[spoken[at].start() :])
    # "do it again" is no yes, "do it and render" is one.
    if (
        verdict == "yes"
        and (agreed or (plainly and further))
        and not _CONDITION.match(rest)
        and read(rest).kind == "other"
    ):
        return Answer("yes" if further else "other", rest=rest)
    return OTHER


def is_stop(message: str) -> bool:
    """Whether a message says no more than to stop what is being done."""
    words = [word for word in _words(message) if word not in _STOP_FILLER]
    return bool(words) and all(word in _STOP for word in words)


def only_praises(message: str) -> bool:
    """Whether a yes may as well be said of what is seen: "approved!", "looks great"."""
    words = _words(message)
    return bool(words) and all(word in _PRAISE for word in words)


def is_question(message: str) -> bool:
    """Whether a message asks to be told something, rather than for something to be done ("can you ...?")."""
    words = _words(message)
    if not words or words[0] in _ASKS_TO_DO:
        return False
    return message.rstrip().endswith("?") or words[0] in _ASKING


def _verdict(said: Sequence[str]) -> Literal["yes", "no"] | None:
    if not said:
        return None
    if all(kind in ("yes", "weak") for kind in said):
        return "yes"
    if all(kind == "no" for kind in said[:1]) or ("yes" not in said[: said.index("no")]):
        # "don't do it", "no, go ahead and leave it", "ok, cancel it": where a no is said first, nothing is done.
        return "no"
    return None


def _next(words: Sequence[str], at: int) -> tuple[str, int]:
    """The kind and the length of the longest phrase that begins here."""
    found = [
        (len(phrase), kind)
        for kind, phrases in _TABLE
        for phrase in phrases
        if tuple(words[at : at + len(phrase)]) == phrase
    ]
    length, kind = max(found, key=lambda one: one[0], default=(0, ""))
    return kind, length


def _beyond(left: str) -> tuple[str, bool]:
    """What follows an answer, as it was written, and whether it was joined on with an "and"."""
    found = _AND.match(left.strip())
    return (found.group(1).strip(), True) if found else (left.strip(), False)


def _choice(message: str, choices: Sequence[str]) -> int | None:
    """The one choice that is named by its label, by words of it, or by its place."""
    labels = [_words(label) for label in choices]
    given = _words(message)
    same = [place for place, label in enumerate(labels) if label == given]
    if len(same) == 1:
        return same[0]
    named = [word for word in given if word not in _POINTING] or given
    if not named or len(named) > 8:
        return None
    within = [place for place, label in enumerate(labels) if set(named) <= set(label)]
    if len(within) == 1 and (len(named) > 1 or named[0] not in _LAST):
        return within[0]
    if len(named) != 1 or within:
        return None
    place = len(choices) if named[0] in _LAST else _PLACES.get(named[0], 0)
    return place - 1 if 1 <= place <= len(choices) else None


def _words(text: str) -> list[str]:
    return [_plain(word.group()) for word in _WORD.finditer(text)]


def _plain(word: str) -> str:
    """Small letters without accents and apostrophes: "D'accord" is daccord."""
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter) and letter not in "'’")
