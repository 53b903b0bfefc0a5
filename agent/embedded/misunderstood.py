"""What is said when a request is not understood: the nearest thing it can do, as a question; else what can be said.

Half understood   "Did you mean: ...?"  with what the understood part would come to
Nameless          "Shall I tell the camera, in your words?"  with the note it would be
Not at all        the two requests of the phrase book that are nearest in meaning, for this film's shots
"""

from collections.abc import Callable, Sequence
from functools import cache

from agent.conversation import Act, Choice, Question
from agent.embedded.pieces import phrase_at
from agent.embedded.reading import Clause
from agent.embedded.tokens import tokenise
from agent.embedded.weighing import Understood
from agent.ports import Thought
from tools.film.edits.story import ReviseShot
from tools.film.film import Film
from tools.writing.vectors import vectors

FEW = 5
"""words of a note that are about someone, and not about what becomes of the film"""

PHRASES = (
    "make shot {n} darker",
    "make shot {n} two seconds longer",
    "make shot {n} a close-up",
    "retake shot {n} with more rain",
    "approve shots {n} and {m}",
    "delete shot {n}",
    "swap shots {n} and {m}",
    "move shot {m} before shot {n}",
    "add a shot of the sea after shot {n}",
    "add a scene at the end where they meet again",
    "dissolve into shot {m}",
    "roll the cut between {n} and {m} back eight frames",
    "play shot {n} in slow motion",
    "set scene 1 at night in the rain",
    "make the ending sadder",
    "give {who} a red coat",
    "give {who} a deeper voice",
    "have {who} say 'I never left' in shot {n}",
    "turn the music down",
    "something more tense from shot {n} on",
    "no music under scene 1",
    "add thunder in shot {n}",
    "add the title 'The End' at the end",
    "how long is the film?",
    "what is in scene 1?",
    "what did that cost?",
    "make the film under a minute",
    "export it vertical for TikTok",
    "render it",
    "undo",
    "roll everything that is missing",
)
EVERYWHERE = frozenset(
    ("verb.make", "verb.give", "verb.add", "verb.move", "verb.export", "verb.generate", "thing.shot")
)
"""what so many words can mean that it says nothing"""
NEAR = 0.35
"""likeness from which a phrase is worth offering"""


def did_you_mean(clause: Clause, understood: Understood | None, describe: Callable[[Film, Act], str]) -> Question:
    """One short question about a request that is not, or not wholly, understood. Nothing has been done."""
    said = clause.text(0)
    if understood is not None and understood.reading.acts:
        strange = " ".join(clause.pieces[i].text for i in understood.left)
        meant = " ".join(describe(clause.film, act) for act in understood.reading.acts)
        return Question(
            text=f'I am not sure about "{strange}". Did you mean: {meant}',
            choices=(Choice(label="Yes", acts=understood.reading.acts), Choice(label="No, leave it")),
        )
    offers = nearest_phrases(clause)
    return Question(
        text=f'I did not understand "{said}". I can do things like these:',
        choices=tuple(Choice(label=offer) for offer in offers),
    )


def beside(question: Question, acts: Sequence[Act], clause: Clause, describe: Callable[[Film, Act], str]) -> Question:
    """The question about one request of a message, with what its other requests come to: one yes does it all."""
    if not acts:
        return question
    rest = " ".join(describe(clause.film, act) for act in acts)
    meant = question.choices[0].acts if question.choices else ()
    if meant:
        choices = (
            Choice(label="Yes, all of it", acts=(*acts, *meant)),
            Choice(label="Only what was clear", acts=tuple(acts)),
            Choice(label="No, leave it all"),
        )
        return Question(text=f"{question.text} Clear is: {rest}", choices=choices)
    said = clause.text(0)
    choices = (Choice(label="Yes, the rest", acts=tuple(acts)), Choice(label="No, leave it all"))
    return Question(text=f'I did not understand "{said}". Shall I do the rest? {rest}', choices=choices)


