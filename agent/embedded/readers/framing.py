"""How a picture sits in the frame: bars, a blurred ground, cropped; where an overlay lies; the words of a caption.

"no bars on 4, crop it"     SetFraming(shots=4, fit="fill")
"""

import re
from collections.abc import Iterable
from typing import Literal

from agent.conversation import Choice, Question
from agent.embedded.asking import ask_which
from agent.embedded.reading import Clause, Reading, Target
from agent.embedded.spoken_lines import spoken
from tools.film.edits.cut import AddTitle, SetCaption, SetFraming
from tools.film.sound import Cue

Fit = Literal["letterbox", "blur", "fill", "house"]
FILLS = re.compile(
    r"\bcrop(?:ped)?\b.*\b(?:fill|frame|picture|edges?)\b|\bfill the (?:frame|picture|screen)\b"
    r"|\b(?:no|without|remove|lose|get rid of)(?: the| those)?(?: black)? bars\b"
)
CROPS = re.compile(r"^(?:please |can you |could you )?crop\b(?! in)")
BLURS = re.compile(r"\bblur(?:red|ry)?\b.*\b(?:bars|ground|background|sides|edges)\b|\bbars\b.*\bblur")
BOXES = re.compile(r"\b(?:black bars|letterbox(?:ed)?|pillarbox(?:ed)?|with bars)\b")
CAPTION = re.compile(
    r"\b(?:caption|subtitle)s?\b.*?(?:\b(?:to|say|says|reads?|read|be)\b\s*:?|:)\s+(.+)$", re.IGNORECASE | re.DOTALL
)
OFF = re.compile(
    r"(?:please )?(?:(?:turn|switch|take) (?:the |all )?(?:captions|subtitles|subs)(?: off| out| away)?"
    r"|(?:turn|switch|take) off (?:the |all )?(?:captions|subtitles|subs)|(?:the )?(?:captions|subtitles|subs) off"
    r"|no (?:captions|subtitles|subs)(?: at all)?)(?: please)?"
)
INSTEAD = re.compile(
    r"\b(?:caption|subtitle)s?\b.*?\b(?:say|read|have|be|write|spell|show|use)s?\s+(.+?),?\s+"
    r"(?:instead of|rather than|and not|not)\s+(.+)$",
    re.IGNORECASE,
)


def framings(clause: Clause) -> Iterable[Reading]:
    """One set_framing for the shots that are named."""
    words = clause.plain
    fit = _fit(words)
    if fit is None and CROPS.match(words) and not clause.amounts():
        fit = "fill"
    if fit is None or clause.find("stem.", "title.", "verb.export") is not None:
        return
    target = clause.target(("shots", "scenes", "film", "takes"))
    if not target.said and not target.used:
        return
    used = frozenset(range(len(clause.pieces)))
    if target.problem:
        yield Reading(used=used, problem=target.problem, weight=0.9)
    elif not target.clear:
        question = ask_which(clause, target, lambda known: _framed(clause.target_of(known), fit))
        yield Reading(used=used, question=question, weight=0.4)
    else:
        yield Reading((_framed(target, fit),), used, 1.25)


def _framed(target: Target, fit: Fit) -> SetFraming:
    return SetFraming.model_validate({**target.selection, "fit": fit})


def _fit(words: str) -> Fit | None:
    if BLURS.search(words):
        return "blur"
    if FILLS.search(words):
        return "fill"
    return "letterbox" if BOXES.search(words) else None


def _other_words(clause: Clause) -> Reading | None:
    """ "The caption of the narrator's line should say 30 instead of thirty": those words alone are others."""
    match = INSTEAD.search(clause.text(0))
    if match is None:
        return None
    new, old = (said.strip(" \"'“”‘’.,") for said in match.groups())
    wanted = re.compile(rf"\b{re.escape(old)}\b", re.IGNORECASE)
    first = next((i for i, piece in enumerate(clause.pieces) if piece.means("verb.say", "verb.make")), 0)
    told = spoken(clause, range(first, len(clause.pieces)))
    cues = [cue for cue in told.cues if wanted.search(cue.what)]
    if len(cues) != 1:
        return None
    everything = frozenset(range(len(clause.pieces)))
    act = SetCaption(cue=cues[0].id, text=wanted.sub(new, cues[0].what))
    return Reading((act,), everything, 1.3, verbatim=everything, grammar=everything)


def _title_or_caption(there: Target, line: Cue, text: str, clause: Clause) -> Question:
    """ "Subtitle in the street: 'The next morning'": words over the picture, or the caption of what is said there."""
    shots = there.shots or clause.index.shots_of_scenes(there.scenes)
    number = clause.index.numbers[shots[0]]
    choices = (
        Choice(label=f"Lay it over shot {number}", acts=(AddTitle(text=text, clip=shots[0]),)),
        Choice(label=f"Make it the caption of “{line.what}”", acts=(SetCaption(cue=line.id, text=text),)),
    )
    return Question(text="Words over the picture, or the caption of the line that is said there?", choices=choices)


def _after_colon(clause: Clause) -> Iterable[int]:
    """The pieces from a colon, or the verb of saying, on: the words themselves."""
    at = next((i for i, p in enumerate(clause.pieces) if p.text == ":" or (p.means("verb.say") and i > 1)), None)
    return range(at, len(clause.pieces)) if at is not None else ()


def captions(clause: Clause) -> Iterable[Reading]:
    """Other words in the caption of a line, as they were typed."""
    if (other := _other_words(clause)) is not None:
        yield other
        return
    if OFF.fullmatch(clause.plain.strip(" .!")):
        problem = "Captions lie in the picture only where a film leaves with them: export it as mp4, without captions."
        yield Reading(used=frozenset(range(len(clause.pieces))), problem=problem, weight=1.4)
        return
    match = CAPTION.search(clause.text(0))
    if match is None or clause.find("thing.caption") is None or clause.find("verb.export") is not None:
        return
    quotes = [piece.quote for piece in clause.pieces if piece.quote]
    text = quotes[-1] if quotes else match.group(1).strip(' "“”')
    shots = clause.target(("shots", "takes"))
    used = frozenset(range(len(clause.pieces)))
    lines = clause.index.lines_of(shots.shots) if shots.said else spoken(clause, _after_colon(clause)).cues
    if shots.problem:
        yield Reading(used=used, problem=shots.problem, weight=0.6)
    elif len(lines) == 1 and not shots.said and (there := clause.target(("places", "scenes"))).said and there.clear:
        yield Reading(used=used, question=_title_or_caption(there, lines[0], text, clause), weight=1.0)
    elif len(lines) == 1:
        yield Reading((SetCaption(cue=lines[0].id, text=text),), used, 0.9, verbatim=used)
    elif not lines:
        yield Reading(used=used, problem="There is no line there that a caption could be of.", weight=0.6)
    else:
        places = tuple(dict.fromkeys(line.shot for line in lines))
        first = {line.shot: line.id for line in reversed(lines)}
        question = ask_which(clause, Target(options=places), lambda shot: SetCaption(cue=first[shot], text=text))
        yield Reading(used=used, question=question, weight=0.5)
