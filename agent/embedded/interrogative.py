"""Whether something is asked, or asked for: "is shot 6 approved?" is a question, "how about a close-up?" is none."""

from agent.embedded.reading import Clause

POLITE = ("filler", "filler.", "yes", "no", "then", "because", "again", "ask.can")
OPENERS = ("what", "which", "who", "whose", "where", "when", "why", "how", "is", "are", "does", "do", "did", "has",
           "have", "was", "were", "list", "show", "tell", "any", "count", "describe", "explain", "summarize", "summary",
           "summarise", "recap", "remind", "overview", "status", "help", "will", "read", "number", "quelle", "combien",
           "cuánto", "cuántos", "wie", "qué", "quoi", "was")  # fmt: skip
"""words with which a question begins, when nothing but politeness comes before them"""
QUESTIONS = ("ask.what", "ask.why", "ask.who", "ask.where", "ask.when", "ask.howlong", "ask.howmany", "ask.cost")
WISHES = ("how about", "what about", "what if", "why not", "why do not", "is it possible", "what would it be")
ASKING = (
    "do we", "do you", "do i", "do they", "have we", "have you", "have i", "show me", "show the", "do the", "do any",
    "will the", "will it", "show all", "show every", "have they", "have the", "show scene", "show shot",
)  # fmt: skip


def is_question(clause: Clause) -> bool:
    """Whether something is asked about the film: by its first word past politeness, or by a question mark."""
    tokens = clause.finder.tokens
    for piece in clause.pieces:
        if tokens[piece.first].text in OPENERS or piece.means("ask.change", "ask.status", "ask.howlong", "ask.cost"):
            return not _wish(clause)
        if piece.means("ask.what", "ask.howmany") and piece.means("ask."):
            return True
        if not (piece.soft and piece.means(*POLITE)):
            break
    asked = tokens[clause.pieces[-1].last - 1].text == "?" or (
        clause.pieces[-1].last < len(tokens) and tokens[clause.pieces[-1].last].text == "?"
    )
    pointing = all(clause.pieces[i].ref is not None for i in clause.hard)
    return asked and (pointing or clause.find(*QUESTIONS) is not None) and not _wish(clause)


def _wish(clause: Clause) -> bool:
    """ "How about a close-up", "do 4 again", "have her say": asked for, not asked."""
    tokens = [token.text for token in clause.finder.tokens[clause.pieces[0].first : clause.pieces[-1].last]]
    starts = " ".join(tokens[:3])
    if starts.startswith(WISHES):
        return True
    return tokens[0] in ("do", "have", "show", "will") and not starts.startswith(ASKING)
