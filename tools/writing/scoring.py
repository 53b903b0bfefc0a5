"""Spotting: where music begins, changes and stops, and what the place sounds like."""

from tools.film.room_tone import in_weather
from tools.film.screenplay import MusicDraft, ShotDraft
from tools.film.script import Mood
from tools.writing.direction import MOODS
from tools.writing.knowledge.verbs import Tone
from tools.writing.lexicon import Lexicon
from tools.writing.plot import Beat
from tools.writing.story import Story
from tools.writing.world import PLACES, World

COLOURS: dict[Tone, tuple[str, ...]] = {
    "comedy": ("pizzicato strings, a bassoon with opinions", "clarinet and woodblocks, light on their feet"),
    "dread": ("a low drone, one bowed note that does not resolve", "detuned music box over sub bass"),
    "romance": ("solo piano, then strings under it", "a slow waltz, harp and cello"),
    "heist": ("walking bass, brushes, muted trumpet", "ticking percussion, vibraphone"),
    "wonder": ("glass pads, slow arpeggios, a far choir", "celesta over warm low strings"),
    "western": ("lone guitar, whistling, long silences", "harmonica over a slow drum"),
    "noir": ("muted trumpet, double bass, smoke", "saxophone far away, brushes"),
    "melancholy": ("solo cello, patient", "piano, one hand, wide spaces"),
    "adventure": ("strings in motion, a horn call", "horns and harp, open air"),
    "plain": ("low strings, patient", "piano and a quiet clarinet"),
}
DRIVEN: dict[Tone, str] = {"adventure": "drums and low brass, moving"}
"""What plays instead where it gets harder."""
SPARE: dict[Tone, tuple[str, ...]] = {
    "comedy": ("solo clarinet, soft", "pizzicato alone, quiet"),
    "dread": ("solo cello, hushed", "music box alone, hushed"),
    "romance": ("solo piano, tender", "harp alone, tender"),
    "heist": ("vibraphone alone, soft", "double bass alone, soft"),
    "wonder": ("celesta alone, soft", "solo harp, soft"),
    "western": ("lone guitar, quiet", "lone harmonica, quiet"),
    "noir": ("muted trumpet alone, soft", "piano alone, quiet"),
    "melancholy": ("solo cello, quiet", "piano alone, quiet"),
    "adventure": ("solo flute, gentle", "guitar alone, gentle"),
    "plain": ("solo piano, quiet", "solo clarinet, gentle"),
}
"""The few instruments of a quiet film."""
SPARE_TURN = "solo violin and piano, tender"
SOFTER: dict[Mood, Mood] = {
    "action": "mysterious",
    "tense": "mysterious",
    "dark": "melancholy",
    "epic": "warm",
    "triumphant": "warm",
}
"""What a quiet film feels where another is loud."""
TURNS: dict[Tone, str] = {
    "comedy": "everything stops but one oboe",
    "dread": "a single high string",
    "romance": "the melody, at last whole",
    "heist": "the rhythm alone, faster",
    "wonder": "the choir opens",
    "western": "one struck bell, then brass",
    "noir": "the trumpet without its mute",
    "melancholy": "a solo violin above the cello",
    "adventure": "full orchestra, rising",
    "plain": "a solo violin above the strings",
}


def music_for(story: Story, beat: Beat, previous: Beat | None, number: int) -> MusicDraft | None:
    """The music that enters with this beat; None to go on as before."""
    tone = story.tone
    mood: Mood = MOODS[tone][beat]
    colours = COLOURS[tone]
    if story.idea.quiet:
        mood, colours = SOFTER.get(mood, mood), SPARE[tone]
    base = colours[number % len(colours)]
    if beat == "harder" and not story.idea.quiet:
        base = DRIVEN.get(tone, base)
    if previous is None:
        return MusicDraft(mood=mood, words=base)
    if beat in ("disturb", "harder"):
        return MusicDraft(mood=mood, words=f"{base}, {'a question in it' if beat == 'disturb' else 'tighter, closer'}")
    if beat == "reverse":
        return MusicDraft(mood=mood, words=f"{base}, broken off and begun again")
    if beat == "turn":
        return MusicDraft(mood=mood, words=SPARE_TURN if story.idea.quiet else TURNS[tone])
    return MusicDraft(mood=mood, words=f"{base}, resolving, last note under the sound of the place")


def sound_of_place(name: str) -> str:
    """What a place that is called so sounds like; empty for one that the tables do not know."""
    world, words = World(Lexicon(None)), name.lower().split()
    known = (world.named(" ".join(words[first:]), "place") for first in range(len(words)))
    return next((PLACES[key].ambience for key in known if key), "")


def ambience_for(shot: ShotDraft, ambience: str, weather: str, interior: bool) -> ShotDraft:
    """The sound of the place from its first shot on."""
    return shot.model_copy(update={"ambience": in_weather(ambience, weather, interior)})