def for_the_camera(clause: Clause, thought: Thought | None, describe: Callable[[Film, Act], str]) -> Thought | None:
    """What may be for the camera in the words that were typed: done where the shot is numbered, or where someone who is
    in it is named in a few words ("make PIP proud"), else asked.

    Of messages that nobody had seen before, what was done so in a shot that is only described was meant otherwise.
    """
    if thought is None or thought.question is not None:
        return thought
    refs = [piece.ref for piece in clause.pieces if piece.ref is not None and piece.ref.how in ("number", "slate")]
    numbered = {shot for ref in refs for shot in ref.ids}
    shots = {shot for act in thought.acts for shot in getattr(act, "shots", ())}
    if shots <= numbered or (len(shots) == 1 and all(_of_someone(clause.film, act) for act in thought.acts)):
        return thought
    meant = " ".join(describe(clause.film, act) for act in thought.acts)
    question = Question(
        text=f"I have no name of my own for all of that. Shall I tell the camera, in your words? {meant}",
        choices=(Choice(label="Yes", acts=thought.acts), Choice(label="No, leave it")),
    )
    return Thought(words=thought.words, question=question, final=True)


def _of_someone(film: Film, act: Act) -> bool:
    """Whether an act is a note of a few words with the name of someone who is in its shot."""
    if not isinstance(act, ReviseShot) or act.look is None or len(act.look.split()) > FEW:
        return False
    staged = {one.who for shot in act.shots for one in film.shots[str(shot)].staging}
    return any(film.characters[who].name.casefold() in act.look.casefold() for who in staged if who in film.characters)


def nearest_phrases(clause: Clause, many: int = 3) -> tuple[str, ...]:
    """Requests that are understood and nearest in meaning to what was said, spoken of this film."""
    said = clause.text(0)
    spoken = {phrase: written for written in PHRASES if (phrase := _spoken(written, clause)) is not None}
    phrases = list(spoken)
    heard = frozenset(c for piece in clause.pieces if not piece.soft for c in piece.concepts) - EVERYWHERE
    shared = {phrase: len(heard & _concepts(written)) for phrase, written in spoken.items()}
    if max(shared.values(), default=0):
        # words of film talk were said: what shares most of what they can mean is nearest
        ordered = sorted(phrases, key=lambda phrase: -shared[phrase])
        return tuple(phrase for phrase in ordered[:many] if shared[phrase])
    known = vectors()
    if known is None:
        return tuple(phrases[:many])
    scored = sorted(((known.likeness(said, phrase), -i, phrase) for i, phrase in enumerate(phrases)), reverse=True)
    near = [phrase for score, _, phrase in scored[:many] if score >= NEAR]
    return tuple(near or _of_its_sort(clause, phrases)[:many])


def _of_its_sort(clause: Clause, phrases: Sequence[str]) -> list[str]:
    """Where nothing is near: what can be done to someone, where someone is spoken of; else one thing of each sort."""
    people = [phrases[i] for i, written in enumerate(PHRASES) if "{who}" in written and len(phrases) == len(PHRASES)]
    if people and clause.refs("people"):
        return people
    return [phrases[i] for i in (0, len(phrases) // 2, -1)]


@cache
def _concepts(written: str) -> frozenset[str]:
    """What the words of a phrase of the book can mean."""
    tokens = tokenise(written.replace("{n}", "3").replace("{m}", "4").replace("{who}", "Tom"))
    pieces = [piece for at in range(len(tokens)) if (piece := phrase_at(tokens, at)) is not None]
    return frozenset(concept for piece in pieces if not piece.soft for concept in piece.concepts) - EVERYWHERE


def _spoken(phrase: str, clause: Clause) -> str | None:
    """The phrase with numbers and a name of this film; None when the film has none to put there."""
    shots = len(clause.index.order)
    named = clause.index.numbers.get(clause.focus.shots[0]) if clause.focus.shots else None
    number = named or min(3, shots)
    people = list(clause.film.characters.values())
    if ("{n}" in phrase and not shots) or ("{m}" in phrase and shots < 2) or ("{who}" in phrase and not people):
        return None
    other = number + 1 if number < shots else number - 1
    first, second = min(number, other), max(number, other)
    named = next((ref.ids[0] for p in clause.pieces if (ref := p.ref) and ref.kind == "people" and ref.ids), "")
    who = clause.film.characters.get(named) or (people[0] if people else None)
    return phrase.format(n=first, m=second, who=who.name if who else "")
