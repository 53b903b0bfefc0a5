"""A remark behind a request, which asks for nothing: "7 down to four seconds, nobody will miss it".

Only what is said of people who watch, of how far the work is, or of nothing that can be asked for, is one; a number, a
shot, a quality, or a word for wanting makes it a request of its own.
"""

from collections.abc import Sequence

from agent.embedded.pieces import phrase_at
from agent.embedded.tokens import Token

MARKS = frozenset((",", ".", ";", "-", "–", "—", "!"))
SUBJECTS = frozenset("nobody people we i they everyone audience viewers it that this".split())
WATCHING = frozenset(("nobody", "people", "audience", "viewers", "everyone"))
ARTICLES = frozenset(("the", "and", "cause", "because", "so", "since", "as", "our"))
ASKING = frozenset(
    "want wants should must make let but except not if instead only please can could would or and then put give keep"
    " leave like prefer rather than need when until no never too".split()
)
WISHED = (
    "length.", "grade.", "step.", "size.", "transition.", "weather.", "time.", "camera.", "verb.remove", "verb.retake",
    "verb.swap", "verb.undo", "verb.redo", "verb.export", "verb.render", "verb.lock", "sound.", "stem.", "order.",
)  # fmt: skip
SHORTEST, LONGEST = 2, 8
"""words of a remark"""


def remark_at(words: Sequence[str], tokens: Sequence[Token]) -> int | None:
    """Where the remark begins that ends a message, at the mark before it; None where there is none."""
    at = next((i for i in range(len(words) - 2, 1, -1) if words[i] in MARKS), None)
    if at is None:
        return None
    said = [i for i in range(at + 1, len(words)) if words[i] not in MARKS and words[i] != "?"]
    told = [i for i in said if words[i] not in ARTICLES]
    if "?" in words[at:] or not SHORTEST <= len(said) <= LONGEST or not told or words[told[0]] not in SUBJECTS:
        return None
    asked = ASKING - {"need", "never", "no"} if words[told[0]] in WATCHING else ASKING
    phrases = (phrase_at(tokens, i) for i in said)
    wished = any(phrase is not None and phrase.means(*WISHED) for phrase in phrases)
    return None if wished or any(words[i] in asked or tokens[i].kind != "word" for i in said[1:]) else at
