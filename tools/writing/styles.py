"""The look of a film by its tone: style and palette in words."""

from dataclasses import dataclass

from tools.writing.knowledge.verbs import Tone
from tools.writing.story import Story


@dataclass(frozen=True)
class LookWords:
    style: str
    palette: str


LOOKS: dict[Tone, tuple[str, str]] = {
    "comedy": (
        "painted animation, flat bright light, wide frames held a beat too long",
        "cream, tomato red, bottle green",
    ),
    "dread": ("painted animation, still frames, deep shadow, one weak source", "bone, soot, a sick green"),
    "romance": ("painted animation, soft backlight, two people in one frame", "rose, amber, dusk blue"),
    "heist": ("painted animation, hard edges, night glass and steel", "black, brass, one line of red"),
    "wonder": ("painted animation, deep space and glow", "ink blue, teal, a single warm white"),
    "western": ("painted animation, hard sun, long shadows, dust", "ochre, rust, bleached sky"),
    "noir": ("painted animation, low key, slats and wet stone", "charcoal, sodium yellow, dark red"),
    "melancholy": ("painted animation, quiet light, much empty frame", "slate, straw, faded blue"),
    "adventure": ("painted animation, big skies, strong diagonals", "sea green, sand, signal orange"),
    "plain": ("painted animation, cinematic light", "stormy blues and one warm lamp"),
}


def look_of(story: Story, asked: str) -> LookWords:
    """The style asked for, word for word; else the tone's own."""
    style, palette = LOOKS[story.tone]
    return LookWords(asked.strip() or style, palette)
