"""What each format can carry. One function makes a cut into what arrives, and says what does not.

    cut ──arriving(cut, what the format carries)──> the cut that is written, and read back equal
                                              └──> the list of losses, which is what was changed

Writers write nothing but what this leaves, so the list cannot be short of something.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from tools.film.timeline import TransitionKind
from tools.interchange.cut import Cut, CutTrack, Join, Mark, Piece, Source, settled, source_length
from tools.interchange.scaling import Size, settled_fill

EDGE_KINDS = ("fade in", "fade out")
ALL_KINDS: tuple[TransitionKind, ...] = (
    "dissolve", "wipe left", "wipe right", "wipe up", "wipe down", "wipe diagonal", "wipe clock", "push left",
    "push right", "push up", "push down", "slide left", "slide right", "slide up", "slide down", "iris open",
    "iris close", "dip to black", "dip to white", "fade in", "fade out",
)  # fmt: skip


@dataclass(frozen=True)
class Carries:
    """What a format can say. `names` of tracks, `gain` in dB (lowest, highest) or None for none at all."""

    called: str
    pictures: int = 99
    sounds: int = 99
    kinds: tuple[TransitionKind, ...] = ALL_KINDS
    names: bool = True
    gain: tuple[float, float] | None = (-96.0, 24.0)
    muting: bool = True
    speed: bool = True
    markers: bool = True
    comments: bool = True
    colours: tuple[str, ...] | None = None
    """The colours that markers have there; None is any."""
    titles: bool = True
    captions: bool = True
    start: bool = True
    size: bool = True
    scaling: bool = True
    """A picture of another size than the cut's lies in it as it does here."""
    scales_held: bool = True
    """So does a held frame; else it keeps its own size."""
    fills: bool = True
    """One of another shape can cover the cut's; else it lies within it, with black beside it."""
    drop: bool = True
    lengths: bool = True
    """It says how long sources are, and what timecode they begin with; else pieces count in the source's timecode."""
    sound_speed: bool = True
    """Clips of sound run faster or slower there, too."""
    unknown_lengths: bool = True
    """A source's length may be left open; else it is as long as it has to be."""
    unknown_sizes: bool = True
    """So may the size of its picture; else it is the cut's."""
    handles: bool = False
    """A transition needs frames of the incoming source before those shown."""
    colourless: str = ""
    """The colour that a marker without one gets, where there has to be one."""
    text: Callable[[str], str] = field(default=str)
    """How it writes a name: EDLs have no letters beyond ASCII."""


def arriving(cut: Cut, carries: Carries) -> tuple[Cut, tuple[str, ...]]:
    """The cut as the format carries it, and a sentence for everything that it does not."""
    losses: list[str] = []
    tracks = _tracks(cut, carries, losses)
    tracks = tuple(_lying(track, cut, carries, losses) if track.kind == "picture" else track for track in tracks)
    changes: dict[str, object] = {"tracks": tracks}
    changes["markers"] = _markers(cut, carries, losses)
    if cut.titles and not carries.titles:
        losses.append(
            f"{carries.called} carries no titles: {_count(len(cut.titles), 'title')} must be set again there."
        )
        changes["titles"] = ()
    if cut.captions and not carries.captions:
        losses.append(
            f"{carries.called} carries no captions: {_beside(len(cut.captions), 'caption')} as .srt."
        )
        changes["captions"] = ()
    if cut.start and not carries.start:
        losses.append(f"{carries.called} carries no start timecode: the cut begins at zero.")
        changes["start"] = 0
    if cut.drop and not carries.drop:
        losses.append(f"{carries.called} does not say that timecode is drop-frame.")
        changes["drop"] = False
    if (cut.width, cut.height) != (1920, 1080) and not carries.size:
        losses.append(f"{carries.called} does not say the size of the picture, {cut.width}x{cut.height}.")
        changes |= {"width": 1920, "height": 1080}
    spans: dict[str, list[tuple[CutTrack, Piece]]] = {}
    for track in tracks:
        for piece in track.pieces:
            spans.setdefault(piece.source, []).append((track, piece))
    whole = (cut.width, cut.height)
    sources = [_used(source, spans[source.name], whole, carries) for source in cut.sources if source.name in spans]
    if not carries.lengths:
        tracks, sources = _in_timecode(tracks, sources, carries.text)
        changes["tracks"] = tracks
    changes["sources"] = tuple(sorted(sources, key=lambda source: source.name))
    title = carries.text(cut.title)
    if title != cut.title:
        losses.append(f"{carries.called} writes the title as '{title}'.")
        changes["title"] = title
    return cut.model_copy(update=changes), tuple(losses)


