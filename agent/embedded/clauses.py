"""A message cut into requests: "make shot 3 darker and two seconds longer | then swap scenes 2 and 3"."""

from collections.abc import Sequence
from dataclasses import replace

from agent.embedded.amounts import amount_at
from agent.embedded.edges import one_shot
from agent.embedded.files import sort_of
from agent.embedded.heads import by_head
from agent.embedded.left_over import THE_REST
from agent.embedded.lexicon import phrases
from agent.embedded.pieces import Piece, forms, phrase_at
from agent.embedded.references import Finder
from agent.embedded.running_on import HARD_MARKS, abbreviates, fades, happens_on, is_said, titled, told
from agent.embedded.synonyms import is_seen, meanings
from agent.embedded.tokens import Token
from tools.writing.lexicon import Lexicon

JOINTS = (
    "and", "but", "plus", "also", "then", "und", "et", "y", "puis", "luego", "dann", "aber", "mais", "pero", "while",
    "whereas", "or",
)  # fmt: skip
PROPERTIES = (
    "grade.", "size.", "step.", "length.", "pace.", "time.", "weather.", "mood.", "camera.", "angle.", "verb.circle",
    "verb.ng", "face.", "verb.louder", "verb.quieter", "transition.", "edit.", "voice.", "verb.shorten",
    "verb.lengthen",
)  # fmt: skip
VERBS = ("verb.", "edit.", "ask.")
REASONS = (
    "because", "so that", "so we", "so it", "so i", "so you", "so people", "so they", "so she", "so he", "in order to",
    "otherwise", "or else", "it is so", "its so", "it is just so",
    "they are so", "she is so", "he is so", "the reason is", "due to",
)  # fmt: skip
"""what follows these says why, and asks for nothing"""
PARTICLES = ("up", "down", "off", "out", "in", "away", "back", "over", "together", "out of")
FOLLOWING = ("verb.remove", "verb.make", "thing.length", "verb.retake")
"""what may be said of a shot in the same breath: "shot two is good the third one is a bit long" """
JUDGING = ("verb.circle", "verb.ng")
GONE = ("out", "gone", "away")
"""what is said of a shot that shall go: "10 out" """
FAR = 8
"""pieces from a verb to its particle at most"""
PHRASAL = (
    "grade",
    "pace",
    "length",
    "verb.remove",
    "verb.shorten",
    "verb.lengthen",
    "verb.merge",
    "verb.circle",
    "edit.speed",
    "transition",
)
"""what a verb with a particle far off may mean"""
SAID_OF_IT = ("verb.make", "verb.give", "ask.howlong", "ask.is")
"""verbs in whose words a wish for a retake may go on: "he should be smiling", "this time" """


def pieces_of(tokens: Sequence[Token], finder: Finder, lexicon: Lexicon) -> tuple[Piece, ...]:
    """The tokens as pieces: at each place the longest of reference, amount, phrase and quotation.

    What a word means that the tables lack is guessed from the dictionary, and marked as a guess.
    """
    found, at = list[Piece](), 0
    while at < len(tokens):
        piece = _piece(tokens, at, finder)
        if piece.strange and piece.text not in finder.index.known and (guessed := meanings(piece.text, lexicon)):
            piece = replace(piece, concepts=guessed, guess=True)
        if piece.ref is None and piece.amount is None and is_seen(piece.text, lexicon):
            piece = replace(piece, seen=True)
        found.append(piece)
        at = piece.last
    timed = _phrasal([_in_time(found, i) for i in range(len(found))])
    return tuple(one_shot(by_head(timed, finder.index.known), finder.index.order))


def _in_time(pieces: Sequence[Piece], at: int) -> Piece:
    """ "After the storm" and "until the night" say when; neither a storm nor the night is wished for."""
    piece = pieces[at]
    timed = at > 1 and pieces[at - 1].text == "the" and pieces[at - 2].text in ("after", "before", "until", "since")
    if not timed or not piece.means("weather.", "time."):
        return piece
    kept = frozenset(c for c in piece.concepts if not c.startswith(("weather.", "time.")))
    return replace(piece, concepts=kept)


def _phrasal(pieces: list[Piece]) -> list[Piece]:
    """Verbs whose particle comes after what they are about: "warm the kitchen up", "speed shot 4 up"."""
    joined = list(pieces)
    for i, piece in enumerate(pieces[:-2]):
        at = _far(pieces, i)
        if piece.last - piece.first > 1 or piece.ref is not None or at is None:
            continue
        far = pieces[at]
        if piece.means("transition.") and i and pieces[i - 1].text == "the" and far.text == "out":
            # "and now the fade at the end out again"
            joined[at] = replace(far, concepts=frozenset({"verb.remove"}))
            continue
        meant = frozenset(
            concept
            for form in forms(piece.text)
            for concept in phrases().get((form, far.text.split()[0]), frozenset())
            if concept in PHRASAL or concept.split(".")[0] in PHRASAL
        )
        if meant:
            joined[i] = replace(piece, concepts=piece.concepts | meant)
            joined[at] = replace(far, concepts=far.concepts | {"filler.particle"})
    return joined


