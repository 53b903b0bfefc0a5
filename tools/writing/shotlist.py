"""A screenplay as the shot list that people already write: sluglines, one line a shot, lines and cues below it."""

from tools.film.screenplay import Screenplay, ShotDraft
from tools.film.script import Location
from tools.film.sound import NARRATOR
from tools.film.timing import DEFAULT_RATE, to_seconds


def to_text(screenplay: Screenplay) -> str:
    """The whole screenplay in the shot-list format, prompts word for word, durations to a tenth of a second."""
    rate = screenplay.rate or DEFAULT_RATE
    names = {c.id: c.name for c in screenplay.characters} | {NARRATOR: "NARRATOR"}
    places = {location.id: location for location in screenplay.locations}
    head = [f"Title: {screenplay.title}"]
    if screenplay.style:
        head.append(f"Style: {screenplay.style}" + (f", {screenplay.palette}" if screenplay.palette else ""))
    lines = ["\n".join(head)]
    for scene in screenplay.scenes:
        block = [f"{scene.interior} {_place(places[scene.location])} - {scene.time.upper()}"]
        for shot in scene.shots:
            block.append(f"- {shot.prompt} [{to_seconds(shot.frames, rate):.1f}s]")
            block.extend(f"  {line}" for line in _below(shot, names))
        lines.append("\n".join(block))
    return "\n\n".join(lines) + "\n"


def _place(location: Location) -> str:
    return location.name.upper()


def _below(shot: ShotDraft, names: dict[str, str]) -> list[str]:
    below: list[str] = []
    if shot.music == "out":
        below.append("MUSIC: out")
    elif shot.music is not None:
        below.append(f"MUSIC: {shot.music.mood}" + (f", {shot.music.words}" if shot.music.words else ""))
    if shot.ambience:
        below.append(f"AMBIENCE: {shot.ambience}")
    for line in shot.lines:
        over = " V.O." if line.voice_over and line.speaker != NARRATOR else ""
        below.append(f"{names.get(line.speaker, line.speaker.upper())}{over}: {line.text}")
    below.extend(f"SFX: {effect.what}" for effect in shot.effects)
    return below
