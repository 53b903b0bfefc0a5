"""Greetings, thanks and praise: answered in a sentence, and nothing is done."""

from collections.abc import Iterable

from agent.embedded.reading import Clause, Reading
from tools.film.edits import edit_kinds

GREETINGS = (
    "hi", "hello", "hey", "hi there", "hello there", "hey there", "good morning", "good evening", "hallo", "hola",
    "bonjour",
)  # fmt: skip
THANKS = (
    "thanks",
    "thank you",
    "thx",
    "cheers",
    "ta",
    "merci",
    "gracias",
    "danke",
    "thank you so much",
    "thanks a lot",
)
DROPPING = (
    "never mind", "nevermind", "nvm", "forget it", "forget about it", "no never mind", "nothing", "it is fine",
    "do not worry", "leave it", "leave it like that", "leave it as it is", "do nothing", "skip it", "all good",
    "no leave it", "no it is fine", "it is ok", "no worries", "hang on", "hold on", "stop", "hang on stop", "wait",
    "wait stop", "stop it", "no stop", "stop stop", "hold on stop",
)  # fmt: skip
PLEASED = frozenset(
    "ok okay great nice cool good perfect lovely awesome amazing wonderful brilliant excellent super alright right yes"
    " yeah yep sure fine wow beautiful sounds looks all so very really that is it this got understood noted sweet neat"
    " fab"
    " fantastic dope sick rad excellent stuff work job well done love loving"
    " thanks thank you for now guys team everyone".split()
)
"""words of a message that is only pleased"""
REFUSING = ("no", "nope", "nah", "no no", "no thanks", "no thank you", "nein", "non")
"""what refuses, where nothing was done or asked just before"""
PARTING = ("bye", "goodbye", "good night", "see you", "that is all", "that is it", "done for today", "see you tomorrow")
PRAISE = (
    "great",
    "nice",
    "cool",
    "good",
    "love",
    "awesome",
    "perfect",
    "amazing",
    "lovely",
    "funny",
    "lol",
    "haha",
    "wow",
    "beautiful",
    "gorgeous",
    "stunning",
    "brilliant",
)


def _edited(clause: Clause) -> bool:
    return any(act.kind in edit_kinds() for act in clause.focus.acts)


def smalltalk(clause: Clause) -> Iterable[Reading]:
    """Only for a message that is nothing else; every other reading is preferred."""
    words = [token.text for token in clause.finder.tokens if token.kind == "word"]
    said = " ".join(words)
    used = frozenset(range(len(clause.pieces)))
    if said in GREETINGS or (words[:1] and words[0] in GREETINGS and len(words) <= 2):
        many = len(clause.index.order)
        about = (
            f"“{clause.film.title}” has {many} shots so far." if many else f"“{clause.film.title}” has no shots yet."
        )
        yield Reading(used=used, answer=f"Hello. {about} What shall we do?", weight=0.05)
    elif words and (said in THANKS or (words[0] in THANKS and len(words) <= 3)):
        yield Reading(used=used, answer="You are welcome.", weight=0.05)
    elif said in DROPPING or said.removeprefix("never mind ").removeprefix("no ") in DROPPING:
        yield Reading(
            used=used, answer="All right, nothing more is changed. “undo” takes the last change back.", weight=2.0
        )
    elif said in REFUSING and not clause.focus.acts_just_now and clause.focus.question is None:
        yield Reading(used=used, answer="Then nothing is changed. What shall be done instead?", weight=2.0)
    elif said in REFUSING and clause.focus.question is None and not _edited(clause):
        # what rolls is no edit, so that there is nothing a "no" could take back
        yield Reading(used=used, answer="Nothing waits for a yes or a no. “stop” ends what is being done.", weight=2.0)
    elif said in PARTING or (words[:1] and words[0] in PARTING and len(words) <= 3):
        yield Reading(used=used, answer="Everything is saved. Until next time.", weight=0.05)
    elif words and set(words) <= PLEASED and not clause.refs("shots", "scenes") and _only_pleased(clause):
        yield Reading(used=used, answer="Glad to hear it.", weight=2.0)
    elif any(word in PRAISE for word in words) and "would love" not in said and not _asks_for(clause):
        yield Reading(used=used, answer="Glad to hear it.", weight=-1.0)


def _only_pleased(clause: Clause) -> bool:
    """Whether takes that have just come could not be meant: "perfect" is an approval then."""
    rolled = clause.focus.acts_just_now and any(act.kind in ("retake", "generate") for act in clause.focus.acts)
    return not rolled and clause.focus.question is None


def _asks_for(clause: Clause) -> bool:
    """Whether there is anything in the message that could be a request."""
    pointed = any(piece.ref is not None and piece.ref.how != "pronoun" for piece in clause.pieces)
    deeds = (
        "edit.",
        "verb.remove",
        "verb.make",
        "verb.retake",
        "verb.swap",
        "verb.move",
        "grade.",
        "length.",
        "ask.what",
        "verb.add",
        "degree.more",
    )
    return pointed or bool(clause.amounts()) or clause.find(*deeds) is not None