def _used(source: Source, spans: Sequence[tuple[CutTrack, Piece]], whole: Size, carries: Carries) -> Source:
    """A source that is seen has a picture, one that is heard has sound; and where lengths and sizes must be told, it
    has them."""
    kinds = {track.kind for track, _ in spans}
    changes: dict[str, object] = {
        "picture": source.picture or "picture" in kinds,
        "sound": source.sound or "sound" in kinds,
    }
    if source.frames is None and not carries.unknown_lengths:
        changes["frames"] = max(_last_frame(track, piece) for track, piece in spans)
    if not changes["picture"]:
        changes["size"] = None
    elif source.size is None and not carries.unknown_sizes:
        changes["size"] = whole
    return source.model_copy(update=changes)


def _last_frame(track: CutTrack, piece: Piece) -> int:
    """The frame after the last one that a piece takes of its source, with what a transition at its end takes."""
    over = sum(join.after for join in track.joins if join.at == piece.end)
    whole = piece.model_copy(update={"frames": piece.frames + over})
    return max(piece.source_in + source_length(whole), 1)


def _tracks(cut: Cut, carries: Carries, losses: list[str]) -> tuple[CutTrack, ...]:
    kept: list[CutTrack] = []
    for kind, most in (("picture", carries.pictures), ("sound", carries.sounds)):
        # A track without a clip says nothing, and no format keeps it.
        tracks = [track for track in cut.tracks if track.kind == kind and track.pieces]
        for track in tracks[most:]:
            pieces = _count(len(track.pieces), "clip")
            losses.append(
                f"{carries.called} has room for {_count(most, f'{kind} track')}: {track.name} ({pieces}) is left out."
            )
        letter = "V" if kind == "picture" else "A"
        for number, track in enumerate(tracks[:most], 1):
            name = track.name if carries.names else f"{letter}{number}"
            if name != track.name and (kind == "sound" or track.name != f"{letter}{number}"):
                losses.append(f"{carries.called} does not name tracks: {track.name} is {name}.")
            changes = {
                "name": name,
                "pieces": _pieces(track, carries, losses),
                "joins": _joins(track, carries, losses),
            }
            kept.append(track.model_copy(update=changes))
    return tuple(kept)


def _pieces(track: CutTrack, carries: Carries, losses: list[str]) -> tuple[Piece, ...]:
    made: list[Piece] = []
    lost_gain = clipped = loud = fast = renamed = 0
    heard = track.kind == "sound"
    for piece in track.pieces:
        changes: dict[str, object] = {}
        if piece.gain_db and carries.gain is None:
            changes["gain_db"] = 0.0
            lost_gain += 1
        elif carries.gain is not None and not carries.gain[0] <= piece.gain_db <= carries.gain[1]:
            changes["gain_db"] = min(max(piece.gain_db, carries.gain[0]), carries.gain[1])
            clipped += 1
        if piece.muted and not carries.muting:
            changes["muted"] = False
            loud += 1
        if (piece.speed != 1 or piece.freeze) and not (carries.speed and (carries.sound_speed or not heard)):
            changes |= {"speed": Fraction(1), "freeze": False}
            fast += 1
        if carries.text(piece.name) != piece.name:
            changes["name"] = carries.text(piece.name)
            renamed += 1
        made.append(piece.model_copy(update=changes) if changes else piece)
    called, name = carries.called, track.name
    lowest, highest = carries.gain or (0.0, 0.0)
    for count, sentence in (
        (lost_gain, f"{called} carries no levels: on {name}, {{}} will sound at 0 dB."),
        (clipped, f"{called} has levels from {lowest:g} to {highest:g} dB: on {name}, {{}} got the nearest."),
        (loud, f"{called} cannot switch clips off: on {name}, {{}} will be on."),
        (fast, f"{called} carries no speeds{' of sound' if carries.speed else ''}: on {name}, {{}} will run as shot."),
        (renamed, f"{called} writes plain letters: on {name}, {{}} got another name."),
    ):
        if count:
            losses.append(sentence.format(_count(count, "clip")))
    return tuple(made)


def _lying(track: CutTrack, cut: Cut, carries: Carries, losses: list[str]) -> CutTrack:
    """The track with its pictures lying in the cut's as the format can say."""
    sizes, whole = {source.name: source.size for source in cut.sources}, (cut.width, cut.height)
    made: list[Piece] = []
    other = held = uncut = 0
    for piece in track.pieces:
        size = sizes.get(piece.source)
        fill = settled_fill(size, whole, piece.fill)
        other += size not in (None, whole)
        held += piece.freeze and size not in (None, whole)
        uncut += fill is not None
        made.append(piece.model_copy(update={"fill": fill if carries.fills else None}))
    called, name = carries.called, track.name
    if other and not carries.scaling:
        losses.append(
            f"{called} does not scale pictures: on {name}, {_count(other, 'clip')} of another size than the film's"
            f" {'lies' if other == 1 else 'lie'} in it as the program is set to."
        )
    if held and not carries.scales_held:
        losses.append(
            f"{called} does not scale held frames: on {name}, {_count(held, 'clip')} of another size must be scaled"
            " there."
        )
    if uncut and not carries.fills:
        losses.append(
            f"{called} does not crop pictures: on {name}, {_count(uncut, 'clip')} must be made to fill the frame again."
        )
    return track.model_copy(update={"pieces": tuple(made)})


