"""What kind of film is asked for: a story, an ad or a documentary, and in which tone."""

import re
from collections.abc import Sequence

from tools.writing.idea import Figure, FilmForm
from tools.writing.knowledge.verbs import TONE_WORDS, Tone
from tools.writing.words import Parsed

FORMS = re.compile(
    r"\s*(?:please\s+)?(?:(?:make|create|write|film|shoot|give)\s+(?:me\s+|us\s+)?)?(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:(?P<documentary>documentary|docu)|ad|advert|advertisement|commercial|promo|tv spot)\b(?:\s+film)?\s*"
    r"(?:about|of|on|for|:)",
    re.IGNORECASE,
)

CALLED_SO = re.compile(
    r",?\s+(?:called|named)\s+[\"'\u201c\u2018]?([A-Z0-9][\w&-]*(?: [A-Z0-9][\w&-]*){0,2})[\"'\u201d\u2019]?"
)
WORDLESS = re.compile(
    r"\b(?:music video|silent (?:film|movie|comedy|short)|wordless|(?:without|with no|no) (?:words|dialogue|speech))\b",
    re.IGNORECASE,
)
TRAILER = re.compile(
    r"\s*(?:please\s+)?(?:(?:make|create|write|film|shoot|give|cut)\s+(?:me\s+|us\s+)?)?(?:an?\s+|the\s+)?"
    r"(?:[\w-]+\s+){0,3}?(?:trailer|teaser)\b\s*(?:for|of|about|:)",
    re.IGNORECASE,
)
KINDS = r"(?:film|movie|story|short|tale|comedy|drama|romance|western|portrait|piece|cartoon|sketch|poem)"
CALLED: dict[Tone, tuple[str, ...]] = {
    "comedy": ("funny", "comic", "comedic", "humorous", "hilarious", "lighthearted", "light-hearted", "silly"),
    "dread": ("scary", "creepy", "frightening", "spooky"),
    "romance": ("romantic",),
    "wonder": ("magical", "fantastic"),
    "melancholy": ("sad", "melancholic", "bittersweet", "tragic"),
    "adventure": ("adventurous",),
}
"""what a film is called that has a tone"""
QUIET = ("quiet", "gentle", "tender", "intimate", "delicate", "calm", "hushed", "peaceful", "contemplative", "slow")


def form_of(text: str) -> FilmForm:
    """What kind of film is asked for, when the idea announces one."""
    if re.search(r",\s*(?:a\s+)?(?:short\s+)?documentary\W*$", text, re.IGNORECASE):
        return "documentary"
    announced = FORMS.match(text)
    return "story" if announced is None else "documentary" if announced["documentary"] else "ad"


def branded(text: str) -> tuple[str, str]:
    """An ad without what its product is called, and that: "a perfume called Midnight" is a perfume, "Midnight"."""
    called = CALLED_SO.search(text)
    return (CALLED_SO.sub("", text, count=1), called[1]) if called and form_of(text) == "ad" else (text, "")


def is_wordless(original: str) -> bool:
    """Whether a film is asked for in which nobody speaks: a music video, a silent film, one without words."""
    return bool(WORDLESS.search(original))


def is_trailer(original: str) -> bool:
    """Whether the trailer of a film is asked for: "a teaser trailer for a horror film about a hotel"."""
    return bool(TRAILER.match(original))


def is_quiet(original: str, figures: Sequence[Figure]) -> bool:
    """Whether a quiet film is asked for, or one about somebody quiet: it has few instruments."""
    return _called(QUIET, original) or bool(figures and set(figures[0].adjectives) & set(QUIET))


def _called(words: Sequence[str], original: str) -> bool:
    """Whether a film is called one of the words: "a funny little film", "..., lighthearted"."""
    if not words:
        return False
    said = "|".join(words)
    return bool(re.search(rf"\b(?:{said})\b(?:,? [\w-]+){{0,2}} {KINDS}\b|, (?:{said})\W*$", original, re.IGNORECASE))


def tone_of(parsed: Parsed, original: str) -> Tone:
    """The tone its words ask for; a genre named outright weighs more than any word of the story."""
    tones = tones_of(parsed, original)
    return tones[0] if tones else "plain"


def tones_of(parsed: Parsed, original: str) -> tuple[Tone, ...]:
    """The tones that its words ask for the most: none, one, or several that weigh the same."""
    words = {w.lemma for w in parsed.words} | {w.lower for w in parsed.words}
    named = set(re.findall(r"[a-z-]+", original.lower()))
    scores: dict[Tone, float] = {}
    for tone, marks in TONE_WORDS.items():
        scores[tone] = sum(1.0 for mark in marks if mark in words)
        if tone in named or (marks[:1] and marks[0] in named):
            scores[tone] += 3.0
        if _called(CALLED.get(tone, ()), original):
            scores[tone] += 3.0
    best = max(scores.values())
    return tuple(tone for tone, score in scores.items() if score == best > 0)