def _far(pieces: Sequence[Piece], verb: int) -> int | None:
    """The particle of a verb, past what it is about: "take the dissolve before 11 out", "take the rain out of 14"."""
    for i in range(verb + 1, min(verb + FAR, len(pieces))):
        piece = pieces[i]
        if i > verb + 1 and piece.text in PARTICLES:
            following = pieces[i + 1] if i + 1 < len(pieces) else None
            leads = following is not None and following.ref is not None and following.ref.how != "pronoun"
            return None if leads and piece.text == "in" else i
        if piece.text in (*JOINTS, *HARD_MARKS, ",") or (i > verb + 1 and piece.means("edit.", "stem.")):
            return None
        if not (piece.soft or piece.ref is not None or piece.amount is not None or _thing_said(piece)):
            return None
    return None


def _thing_said(piece: Piece) -> bool:
    """Whether a piece can be what a verb is about."""
    return piece.strange or piece.text in ("things", "stuff") or piece.means("transition.", "weather.", "order.")


def _piece(tokens: Sequence[Token], at: int, finder: Finder) -> Piece:
    token = tokens[at]
    if token.kind == "quote":
        return Piece(at, at + 1, token.text, quote=token.text)
    if token.kind == "file":
        return Piece(at, at + 1, token.text, frozenset({f"file.{sort_of(token.text)}"}))
    if token.kind == "slate" and token.text == "4k" and token.text not in finder.index.by_slate:
        return Piece(at, at + 1, token.text, frozenset({"resolution.4k"}))
    reference = finder.at(at)
    amount = amount_at(tokens, at)
    phrase = phrase_at(tokens, at)
    longest = max(reference[1] if reference else 0, amount[1] if amount else 0, phrase.last if phrase else 0, at + 1)
    text = " ".join(t.text for t in tokens[at:longest])
    if amount is not None and amount[1] == longest:
        # "one more second" has nothing of "one more"; "half" may be a verb as well
        concepts = phrase.concepts if phrase is not None and phrase.last == longest else frozenset[str]()
        return Piece(at, longest, text, amount=amount[0], concepts=concepts)
    if reference is not None and reference[1] == longest:
        finder.mention(reference[0])
        return Piece(at, longest, text, ref=reference[0])
    if token.kind == "ordinal" and token.text == "first" and _opens(tokens, at):
        return Piece(at, at + 1, token.text, frozenset({"filler.sequence"}))
    follows = tokens[longest] if longest < len(tokens) else None
    said = phrase.text if phrase is not None and follows is not None else ""
    held = said == "hold it" and follows is not None and follows.kind == "word"
    refused = said == "please do" and follows is not None and follows.text == "not"
    if held or refused:
        # "hold it longer" is no "hold it!", and "please do not" no "please do"
        phrase = phrase_at(tokens[: at + 1], at)
    if phrase is not None:
        if phrase.text in ("make the film", "make the movie") and any(t.kind == "word" for t in tokens[longest:]):
            # "make the film funnier" is no order to render it
            return Piece(at, at + 1, token.text, frozenset({"verb.make"}))
        return phrase
    if token.kind == "mark":
        return Piece(at, at + 1, token.text, frozenset({"filler.hard" if token.text in HARD_MARKS else "filler.mark"}))
    if token.text in JOINTS:
        return Piece(at, at + 1, token.text, frozenset({"filler.joint"}))
    return Piece(at, at + 1, token.text)


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether "first" only opens a list of requests: "first make the jetty foggy, then ..."."""
    following = phrase_at(tokens, at + 1) if at + 1 < len(tokens) else None
    before = tokens[at - 1].text if at else ""
    return before not in ("the", "my", "as", "go", "be") and following is not None and following.means("verb.", "edit.")


def split(pieces: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    """The requests of a message, in order."""
    requests: list[tuple[Piece, ...]] = []
    current: list[Piece] = []
    for i, piece in enumerate(pieces):
        if _boundary(pieces, i, current):
            while current and (current[-1].text in (*JOINTS, ",", "-") or current[-1].means("but")):
                current.pop()
            requests.append(tuple(current))
            current = []
            if piece.text in (*JOINTS, ",", *HARD_MARKS) or piece.means("then"):
                continue
        current.append(piece)
    requests.append(tuple(current))
    return [request for request in requests if any(not piece.soft for piece in request)] or [tuple(pieces)]


def _boundary(pieces: Sequence[Piece], at: int, current: list[Piece]) -> bool:
    """Whether a new request begins at (or right after) a piece."""
    hard = [piece for piece in current if not piece.soft]
    if not hard:
        return False
    piece = pieces[at]
    if is_said(pieces, at, current):
        return False
    if told(pieces[:at], piece):
        return False
    if (piece.text in (*JOINTS, ",") or piece.means("then")) and happens_on(pieces, at, current):
        return False
    if piece.text in (*JOINTS, ",") and titled(current) and not fades(pieces, at + 1):
        # the words of a title may go on: "credits: written by Ana, directed by Tom"
        return False
    if piece.text == "." and titled(current) and abbreviates(current[-1].text):
        # "lower third: Cmdr. E. Voss"
        return False
    if not any(p.ref is not None or p.amount is not None or p.means(*PROPERTIES, *VERBS, "title.") for p in hard):
        # "at the end, add a scene": where, and then what
        return False
    if piece.text == "," and _pointed_ahead(pieces, at, hard):
        return False
    rest = [p for p in pieces[at + 1 :] if not p.soft]
    if piece.text in HARD_MARKS:
        return bool(rest)
    if piece.text in (*JOINTS, ",") or piece.means("then"):
        return _begins(pieces, at + 1, current) and not _wishes_on(pieces, at + 1, current)
    if piece.text in REASONS and _complete(current):
        # what a take is rejected for is its note
        return bool(rest) and not any(p.means("verb.ng", "verb.retake") for p in hard)
    return _runs_on(pieces, at, current)


def _pointed_ahead(pieces: Sequence[Piece], at: int, hard: Sequence[Piece]) -> bool:
    """Whether only what is meant was said, and what shall become of it comes after.

    "the last shot of scene 2, make it a close-up"   "the one after 4, tighter"   "in the kitchen, cut the second shot"
    """
    if not all(piece.ref is not None and piece.ref.kind in ("shots", "scenes", "places") for piece in hard):
        return False
    end = next((i for i in range(at + 1, len(pieces)) if pieces[i].text in (*HARD_MARKS, ",")), len(pieces))
    refs = [piece.ref for piece in pieces[at + 1 : end] if piece.ref is not None]
    wide = all(piece.ref is not None and piece.ref.kind != "shots" for piece in hard)
    return all(ref.how == "pronoun" or (wide and ref.wish is not None and not ref.wish.scenes) for ref in refs)


def _wishes_on(pieces: Sequence[Piece], at: int, current: Sequence[Piece]) -> bool:
    """Whether what follows goes on saying how a retake shall be: "retake 4, he should be smiling"."""
    if not any(piece.means("verb.retake") and not piece.means("verb.make", "verb.undo") for piece in current):
        return False
    if not any(piece.ref is not None for piece in current):
        return False
    if at < len(pieces) and pieces[at].text in ("without", "with", "no", "not", "less", "more"):
        return True
    for piece in pieces[at:]:
        if piece.text in HARD_MARKS:
            break
        if piece.ref is not None and piece.ref.kind not in ("people", "places"):
            # "this time" is no shot
            if piece.text != "this":
                return False
        elif piece.means(*VERBS) and not piece.soft and not piece.means(*SAID_OF_IT, *PROPERTIES[:9]):
            return False
    return True


def _begins(pieces: Sequence[Piece], at: int, current: list[Piece]) -> bool:
    """Whether what follows a joint is a request of its own: a verb, or something and what shall become of it."""
    if at < len(pieces) and pieces[at].text in THE_REST and _complete(current):
        return any(piece.means("verb.", *PROPERTIES) for piece in pieces[at + 1 :])
    relative = at < len(pieces) and pieces[at].text in ("where", "in which", "when")
    if relative and any(p.text.split()[-1] in ("scene", "shot", "ending", "opening") for p in current):
        # "a scene in the kitchen, where he eats alone"
        return False
    following = [
        p for p in pieces[at:] if not p.soft or p.ref is not None or p.means("verb.", "edit.", "ask.", "length.")
    ]
    while following and following[0].soft and following[0].ref is None and len(following) > 1:
        if following[0].means("verb.make", "verb.add", "verb.give", "ask."):
            break
        following = following[1:]
    if not following:
        return False
    opens = next((p.text for p in pieces[at:] if p.text not in ("so", "because", "and")), "")
    wrong = any(p.means("degree.too") or p.text.startswith("too ") for p in pieces[at:])
    if opens.split()[:1] and opens.split()[0] in ("he", "she", "it", "they", "that", "this") and wrong:
        # "shot 10 slower, he floats too fast": why
        return _complete(current)
    first = following[0]
    if first.ref is not None:
        # "5 is too dark": what "is" only joins is looked through
        joins = [p for p in following[1:] if p.soft and p.means("ask.is", "filler") and not p.means(*JUDGING)]
        following = [first, *(p for p in following[1:] if p not in joins)]
    second = following[1] if len(following) > 1 else None
    if first.ref is not None or first.amount is not None or (first.means("stem.") and not first.means("verb.say")):
        if first.amount is not None:
            # "..., and 2 seconds more on the last shot"
            later = any(p.ref is not None and p.ref.how != "pronoun" for p in following[1:])
            return later and any(p.ref is not None for p in current) and _complete(current)
        if _goes(pieces, at) and _complete(current):
            # "9 two seconds longer, 10 out"
            return True
        measured = second is not None and second.amount is not None
        measured = measured and (len(following) > 2 or any(p.text in ("to", "by") for p in pieces[at:]))
        said = second is not None and second.means(*PROPERTIES, "verb.make", "verb.retake", "verb.remove")
        if second is not None and second.means("neg", "degree.less") and any(p.means("verb.circle") for p in current):
            # "4 and 6 are good, 7 isn't"
            said = True
        return (said or measured) and _complete(current)
    if first.means("transition.fade out", "transition.fade in") and any(p.means("title.") for p in current):
        # "title at the end saying FIN, and fade out"
        return True
    if first.means("order.start", "order.end") and first.text.split()[-1] in ("on", "with") and second is not None:
        # "lose the dog and end on a fade to black"; a new scene may end with something itself
        return _complete(current) and not any(p.means("thing.scene", "verb.add") for p in current)
    pointed = any(p.ref is not None and p.ref.how != "pronoun" for p in current)
    mark = next((i for i in range(at, len(pieces)) if pieces[i].text in (*HARD_MARKS, ",")), len(pieces))
    own = any(p.ref is not None and p.ref.kind in ("shots", "scenes", "places") for p in pieces[at:mark])
    if first.means(*PROPERTIES) and second is not None and own and pointed and _complete(current):
        # "4 is too dark, brighten it"
        return True
    if first.means("transition.") and any(p.means("transition.") for p in current) and _complete(current):
        # "fade from black on the first shot, fade to black on the last"
        return True
    placed = all(p.means("order.start", "order.end") for p in following[1:])
    if first.means("transition.") and placed and not any(p.means("transition.") for p in current):
        return _complete(current) or any(p.means("title.") for p in current)
    if first.means(*VERBS) and not _only_property(first):
        alone = first.means("verb.retake", "verb.render", "verb.undo", "verb.compose", "verb.spot", "verb.export")
        return second is not None or alone or first.text.split()[-1] in ("it", "that", "them")
    return False


def _goes(pieces: Sequence[Piece], at: int) -> bool:
    """Whether all that follows is what shall go: "10 out", "the gull gone"."""
    end = next((i for i in range(at, len(pieces)) if pieces[i].text in (*HARD_MARKS, *JOINTS, ",")), len(pieces))
    said = [p for p in pieces[at:end] if p.text not in ("the", "please", "is", "goes", "now")]
    return len(said) == 2 and said[0].ref is not None and said[1].text in GONE


def _only_property(piece: Piece) -> bool:
    """Words that are verbs only by the way: "and slower", "and louder"."""
    return piece.means(
        "grade.", "size.", "step.", "length.", "pace.", "mood.", "weather.", "time."
    ) and not piece.means("verb.lengthen", "verb.shorten", "edit.speed")


def _complete(current: Sequence[Piece]) -> bool:
    """Whether a request already says what shall become of what."""
    said = [piece for piece in current if not piece.soft or piece.ref is not None or piece.means(*JUDGING)]
    return any(piece.amount is not None or piece.means(*PROPERTIES, *VERBS) for piece in said)


def _runs_on(pieces: Sequence[Piece], at: int, current: list[Piece]) -> bool:
    """Dictated without a pause: "make shot 3 darker delete shot 4"."""
    piece = pieces[at]
    named = ("number", "slate", "ordinal")
    if piece.ref is not None and piece.ref.kind in ("shots", "scenes") and piece.ref.how in named:
        # "shot one is fine shot two is fine shot three lose it"
        following = next((p for p in pieces[at + 1 :] if not p.soft), None)
        if following is None or not following.means(*PROPERTIES, *FOLLOWING):
            return False
        told = any(p.ref is not None and p.ref.kind in ("shots", "scenes") for p in current)
        return told and not current[-1].means("order.", "dir.", "range.") and any(p.means(*PROPERTIES) for p in current)
    if not piece.means("verb.", "edit.") or piece.soft or _only_property(piece):
        return False
    following = next((p for p in pieces[at + 1 :] if not p.soft), None)
    if following is None or following.ref is None or following.ref.how not in named:
        return False
    has_target = any(p.ref is not None and p.ref.kind in ("shots", "scenes") for p in current)
    has_act = any(p.means(*PROPERTIES) or p.means("verb.remove", "verb.swap", "verb.move") for p in current)
    return has_target and has_act
