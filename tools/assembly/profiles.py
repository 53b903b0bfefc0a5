"""The named deliveries: what each is for, how it is encoded, how loud it is, and what it cannot carry.

    mp4 youtube                     one set of units          vertical instagram tiktok    another
    4k   hevc   av1   prores festival   webm                  square   portrait            their own

The numbers, and where they come from, are in docs/deliveries.md.
"""

from fractions import Fraction

from pydantic import Field

from tools.assembly.delivery import Codec, Delivery, house_delivery
from tools.assembly.reframing import is_reframed
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.handles import shown_take
from tools.film.script import Aspect
from tools.film.value import Value
from tools.film.views import SIZES, picture_size, picture_spans

CINEMA_RATE = Fraction(24)


class Profile(Value):
    """A delivery before it knows its film. Without an `aspect`, it has the film's shape, `enlarged` so many times."""

    purpose: str
    codec: Codec = "h264"
    crf: int = 20
    preset: str = "veryfast"
    aspect: Aspect | None = None
    enlarged: int = 1
    loudness_lufs: float = Field(default=-14.0, description="integrated, ITU-R BS.1770")
    sound_kbps: int = 192


PROFILES: dict[str, Profile] = {
    "mp4": Profile(purpose="the film, for every player (H.264)"),
    "4k": Profile(purpose="twice as wide and high, for large screens (H.264)", enlarged=2, sound_kbps=384),
    "hevc": Profile(purpose="the same in less room (H.265)", codec="hevc", crf=22),
    "av1": Profile(purpose="the same in the least room (AV1)", codec="av1", crf=28, preset="8"),
    "prores": Profile(purpose="for editing and grading (ProRes 422 HQ, PCM)", codec="prores", crf=0, preset=""),
    "webm": Profile(purpose="for web pages (VP9 and Opus)", codec="vp9", crf=31, preset="5", sound_kbps=160),
    "vertical": Profile(purpose="9:16, following the subject", aspect="9:16"),
    "square": Profile(purpose="1:1, following the subject", aspect="1:1"),
    "portrait": Profile(purpose="4:5, following the subject", aspect="4:5"),
    "youtube": Profile(purpose="to upload to YouTube", sound_kbps=384),
    "instagram": Profile(purpose="to upload to Instagram", aspect="9:16", sound_kbps=256),
    "tiktok": Profile(purpose="to upload to TikTok", aspect="9:16", sound_kbps=256),
    "festival": Profile(
        purpose="for a DCP maker (ProRes 422 HQ, PCM at -23 LUFS)",
        codec="prores",
        crf=0,
        preset="",
        loudness_lufs=-23.0,
    ),
}


def profiled(film: Film, name: str, *, draft: bool = False, burned: bool = False) -> Delivery:
    """The delivery of a film by name. `draft` is a smaller "mp4" that may show slates; `burned` captions are drawn.

    Raises DirectorError, with the names there are, for a name that is none.
    """
    if name not in PROFILES:
        known = ", ".join(PROFILES)
        raise DirectorError(f"There is no delivery '{name}'; choose {known}.", code="no_delivery", choices=known)
    if draft:
        return house_delivery(film, draft=True)
    profile = PROFILES[name]
    width, height = SIZES[profile.aspect] if profile.aspect else picture_size(film)
    return Delivery(
        name=name,
        width=width * profile.enlarged,
        height=height * profile.enlarged,
        rate=film.look.rate,
        codec=profile.codec,
        crf=profile.crf,
        preset=profile.preset,
        burned=burned,
        loudness_lufs=profile.loudness_lufs,
        sound_kbps=profile.sound_kbps,
    )


def losses(film: Film, delivery: Delivery) -> list[str]:
    """What of the film this delivery cannot carry, in sentences."""
    lost: list[str] = []
    if is_reframed(film, delivery):
        lost.append(
            f"The film is {film.look.aspect}: what lies outside a window of {delivery.width}x{delivery.height} is cut "
            "away; the window follows the subject."
        )
    if PROFILES[delivery.name].enlarged > 1 and (small := _smaller(film, delivery)):
        lost.append(
            f"The takes of {small} {'shot' if small == 1 else 'shots'} are smaller than {delivery.width}x"
            f"{delivery.height}: they are enlarged, and gain no detail."
        )
    if delivery.container != "mp4" and any(cue.kind == "dialogue" and not cue.muted for cue in film.cues.values()):
        lost.append(f"A .{delivery.container} file carries no captions here: they lie beside it as .srt.")
    if delivery.name == "festival" and delivery.rate != CINEMA_RATE:
        lost.append(f"Cinemas play 24 frames a second; this film has {delivery.rate} and leaves with them.")
    return lost


def _smaller(film: Film, delivery: Delivery) -> int:
    """How many shots of the cut have a take that is smaller than the delivery both ways."""
    takes = [shown_take(film, film.shots[shot]) for shot in picture_spans(film)]
    return sum(take is not None and take.width < delivery.width and take.height < delivery.height for take in takes)
