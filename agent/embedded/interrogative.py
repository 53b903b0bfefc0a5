"""Whether something is asked, or asked for: "is shot 6 approved?" is a question, "how about a close-up?" is none."""

from agent.embedded.reading import Clause

POLITE = ("filler", "filler.", "yes", "no", "then", "because", "again", "ask.can")
OPENERS = (
    "what", "which", "who", "whose", "why", "how", "is", "are", "does", "did", "was", "were", "has", "describe",
    "explain", "summarize", "summary", "summarise", "recap", "overview", "status", "help", "count", "quelle", "combien",
    "cuánto", "cuántos", "cuántas", "hilfe", "aide", "ayuda", "wie", "qué", "quoi",
)  # fmt: skip
"""words with which a question begins, when nothing but politeness comes before them"""
OPENERS_BEFORE = {
    "do": ("we", "you", "i", "they", "any", "the"),
    "have": ("we", "you", "i", "they"),
    "will": ("the", "it", "there"),
    "tell": ("me", "us"),
    "confirm": ("which", "what", "whether", "that", "how"),
    "remind": ("me", "us"),
    "read": ("me", "us", "out"),
    "show": ("me", "us", "all", "every", "the", "scene", "scenes", "shot", "shots", "takes"),
    "list": ("the", "all", "every", "me", "scenes", "shots", "takes", "characters", "my", "our"),
    "any": ("problems", "faults", "issues", "comments", "markers", "titles", "changes", "notes", "news", "glitches"),
    "when": ("is", "are", "does", "do", "did", "was", "were"),
    "where": ("is", "are", "does", "do", "did", "was", "were", "'s"),
}
"""words that begin a question before some words only: "do we have", not "do 4 again" """
QUESTIONS = ("ask.what", "ask.why", "ask.who", "ask.where", "ask.when", "ask.howlong", "ask.howmany", "ask.cost")
NOUNS = ("ask.change", "ask.status", "ask.howlong", "ask.cost", "ask.howmany")
TAGS = ("right", "correct", "yes", "no", "yeah", "huh", "is it", "is it not", "are they", "are they not")
"""what makes a question of a statement: "4 is approved, right?" """
SUBJECTS = ("we", "they", "you")
WISHES = (
    "how about", "what about", "what if", "what happens if",
    "what would happen if", "why not", "why do not", "is it possible", "is there any way",
    "is there a way",
    "what i want", "what we need", "what i need", "what we want", "any chance", "is there any chance",
)  # fmt: skip


ORDERED = ("has to be", "must be", "should be", "needs to be", "shall be", "ought to be", "to be", "has to", "must")
"""what makes an order of "the running time": "has to be 40 seconds" """


def is_question(clause: Clause) -> bool:
    """Whether something is asked about the film: by its first word past politeness, or by a question mark."""
    tokens = clause.finder.tokens
    end = clause.pieces[-1].last
    marked = any(token.text == "?" for token in tokens[end - 1 : end + 1])
    if clause.find("thing.overlay") is not None and len(clause.refs("shots")) > 1 and not marked:
        # "show 9 picture in picture in 8"
        return False
    said = [piece.text for piece in clause.pieces if piece.text != "?"]
    if marked and len(said) > 2 and said[-1] in TAGS and said[-2] == ",":
        return True
    for i, piece in enumerate(clause.pieces):
        words = [token.text for token in tokens[piece.first : end]]
        if " ".join(words[:4]).startswith(WISHES):
            return False
        told = i > 0 and clause.pieces[i - 1].text in SUBJECTS and words[:2] == ["are", "at"]
        if told and not marked:
            # "we are at the fine cut"
            return False
        if words[0] in OPENERS or " ".join(words[1:2]) in OPENERS_BEFORE.get(words[0], ()):
            return True
        ordered = clause.amounts() and any(p.text in ORDERED for p in clause.pieces)
        if (
            piece.means(*NOUNS)
            and not (ordered and not marked)
            and (marked or " " in piece.text or len(clause.pieces) == 1)
        ):
            return True
        if not (piece.soft and piece.means(*POLITE)) or i > 5:
            break
    if any(piece.text == ":" or piece.quote is not None for piece in clause.pieces):
        # a line that is asked by someone in the film
        return False
    if clause.find("verb.make", "verb.remove", "verb.give", "verb.swap", "verb.move", "verb.add") is not None:
        # "maybe we could make the second shot a bit longer?"
        return False
    pointing = all(clause.pieces[i].ref is not None for i in clause.hard)
    return marked and (pointing or clause.find(*QUESTIONS) is not None)
