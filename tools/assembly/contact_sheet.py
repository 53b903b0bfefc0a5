"""The contact sheet: one frame of every shot in the cut, in the order of the film, each under its slate.

    +----+ +----+ +----+
    |    | |    | |    |      the middle of what the film shows of it; a slate card where there is no take
    1A     1B     2A
"""

from pathlib import Path

from PIL import Image, ImageDraw

from tools.assembly.lettering import DIM, draw_slate
from tools.assembly.recipe import SlateStrip
from tools.assembly.stills import frame_at
from tools.assembly.typesetting import INK, Line, Typefaces, drawable, put
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.handles import clip_take
from tools.film.slate import slates
from tools.film.timeline import Clip
from tools.film.timing import timecode
from tools.film.views import cut_positions, picture_size
from tools.media.disk import whole_file
from tools.media.pool import Pool
from tools.media.progress import Progress, Report, silent

PAGE_WIDTH = 3840
WIDEST = 640
GAP = 24
GROUND = (14, 14, 16)
QUALITY = 90


def contact_sheet(film: Film, pool: Pool, out: Path, faces: Typefaces, report: Report = silent) -> Path:
    """Write the sheet as a JPEG, or as a PNG when `out` ends so. The same film, takes and fonts give the same bytes.

    Raises DirectorError for a film without a shot in its cut, OperatorError for takes or disks.
    """
    clips: dict[str, tuple[Clip, int]] = {}
    for item, start in cut_positions(film):
        if isinstance(item, Clip):
            clips.setdefault(item.shot, (item, start))
    if not clips:
        raise DirectorError(f"'{film.id}' has no shot in its cut; there is nothing to show.", code="no_shots")
    wide, tall = picture_size(film)
    columns = _columns(len(clips), wide / tall)
    width = min(WIDEST, (PAGE_WIDTH - GAP) // columns - GAP)
    height = round(width * tall / wide)
    label = max(14, width // 14)
    rows = -(-len(clips) // columns)
    head = 2 * label + 2 * GAP
    size = (columns * (width + GAP) + GAP, head + rows * (height + 2 * label + GAP) + GAP)
    sheet = Image.new("RGB", size, GROUND)
    pen = ImageDraw.Draw(sheet)
    put(pen, Line(drawable(film.title, faces) or "Untitled", faces.serif, 1.6 * label, faces, 0.02), GAP, GAP)
    names = slates(film)
    for number, (shot, (clip, start)) in enumerate(clips.items()):
        report(Progress(stage="contact sheet", done=number, total=len(clips), what=names[shot]))
        row, column = divmod(number, columns)
        left, top = GAP + column * (width + GAP), head + row * (height + 2 * label + GAP)
        sheet.paste(_picture(film, clip, names[shot], pool, (width, height), faces), (left, top))
        put(pen, Line(names[shot], faces.sans, label, faces, 0.04, INK), left, top + height + label * 0.3)
        clock = Line(timecode(start, film.look.rate), faces.sans, label * 0.8, faces, 0.02, DIM)
        put(pen, clock, left + width - clock.width, top + height + label * 0.4)
    with whole_file(out) as temporary:
        if out.suffix.lower() == ".png":
            sheet.save(temporary, format="PNG", optimize=True)
        else:
            sheet.save(temporary, format="JPEG", quality=QUALITY, subsampling=0)
    return out


def _columns(shots: int, aspect: float) -> int:
    """So many that the page is about as tall as it is wide, between three and twenty-four."""
    return min(max(3, round((shots / aspect * 1.3) ** 0.5)), 24, max(shots, 1))


def _picture(
    film: Film, clip: Clip, slate: str, pool: Pool, size: tuple[int, int], faces: Typefaces
) -> Image.Image:
    take = clip_take(film, clip)
    if take is None:
        return draw_slate(SlateStrip(slate=slate, prompt=film.shots[clip.shot].prompt), size, faces)
    rate = film.look.rate
    middle = clip.source_in + (0 if clip.freeze else int(clip.frames * clip.speed / 2))
    picture = frame_at(pool.path(take.media), int(take.head * rate / take.rate) + middle, rate)
    scale = min(size[0] / picture.width, size[1] / picture.height)
    small = picture.resize(
        (max(1, round(picture.width * scale)), max(1, round(picture.height * scale))), Image.Resampling.LANCZOS
    )
    canvas = Image.new("RGB", size)
    canvas.paste(small, ((size[0] - small.width) // 2, (size[1] - small.height) // 2))
    return canvas
