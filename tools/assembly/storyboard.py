# pyright: reportUnknownMemberType=false
"""The storyboard: every shot as one frame with its slate, its prompt and its line, six to a page, as a PDF."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from PIL import Image

from tools.assembly.delivery import house_delivery
from tools.assembly.lettering import draw_slate
from tools.assembly.recipe import SlateStrip
from tools.assembly.stills import frame_at
from tools.assembly.typesetting import Typefaces
from tools.film.film import Film
from tools.film.handles import shown_take
from tools.film.script import Shot
from tools.film.slate import slates, slugline
from tools.film.sound import NARRATOR
from tools.film.timing import to_seconds
from tools.media.disk import whole_file
from tools.media.fonts import missing_letters
from tools.media.pool import Pool
from tools.media.progress import Progress, Report, silent

PAGE = (297.0, 210.0)
"""A4 across, in millimetres."""

MARGIN = 14.0
TOP = 24.0
GAP = 8.0
PICTURE_PIXELS = 720
INK = (28, 28, 30)
GREY = (122, 120, 116)
ACCENT = (150, 104, 46)
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
"""Written as the date of every storyboard, so that the same film gives the same bytes."""


@dataclass(frozen=True)
class _Panel:
    """One shot on the page."""

    slate: str
    seconds: float
    slugline: str
    prompt: str
    lines: tuple[str, ...]
    picture: Image.Image


def storyboard_pdf(film: Film, pool: Pool, out: Path, faces: Typefaces, report: Report = silent) -> Path:
    """Write the storyboard of a film: same film, takes and fonts, same bytes. A shot without a take shows its slate.

    Raises NotFound for a take that the pool lost, OperatorError for fonts, takes or disks that cannot be read.
    """
    book = _Book(film, faces)
    columns, rows = _grid(film)
    panels = _panels(film, pool, faces, report)
    number = 1
    while page := list(islice(panels, columns * rows)):
        book.page(number, page, columns, rows)
        number += 1
    with whole_file(out) as temporary:
        temporary.write_bytes(book.bytes())
    return out


def _grid(film: Film) -> tuple[int, int]:
    """Columns and rows of panels: three by two for wide pictures, five by one for upright ones."""
    delivery = house_delivery(film)
    if delivery.height > delivery.width:
        return 5, 1
    return (4, 2) if delivery.height == delivery.width else (3, 2)


def _panels(film: Film, pool: Pool, faces: Typefaces, report: Report) -> Iterator[_Panel]:
    names = slates(film)
    lines = _lines(film)
    done = 0
    for number, scene in enumerate(film.scenes, 1):
        for name in scene.shots:
            shot = film.shots[name]
            report(Progress(stage="storyboard", done=done, total=len(film.shots), what=names[name]))
            yield _Panel(
                slate=names[name],
                seconds=to_seconds(shot.frames, film.look.rate),
                slugline=f"{number}   {slugline(film, scene)}",
                prompt=shot.prompt,
                lines=tuple(lines.get(name, ())),
                picture=_picture(film, shot, names[name], pool, faces),
            )
            done += 1


def _lines(film: Film) -> dict[str, list[str]]:
    """What is said in each shot, as "NAME: words"."""
    said: dict[str, list[str]] = {}
    for cue in sorted(film.cues.values(), key=lambda cue: (cue.offset, cue.id)):
        if cue.kind == "dialogue":
            speaker = film.characters.get(cue.speaker or "")
            name = "NARRATOR" if cue.speaker in (None, NARRATOR) or speaker is None else speaker.name.upper()
            said.setdefault(cue.shot, []).append(f"{name}: {cue.what}")
    return said


def _picture(film: Film, shot: Shot, slate: str, pool: Pool, faces: Typefaces) -> Image.Image:
    delivery = house_delivery(film)
    size = (PICTURE_PIXELS, round(PICTURE_PIXELS * delivery.height / delivery.width))
    take = shown_take(film, shot)
    if take is None:
        return draw_slate(SlateStrip(slate=slate, prompt=shot.prompt), size, faces)
    middle = take.head + (take.frames - take.head) // 2
    picture = frame_at(pool.path(take.media), middle, take.rate)
    return _fitted(picture, size)


def _with_most(face: Path, text: str, faces: Typefaces) -> Path:
    """`face`, or the wide face when that has more of the letters of `text`."""
    lacking = missing_letters(face, text)
    return faces.wide if lacking and len(missing_letters(faces.wide, text)) < len(lacking) else face


def _fitted(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Scaled into `size`, with bars where the aspect differs."""
    scale = min(size[0] / picture.width, size[1] / picture.height)
    fitted = (min(size[0], round(picture.width * scale)), min(size[1], round(picture.height * scale)))
    canvas = Image.new("RGB", size)
    small = picture.resize(fitted, Image.Resampling.LANCZOS)
    canvas.paste(small, ((size[0] - fitted[0]) // 2, (size[1] - fitted[1]) // 2))
    return canvas


class _Book:
    """The PDF under way."""

    def __init__(self, film: Film, faces: Typefaces) -> None:
        # With all that knows letters, half a second to load: by who makes one.
        from fpdf import FPDF

        self.film = film
        self.pdf = FPDF(orientation="landscape", format="A4")
        self.pdf.set_creation_date(EPOCH)
        self.pdf.set_auto_page_break(False)
        self.pdf.c_margin = 0
        self.pdf.set_title(film.title)
        self.pdf.set_creator("Workprint")
        everything = " ".join((film.title, *(shot.prompt for shot in film.shots.values())))
        everything += " ".join(cue.what for cue in film.cues.values())
        styles = {"serif": faces.serif, "italic": faces.italic, "sans": faces.sans, "bold": faces.bold}
        for name, face in styles.items():
            self.pdf.add_font(name, fname=_with_most(face, everything, faces))

    def page(self, number: int, panels: Sequence[_Panel], columns: int, rows: int) -> None:
        pdf = self.pdf
        pdf.add_page()
        self._words(self.film.title.upper(), "serif", 15, INK, MARGIN, 9.5, spacing=0.8)
        self._words(f"Storyboard   {number}", "sans", 8, GREY, PAGE[0] - MARGIN - 60, 12, width=60, align="R")
        pdf.set_draw_color(*GREY)
        pdf.set_line_width(0.15)
        pdf.line(MARGIN, 18, PAGE[0] - MARGIN, 18)
        width = (PAGE[0] - 2 * MARGIN - (columns - 1) * GAP) / columns
        height = (PAGE[1] - TOP - MARGIN) / rows
        for index, panel in enumerate(panels):
            row, column = divmod(index, columns)
            self._panel(panel, MARGIN + column * (width + GAP), TOP + row * height, width, height - GAP / 2)

    def bytes(self) -> bytes:
        if not self.pdf.pages_count:
            self.page(1, (), 1, 1)
        return bytes(self.pdf.output())

    def _panel(self, panel: _Panel, x: float, y: float, width: float, height: float) -> None:
        pdf = self.pdf
        tall = width * panel.picture.height / panel.picture.width
        self._words(panel.slugline, "sans", 6, GREY, x, y - 4.2, width=width, spacing=0.25)
        jpeg = io.BytesIO()
        panel.picture.save(jpeg, format="JPEG", quality=86, subsampling=0)
        pdf.image(jpeg, x=x, y=y, w=width, h=tall)
        at = y + tall + 1.6
        self._words(panel.slate, "bold", 11, ACCENT, x, at)
        self._words(f"{panel.seconds:.1f} s", "sans", 7.5, GREY, x + width - 20, at + 1, width=20, align="R")
        pdf.set_xy(x, at + 5.6)
        room = y + height - at - 5.6
        said = "\n".join(panel.lines)
        self._paragraph(panel.prompt, "sans", 8, INK, x, width, room - (8 if said else 0))
        if said:
            pdf.set_xy(x, pdf.get_y() + 0.8)
            self._paragraph(said, "italic", 9.2, INK, x, width, y + height - pdf.get_y())

    def _words(
        self,
        text: str,
        face: str,
        size: float,
        colour: tuple[int, int, int],
        x: float,
        y: float,
        *,
        width: float = 0,
        align: str = "L",
        spacing: float = 0,
    ) -> None:
        """One line, made smaller until it fits `width`."""
        pdf = self.pdf
        pdf.set_text_color(*colour)
        pdf.set_char_spacing(spacing)
        pdf.set_font(face, size=size)
        while width and size > 3 and pdf.get_string_width(text) > width:
            size -= 0.2
            pdf.set_font(face, size=size)
        pdf.set_xy(x, y)
        pdf.cell(width or pdf.get_string_width(text) + 2, size * 0.42, text, align=align)
        pdf.set_char_spacing(0)

    def _paragraph(
        self, text: str, face: str, size: float, colour: tuple[int, int, int], x: float, width: float, room: float
    ) -> None:
        """Lines under each other; what finds no room ends in an ellipsis."""
        pdf = self.pdf
        pdf.set_text_color(*colour)
        pdf.set_font(face, size=size)
        leading = size * 0.47
        pdf.set_x(x)
        lines = [row for paragraph in text.splitlines() for row in self._rows(paragraph, width)]
        fit = max(1, int(room / leading))
        if len(lines) > fit:
            lines = [*lines[: fit - 1], lines[fit - 1].rstrip(" .,;:") + " …"]
        for line in lines:
            pdf.set_x(x)
            pdf.cell(width, leading, line, new_x="LMARGIN", new_y="NEXT")

    def _rows(self, text: str, width: float) -> list[str]:
        rows: list[str] = []
        for word in text.split():
            longer = f"{rows[-1]} {word}" if rows else word
            if rows and self.pdf.get_string_width(longer) <= width:
                rows[-1] = longer
            else:
                rows.append(word)
        return rows
