"""What a speaker thinks, said after a request: it says why, and asks for nothing.

"kill the last line, the silence is stronger"   "open with the engine room, that's more exciting"
"lose the gauge, nobody needs it"               "a deeper voice for Ada. She sounds like a child."
"""

from collections.abc import Sequence

from agent.embedded.pieces import Piece

JUDGED = frozenset(
    "better stronger nicer harder funnier scarier smarter classier prettier cheaper wiser enough unbearable unnecessary"
    " pointless superfluous redundant useless confusing distracting boring silly stupid ridiculous cheesy corny fake"
    " weird odd annoying irritating clumsy obvious perfect lovely great beautiful gorgeous brilliant important"
    " crucial key fun funny exciting interesting moving touching powerful effective dramatic elegant believable"
    " essential convincing real natural overdone heavy-handed kitsch kitschy embarrassing painful awkward dull"
    " tedious terrible awful horrible dreadful magic magical heart point soul core climax best favourite favorite"
    " money clearer worth sacred ours tacky plenty irrelevant incredible amazing fantastic wonderful"
    " necessary unclear lame dumb hilarious worse weaker truer braver sweeter kinder neater simpler subtler richer"
    " cleverer wrong weak strong plain overkill excessive unneeded unwanted".split()
)
"""adjectives and nouns of which a judgement is made"""
LINKS = frozenset(
    "is are was were 's would should must could feels feel looks look sounds sound seems seem gets".split()
)
BEING = frozenset(
    "be being been make makes feel feels work works hit hits hurt hurts play plays say says tell tells".split()
)
ACTING = frozenset("hits works hurts sags sucks kills bites lands carries says tells ruins breaks spoils".split())
"""verbs that judge by themselves"""
SMALL = frozenset(
    "the a an it that this he she they we i you there then here so too much more most very really just quite rather all"
    " whole of for to in film movie story scene way thing part moment joke one any anyway already far not no only also"
    " shot anyhow us me people audience everybody everyone nobody and silence still now our my".split()
)
KNOWING = frozenset("nobody everybody everyone people we you one no-one audience viewers they i".split())
KNOWN = frozenset(
    "needs need wants want gets get knows know understands understand sees see saw reads read likes like cares care"
    " notices notice hears hear can cannot will already have has do does did believe believes buy buys follow".split()
)
OBJECTS = frozenset(
    "it that this them him her anything nothing already not anyway read see hear follow tell know get".split()
)
ASKING = ("length.", "grade.", "size.", "step.", "time.", "weather.", "transition.", "title.", "camera.", "angle.")


def opinion(said: Sequence[Piece]) -> bool:
    """Whether words after a request only judge, or tell what somebody knows; nothing in them can be done."""
    if any(piece.amount is not None or piece.quote is not None for piece in said):
        return False
    if any(p.ref is not None and p.ref.how != "pronoun" and p.ref.kind not in ("people", "film") for p in said):
        return False
    words = [word for piece in said for word in piece.text.split() if word not in (",", "-", "–", ".", "!")]
    while words and words[0] in ("and", "because", "cause", "cos", "since", "as", "so", "i", "think", "find", "for"):
        words = words[1:]
    if not 2 <= len(words) <= 12 or {"make", "put", "let", "give", "cut", "if", "instead", "but", "when"} & {*words}:
        return False
    return _this(words, said) or _judges(words) or _knows(words) or _likens(words)


def _this(words: Sequence[str], said: Sequence[Piece]) -> bool:
    """ "That's more exciting": of what was asked for."""
    asks = any(piece.means(*ASKING, "degree.too") for piece in said)
    return words[0] in ("that", "this") and words[1] in LINKS and not asks


def _judges(words: Sequence[str]) -> bool:
    linked = next((i for i, word in enumerate(words) if i and word in LINKS), None)
    if linked is not None and linked <= 4:
        told = [word for word in words[linked + 1 :] if word not in SMALL and word not in BEING]
        return bool(told) and all(word in JUDGED for word in told)
    at = next((i for i, word in enumerate(words) if i and word in ACTING), None)
    return at is not None and at <= 3 and all(word in JUDGED | SMALL for word in words[at + 1 :])


def _knows(words: Sequence[str]) -> bool:
    """ "Nobody needs it", "we get it", "one can read it": no more than somebody, a verb and "it"."""
    if words[0] not in KNOWING or words[1] not in KNOWN or len(words) > 5:
        return False
    return len(words) > 2 and all(word in KNOWN | OBJECTS | SMALL for word in words[2:])


def _likens(words: Sequence[str]) -> bool:
    """ "She sounds like a child", "it looks like a cartoon"."""
    likes = len(words) > 3 and words[2] == "like" and words[1] in ("sounds", "looks", "feels", "sound", "look", "feel")
    passes = words[:3] in (["it", "goes", "by"], ["it", "flies", "by"], ["it", "rushes", "by"])
    return (likes and words[0] in ("it", "she", "he", "they")) or passes
