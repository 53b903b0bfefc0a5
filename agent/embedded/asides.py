"""What only says why: "cool 13 down a bit, she looks sunburnt", "lose the brass, it's too much".

A request that is whole without its last part, and a last part that states something in words that ask for nothing.
"""

from collections.abc import Sequence

from agent.embedded.clauses import split
from agent.embedded.opinions import opinion
from agent.embedded.pieces import Piece
from agent.embedded.second_thoughts import replaced, stretches, without_opening

SUBJECTS = frozenset(
    "he she it they that this there i we nobody everyone everybody his her their its the you people no-one"
    " someone".split()
)
STATES = frozenset(
    "is are was were looks look looked feels feel felt seems seem sounds sound reads gets comes keeps has had am do"
    " does can could would".split()
)
"""verbs with which something is stated"""
COPULAS = ("is", "are", "'s", "was", "looks", "feels", "seems", "sounds", "look", "feel", "sound", "gets")
WISHES = ("verb.", "edit.", "transition.", "title.", "stem.", "sound.", "camera.", "size.", "step.")
"""what would make it a request after all"""
ASKED = ("grade.", "length.", "pace.", "mood.", "weather.", "time.", "angle.", "face.", "degree.too")
NOTED = ("verb.retake", "verb.ng", "verb.say", "title.", "sound.line", "thing.treatment", "thing.logline", "because")
"""requests whose last part belongs to them: a note, a line, a text"""


def without_reason(request: Sequence[Piece]) -> tuple[Piece, ...]:
    """The request without a last part that only says why it is made."""
    at = next((i for i in range(len(request) - 1, 0, -1) if request[i].text in (",", "-", "–", "(")), None)
    if at is None or at + 2 >= len(request):
        return tuple(request)
    head, tail = request[:at], request[at + 1 :]
    noted = any(piece.means(*NOTED) or piece.quote is not None or piece.text == ":" for piece in head)
    if any(p.text == "not" for p in head) and not tail[0].text.startswith("it") and _is(tail):
        # "he isn't crying in 9, he is kissing the cheese": what they are, and no reason
        return tuple(request)
    asks = len(head) > 1 and any(piece.amount is not None or piece.means(*WISHES, *ASKED) for piece in head)
    if opinion(tail) and len(head) > 1 and not _takes_words(head):
        return tuple(head)
    return tuple(head) if asks and not noted and states(tail) else tuple(request)


def requests_of(every: Sequence[Piece]) -> list[tuple[tuple[Piece, ...], bool]]:
    """The requests of a message, each with whether it stands for the one before: "darker. no wait, delete it"."""
    found: list[tuple[tuple[Piece, ...], bool]] = []
    for i, stretch in enumerate(stretches(replaced(without_opening(every)))):
        if not stretch:
            found.append(((), True))
            continue
        found += [(request, i > 0 and k == 0) for k, request in enumerate(as_asked(split(stretch)))]
    return found


def as_asked(requests: Sequence[Sequence[Piece]]) -> list[tuple[Piece, ...]]:
    """Requests without what only says why they are made, what is said of their subject, and what is denied."""
    return _without_opinions([without_denied(without_grumble(without_reason(request))) for request in requests])


def _without_opinions(asked: Sequence[tuple[Piece, ...]]) -> list[tuple[Piece, ...]]:
    """Requests without those that only judge what was asked for before them: "lose the clock, silence is stronger"."""
    kept = list(asked[:1])
    for request in asked[1:]:
        if not kept or _takes_words(kept[-1]) or not opinion(request):
            kept.append(request)
    return kept


def _takes_words(head: Sequence[Piece]) -> bool:
    """Whether what follows may belong to the words of a request: to a note, to a line that is not quoted."""
    if any(piece.means("verb.retake", "verb.ng") or piece.text == ":" for piece in head):
        return True
    spoken = any(piece.means("verb.say", "sound.line", "title.", "thing.treatment", "thing.logline") for piece in head)
    bounded = any(piece.quote is not None or piece.means("verb.remove", "verb.mute") for piece in head)
    return spoken and not bounded


def _is(tail: Sequence[Piece]) -> bool:
    """Whether it is said what someone is or does: "he is kissing the cheese"."""
    someone = tail[0].ref is not None and tail[0].ref.kind == "people"
    return someone and bool({*tail[1].text.split()} & {"is", "'s", "are"})


def without_grumble(request: Sequence[Piece]) -> tuple[Piece, ...]:
    """The request without what is said of its subject before a comma: "the beep's annoying, way quieter"."""
    at = next((i for i in range(2, len(request) - 1) if request[i].text in (",", "-", "–", ":")), None)
    if at is None:
        return tuple(request)
    linked = next((i for i in range(1, at) if request[i].text in COPULAS), None)
    if linked is None or at - linked > 4 or linked > 4:
        return tuple(request)
    subject, said, rest = request[:linked], request[linked + 1 : at], request[at + 1 :]
    grumbles = any(p.strange for p in said) and not any(p.ref is not None or p.amount is not None for p in said)
    asks = (*WISHES, *ASKED, "neg", "condition")
    plain = not any(p.means(*asks) for p in (*subject, *said) if p.ref is None and not p.soft)
    named = any(p.ref is not None or p.strange for p in subject if p.text != "it")
    bare = not any(p.ref is not None for p in rest) and any(p.means(*WISHES, *ASKED) for p in rest)
    verbless = not any(p.means("verb.make", "verb.remove", "verb.retake", "verb.give", "verb.add") for p in rest)
    return (*subject, *rest) if grumbles and plain and named and bare and verbless else tuple(request)


def without_denied(request: Sequence[Piece]) -> tuple[Piece, ...]:
    """The request without what someone is not, where what they are follows: "Mum isn't tired in 3, she is angry"."""
    at = next((i for i in range(2, len(request) - 2) if request[i - 1].text == "not" and request[i].strange), None)
    if at is None or request[at - 2].text not in COPULAS:
        return tuple(request)
    mark = next((i for i in range(at + 1, len(request)) if request[i].text in (",", "but", "-", ";", "–")), None)
    instead = mark is not None and any(piece.means("face.", "mood.", "grade.") for piece in request[mark + 1 :])
    return (*request[: at - 1], *request[at + 1 :]) if instead else tuple(request)


def states(tail: Sequence[Piece]) -> bool:
    """Whether the words state something, and nothing among them can be done."""
    words = [word for piece in tail for word in piece.text.split() if word not in (",", "-", "–", "and", "but")]
    if not words or words[0] not in SUBJECTS or not set(words[1:5]) & STATES:
        return False
    said = [piece for piece in tail if not piece.soft]
    too = any(piece.means("degree.too") or "too" in piece.text.split() for piece in tail)
    plain = all(piece.strange or piece.means("degree.") or (piece.ref and piece.ref.kind == "people") for piece in said)
    named = any(piece.ref is not None and piece.ref.how != "pronoun" and piece.ref.kind != "people" for piece in tail)
    return not named and plain and bool(said or too) and not any(p.means(*WISHES) for p in said)


def only_when(pieces: Sequence[Piece]) -> bool:
    """Whether words only say when somebody does something: "before we cut 9, how long is it?" """
    words = [word for piece in pieces[:3] for word in piece.text.split()]
    return words[:1] in (["before"], ["once"], ["until"], ["when"]) and words[1:2] in (["we"], ["you"], ["i"], ["they"])
