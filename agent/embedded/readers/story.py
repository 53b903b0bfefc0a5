"""The film as a whole: its style, palette and shape, its story words, and a mood over all of it."""

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from agent.conversation import Act, Choice, Question
from agent.embedded.film_index import plain_words
from agent.embedded.reading import Clause, Reading
from agent.embedded.stated import stated
from tools.film.edits.story import ReviseShot, SetLogline, SetLook, SetTreatment

STYLE = re.compile(
    r"\b(?:style|look|aesthetic|art style)\b.*?\b(?:to|is|be|as|like|:|should be|of)\s+(.+)$"
    r"|\bin (?:the )?style of (.+)$"
    r"|\b(?:make it|make the film|do it|render it|i want it|turn it into)(?: look)?(?: like)?(?: an?| in)?\s+(.+)$"
    r"|^in (.+)$",
    re.IGNORECASE | re.DOTALL,
)
LIKE = re.compile(r"\b(?:look|looks|feel)(?: more)? like (?:an? )?(.+)$", re.IGNORECASE | re.DOTALL)
PALETTE = re.compile(
    r"\b(?:palette|colou?rs|colou?r scheme|tones)\b.*?\b(?:to|is|be|of|:|should be)\s+(.+)$", re.IGNORECASE
)
WORDS = re.compile(
    r"\b(?:logline|treatment|synopsis|premise)\b(?:[^:.]{0,40}?\b(?:to|is|be|as|reads?)\b\s*:?|\s*:)\s+(.+)$",
    re.IGNORECASE | re.DOTALL,
)
RATES = {23.976: Fraction(24000, 1001), 29.97: Fraction(30000, 1001), 59.94: Fraction(60000, 1001)}
RATE = re.compile(
    r"\b(\d{2}(?:\.\d+)?)\s*(?:fps|frames (?:a|per) second|p)\b|\bframe ?rate\b.*?\b(\d{2}(?:\.\d+)?)\b", re.IGNORECASE
)


def film_looks(clause: Clause) -> Iterable[Reading]:
    """set_look: style, palette, aspect, rate; and the words about the film."""
    said = clause.text(0)
    fixed = RATE.search(said) or WORDS.search(said) or PALETTE.search(said)
    pointing = [
        i
        for i in clause.refs("shots", "scenes", "takes", "people")
        if (ref := clause.pieces[i].ref) is not None
        and ref.how != "pronoun"
        # a number in the words themselves points at nothing
        and not (fixed and clause.pieces[i].text in fixed.group(0).casefold())
    ]
    if pointing:
        return
    used = frozenset(range(len(clause.pieces)))
    if clause.find("thing.logline", "thing.treatment") is not None and (match := WORDS.search(said)):
        words = match.group(1).strip().strip('"“”')
        told = SetLogline(logline=words) if clause.find("thing.logline") is not None else SetTreatment(treatment=words)
        yield Reading((told,), used, 1.35, verbatim=used)
        return
    fields: dict[str, Any] = {}
    aspects = [value for piece in clause.pieces for value in piece.values("aspect")]
    if (aspects and clause.find("verb.export", "form.tiktok", "form.instagram", "form.youtube") is None) or (
        aspects and clause.find("verb.make") is not None
    ):
        turned = any(piece.text in ("to", "into") for piece in clause.pieces)
        fields["aspect"] = aspects[-1 if turned else 0]
        rest = (
            *clause.all("aspect.", "ratio", "form.", "verb.swap", "dir.to", "verb.make", "thing.film", "style"),
            *clause.all("thing.shot", "verb.export", "verb.generate"),
            *clause.refs("film"),
        )
        used = frozenset(
            (*rest, *(i for i, p in enumerate(clause.pieces) if p.ref is not None and p.ref.how == "pronoun"))
        )
    elif match := RATE.search(said):
        yield from _rated(clause, match.group(1) or match.group(2), match.group(0))
        return
    elif clause.find("palette") is not None and (match := PALETTE.search(said)):
        fields["palette"] = match.group(1).strip(" .")
    elif (clause.find("style") is not None and (match := STYLE.search(said))) or (
        (clause.find("style") is not None or clause.refs("film")) and (match := LIKE.search(said))
    ):
        fields["style"] = next(group for group in match.groups() if group).strip(" .")

    if fields:
        weight = 0.65 if "aspect" not in fields else 0.55
        yield Reading((SetLook.model_validate(fields),), used, weight, verbatim=used)


def _rated(clause: Clause, figure: str, said: str) -> Iterable[Reading]:
    """The film at so many frames a second; where it shall leave so, whether the film itself shall be changed."""
    rate = SetLook(rate=RATES.get(float(figure), Fraction(figure)))
    words = plain_words(said)
    used = {i for i, p in enumerate(clause.pieces) if plain_words(p.text) and set(plain_words(p.text)) <= {*words}}
    used |= {*clause.all("verb.make", "thing.film", "dir.to", "pace.", "verb.move", "verb.swap", "rate")}
    used |= {*clause.refs("film"), *(i for i in clause.all("verb.generate") if clause.pieces[i].text != "roll")}
    used |= clause.pronouns("shots", "scenes", "film")
    leaving = clause.all("verb.export", "verb.render", "form.")
    if not all(clause.pieces[i].means("verb.make") for i in leaving):
        now = float(clause.rate)
        text = f"The film leaves at its own rate, {now:g} frames a second. Shall it become {figure}?"
        choices = (Choice(label=f"Yes, {figure} frames a second", acts=(rate,)), Choice(label="No, leave it"))
        question = Question(text=text, choices=choices)
        yield Reading(used=frozenset((*used, *leaving)), question=question, weight=0.65)
        return
    yield Reading((rate,), frozenset(used), 0.65, verbatim=frozenset(used))


def scene_moods(clause: Clause) -> Iterable[Reading]:
    """A mood over the whole film: "make it funny", "more romantic please"; one revision over all scenes."""
    moods = [(i, value) for i, piece in enumerate(clause.pieces) for value in piece.values("mood")]
    if not moods or clause.find("stem.", "sound.", "voice.other") is not None:
        return
    at = moods[0][0]
    if stated(clause, at) or clause.before(at, "degree.too", "degree.less", "neg") is not None:
        return
    target = clause.target_or_film()
    if not target.whole or not clause.film.scenes or clause.refs("people"):
        return
    used = frozenset(
        (*target.used, *(i for i, _ in moods), *clause.all("verb.make", "thing.film", "thing.story", "style"))
    )
    acts: tuple[Act, ...] = (ReviseShot(scenes=tuple(scene.id for scene in clause.film.scenes), mood=moods[0][1]),)  # pyright: ignore[reportArgumentType]
    yield Reading(acts, used, 0.95)
