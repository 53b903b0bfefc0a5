"""Cuts of every kind for the laws of the formats: any rate, tracks with gaps, joins where frames allow them, words."""

from fractions import Fraction

from hypothesis import strategies as st

from tools.film.timeline import TransitionKind
from tools.interchange.cut import DROP_RATES, RATES, Cut, CutTrack, Join, Mark, Piece, Source, Words
from tools.interchange.scaling import settled_fill

NAMES = st.text("abc XYZ-_.12é東'&<>\"", min_size=1, max_size=12).map(str.strip).filter(bool)
SPEEDS = st.sampled_from([Fraction(1), Fraction(1), Fraction(2), Fraction(1, 2), Fraction(3, 4), Fraction(1, 3)])
GAINS = st.one_of(st.just(0.0), st.integers(-600, 240).map(lambda tenths: tenths / 10))
SIZES = [None, (1920, 1080), (1280, 720), (1281, 719), (1440, 1080), (606, 1080), (3840, 1634)]
FILLS = [None, None, (0.5, 0.5), (0.0, 1.0), (0.3333, 0.125)]
COLOURS = st.sampled_from(["", "red", "green", "blue", "yellow", "cyan", "pink", "black"])
KINDS: list[TransitionKind] = ["dissolve", "dissolve", "wipe right", "push left", "dip to black", "iris open"]


def _sources(draw: st.DrawFn) -> list[Source]:
    made: list[Source] = []
    for number in range(draw(st.integers(1, 4))):
        name = f"{draw(NAMES)}-{number}.mp4"
        start = draw(st.sampled_from([0, 0, 86400]))
        url = draw(st.sampled_from(["", f"media/{name}", f"/Volumes/Film Ü/{name}", f"C:/films/{name}"]))
        sound, frames = draw(st.booleans()), draw(st.integers(2000, 4000))
        size = draw(st.sampled_from(SIZES))
        made.append(Source(name=name, url=url, frames=frames, start=start, sound=sound, size=size))
    return made


def _track(draw: st.DrawFn, kind: str, name: str, sources: list[Source]) -> CutTrack:
    pieces: list[Piece] = []
    joins: list[Join] = []
    at = draw(st.sampled_from([0, 0, 7]))
    free = 0
    for _ in range(draw(st.integers(1, 5))):
        gap = draw(st.sampled_from([0, 0, 0, 12]))
        at += gap
        frames = draw(st.integers(8, 60))
        speed = draw(SPEEDS)
        source = draw(st.sampled_from(sources))
        piece = Piece(
            name=draw(NAMES),
            source=source.name,
            source_in=draw(st.integers(200, 900)),
            start=at,
            frames=frames,
            speed=speed,
            freeze=speed == 1 and draw(st.integers(0, 9)) == 0,
            gain_db=draw(GAINS) if kind == "sound" else 0.0,
            muted=draw(st.integers(0, 5)) == 0,
            fill=draw(st.sampled_from(FILLS)) if kind == "picture" else None,
        )
        follows = bool(pieces) and not gap
        if draw(st.booleans()):
            if follows:
                before = draw(st.integers(0, min(free, 3)))
                after = draw(st.integers(0 if before else 1, 3))
                joins.append(Join(at=at, before=before, after=after, kind=draw(st.sampled_from(KINDS))))
            else:
                joins.append(Join(at=at, before=0, after=draw(st.integers(1, 3)), kind="fade in"))
        pieces.append(piece)
        at += frames
        free = 3
    if draw(st.booleans()):
        joins.append(Join(at=at, before=draw(st.integers(1, 3)), after=0, kind="fade out"))
    return CutTrack.model_validate({"kind": kind, "name": name, "pieces": pieces, "joins": joins})


def _words(draw: st.DrawFn, last: int) -> tuple[Words, ...]:
    made = [
        Words(start=draw(st.integers(0, last)), frames=draw(st.integers(1, 40)), text=draw(NAMES))
        for _ in range(draw(st.integers(0, 3)))
    ]
    return tuple(sorted(made, key=lambda words: (words.start, words.text)))


@st.composite
def cuts(draw: st.DrawFn) -> Cut:
    """A cut that a film could have."""
    rate = draw(st.sampled_from(RATES))
    drop = rate in DROP_RATES and draw(st.booleans())
    sources = _sources(draw)
    pictures = [_track(draw, "picture", f"V{number + 1}", sources) for number in range(draw(st.integers(1, 3)))]
    names = ["A1", "DX", "MX"][: draw(st.integers(0, 3))]
    tracks = (*pictures, *[_track(draw, "sound", name, sources) for name in names])
    last = max(track.frames for track in tracks)
    marks = [
        Mark(frame=draw(st.integers(0, last - 1)), name=draw(NAMES), comment=draw(NAMES), colour=draw(COLOURS))
        for _ in range(draw(st.integers(0, 3)))
    ]
    whole = draw(st.sampled_from([1920, 1080])), draw(st.sampled_from([1080, 1920]))
    sizes = {source.name: source.size for source in sources}
    tracks = tuple(
        track.model_copy(
            update={
                "pieces": tuple(
                    piece.model_copy(update={"fill": settled_fill(sizes[piece.source], whole, piece.fill)})
                    for piece in track.pieces
                )
            }
        )
        for track in tracks
    )
    return Cut(
        title=draw(NAMES),
        rate=rate,
        drop=drop,
        start=draw(st.sampled_from([0, 107892 if drop else 86400])),
        width=whole[0],
        height=whole[1],
        tracks=tracks,
        markers=tuple(sorted(marks, key=lambda mark: (mark.frame, mark.name))),
        titles=_words(draw, last),
        captions=_words(draw, last),
        sources=tuple(sources),
    )