def _joins(track: CutTrack, carries: Carries, losses: list[str]) -> tuple[Join, ...]:
    made: list[Join] = []
    heads = {piece.start for piece in track.pieces}
    tails = {piece.end for piece in track.pieces}
    for join in settled(track):
        where = f"on {track.name} at frame {join.at}"
        kind = join.kind
        if kind in EDGE_KINDS and kind in carries.kinds and join.at in heads and join.at in tails:
            losses.append(f"{carries.called} fades from or to a neighbour only: the {kind} {where} is a plain cut.")
            continue
        into = next((piece for piece in track.pieces if piece.start == join.at), None)
        if carries.handles and into is not None and into.source_in < join.before * into.speed and not into.freeze:
            losses.append(f"There are no frames before the clip for the {kind} {where}: it is a plain cut.")
            continue
        if kind not in carries.kinds:
            if "dissolve" not in carries.kinds or kind in (*EDGE_KINDS, "dip to black", "dip to white"):
                losses.append(f"{carries.called} has no {kind}: the one {where} is a plain cut.")
                continue
            losses.append(f"{carries.called} has no {kind}: the one {where} is a dissolve.")
            kind = "dissolve"
        made.append(join.model_copy(update={"kind": kind}))
    return tuple(made)


def _markers(cut: Cut, carries: Carries, losses: list[str]) -> tuple[Mark, ...]:
    if not cut.markers:
        return ()
    if not carries.markers:
        losses.append(
            f"{carries.called} carries no markers: {_beside(len(cut.markers), 'marker')} as a table."
        )
        return ()
    changes: dict[str, str] = {}
    marks = [_coloured(mark, carries) for mark in cut.markers]
    lost = [was for was, mark in zip(cut.markers, marks, strict=True) if was.colour and mark.colour != was.colour]
    if lost and not carries.colours:
        losses.append(f"{carries.called} does not carry the colours of markers.")
    elif lost:
        told = ", ".join(f"{mark.name or 'one without a name'} ({mark.colour})" for mark in lost[:6])
        more = f" and {len(lost) - 6} more" if len(lost) > 6 else ""
        losses.append(f"{carries.called} does not have every colour: of markers, {told}{more} lose theirs.")
    if not carries.comments and any(mark.comment for mark in cut.markers):
        losses.append(f"{carries.called} carries the names of markers, not their comments.")
        changes["comment"] = ""
    marks = [mark.model_copy(update=changes) for mark in marks]
    plain = [mark.model_copy(update={"name": carries.text(mark.name)}) for mark in marks]
    if plain != marks:
        losses.append(f"{carries.called} writes plain letters: some markers got another name.")
    return tuple(sorted(plain, key=lambda mark: (mark.frame, mark.name)))


def _coloured(mark: Mark, carries: Carries) -> Mark:
    """The marker in a colour that there is."""
    kept = mark.colour if carries.colours is None or mark.colour in carries.colours else ""
    return mark.model_copy(update={"colour": kept or carries.colourless})


def _in_timecode(
    tracks: tuple[CutTrack, ...], sources: list[Source], text: Callable[[str], str]
) -> tuple[tuple[CutTrack, ...], list[Source]]:
    """Pieces that count in their source's timecode, and sources of which nothing is told but name, place and reel."""
    names: dict[str, str] = {}
    for source in sources:
        name, number = text(source.name) or "unnamed", 1
        while name in names.values():
            number += 1
            name = f"{text(source.name)} {number}"
        names[source.name] = name
    begins = {source.name: source.start for source in sources}
    moved = tuple(
        track.model_copy(
            update={
                "pieces": tuple(
                    piece.model_copy(
                        update={
                            "source": names.get(piece.source, ""),
                            "source_in": piece.source_in + begins.get(piece.source, 0),
                        }
                    )
                    for piece in track.pieces
                )
            }
        )
        for track in tracks
    )
    seen = {piece.source for track in moved if track.kind == "picture" for piece in track.pieces}
    heard = {piece.source for track in moved if track.kind == "sound" for piece in track.pieces}
    told = [
        Source(
            name=names[source.name],
            url=text(source.url) or names[source.name],
            reel=source.reel,
            picture=names[source.name] in seen,
            sound=names[source.name] in heard,
        )
        for source in sources
    ]
    return moved, told


def _beside(number: int, what: str) -> str:
    return f"{_count(number, what)} {'lies' if number == 1 else 'lie'} beside it"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
