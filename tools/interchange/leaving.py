"""A film as a cut that leaves: every clip a range of a media file, its own sound under it, the stems below.

    V1   |--1A--|--1B--><--1C--|          takes, named by slate and content: 1B-2_4f3a9c.mp4
    A1   |--1A--|--1B----|--1C--|         the clips' own sound, with leads and tails
    DX MX FX  |-----------------|         stems of the whole film

What the film has and no cut can say (grades, framing, overlays) is in `left_out`.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from tools.film.film import Film
from tools.film.handles import OVERLAPPING, clip_take, dissolve_shares, file_begin
from tools.film.script import Take
from tools.film.slate import slates
from tools.film.sound import STEMS, Stem
from tools.film.timeline import Clip, Gap, Track, Transition
from tools.film.timing import to_frames
from tools.film.tracks import starts
from tools.film.value import Value
from tools.film.views import cue_positions, film_frames, picture_size, title_positions
from tools.interchange.cut import DROP_RATES, Cut, CutTrack, Join, Mark, Piece, Source, Words, nominal
from tools.interchange.offline import OFFLINE_SOUND, missing_in

UNSHOT_HEAD = 2
"""Seconds that a shot which is not there yet is taken to have before its first frame, as takes have."""

MOST_NAMED = 12
"""Shots that a sentence names."""

SLOWEST, FASTEST = Fraction(1, 2), Fraction(2)
"""Beyond these speeds a clip's own sound is not heard."""


class Leaving(Value):
    """A cut that leaves, and what of the film it cannot say."""

    cut: Cut
    left_out: tuple[str, ...] = ()
    clips: tuple[tuple[str, ...], ...] = ()
    """For every track of the cut, the ids of the clips that its pieces are; none for a stem."""


def usual_start(rate: Fraction) -> tuple[int, bool]:
    """One hour, where programmes begin: (frame, drop-frame). Drop-frame where broadcasters count so."""
    drop = rate in DROP_RATES
    hour = 3600 * nominal(rate)
    return (hour - nominal(rate) // 15 * 54 if drop else hour), drop


def media_names(film: Film) -> dict[str, str]:
    """The file name of every take, by its id: the slate, and the start of its content's hash, which stays."""
    names = slates(film)
    found: dict[str, str] = {}
    for shot in film.shots.values():
        for number, take in enumerate(shot.takes, 1):
            found[take] = f"{names[shot.id]}-{number}_{film.takes[take].media[:8]}"
    return found


def used_takes(film: Film) -> tuple[Take, ...]:
    """The takes that the cut shows, each once, in the order of their first clip."""
    found: dict[str, Take] = {}
    for track in film.timeline.tracks:
        for item in track.items:
            if isinstance(item, Clip) and (take := clip_take(film, item)) is not None:
                found[take.id] = take
    return tuple(found.values())


def leaving(
    film: Film,
    files: Mapping[str, Source],
    stems: Mapping[Stem, Source],
    captions: Sequence[Words] = (),
    start: tuple[int, bool] | None = None,
    stem_gain_db: float = 0.0,
    sounds: Mapping[str, Source] | None = None,
) -> Leaving:
    """The film as a cut. `files` gives the source of every used take by its id, `stems` the stems that go along, and
    `sounds` the file of a take's own sound where it is not in its picture's.

    `stem_gain_db` is the gain that is in the stems, so that the clips' own sound is at the same level.
    """
    begin, drop = start or usual_start(film.look.rate)
    width, height = picture_size(film)
    numbering = slates(film)
    unshot = {shot.id: Source(name=f"{numbering[shot.id]}_not-shot.mp4") for shot in film.shots.values()}
    tracks: list[CutTrack] = []
    own: list[CutTrack] = []
    clips: list[tuple[str, ...]] = []
    heard: list[tuple[str, ...]] = []
    left_out: list[str] = []
    for number, track in enumerate(film.timeline.tracks, 1):
        pieces = _pieces(film, track, files, unshot, numbering)
        joins, more = _joins(track)
        left_out += more
        tracks.append(CutTrack(kind="picture", name=f"V{number}", pieces=tuple(pieces.values()), joins=joins))
        clips.append(tuple(pieces))
        if not film.mix.production_muted:
            rows = _own_sound(film, track, pieces, {**files, **(sounds or {})}, stem_gain_db)
            own.extend(_sound_tracks(rows, joins, len(own)))
            heard.extend(tuple(row) for row in rows)
    whole = max(film_frames(film), 1)
    below = [
        CutTrack(
            kind="sound",
            name=stem,
            pieces=(Piece(name=stem, source=stems[stem].name, start=0, frames=whole),),
        )
        for stem in STEMS
        if stem in stems
    ]
    silent, gone = _offline_sounds(film, len(own))
    used = {piece.source for track in (*tracks, *own, *silent, *below) for piece in track.pieces}
    everything = [*files.values(), *(sounds or {}).values(), *unshot.values(), *gone, *stems.values()]
    cut = Cut(
        title=film.title,
        rate=film.look.rate,
        drop=drop,
        start=begin,
        width=width,
        height=height,
        tracks=(*tracks, *own, *silent, *below),
        markers=tuple(
            Mark(
                frame=marker.frame,
                name=marker.name,
                comment="hit point" if marker.hit else "",
                colour=marker.colour or ("red" if marker.hit else "green"),
            )
            for marker in sorted(film.timeline.markers, key=lambda marker: (marker.frame, marker.name))
        ),
        titles=tuple(
            Words(start=span.start, frames=span.frames, text=title.text.strip(), kind=title.kind)
            for title, span in sorted(title_positions(film), key=lambda place: (place[1].start, place[0].text))
        ),
        captions=tuple(captions),
        sources=tuple(sorted((one for one in everything if one.name in used), key=lambda source: source.name)),
    )
    unclipped = [() for _ in (*silent, *below)]
    return Leaving(cut=cut, left_out=(*left_out, *_unsaid(film)), clips=(*clips, *heard, *unclipped))


def _pieces(
    film: Film, track: Track, files: Mapping[str, Source], unshot: Mapping[str, Source], slated: Mapping[str, str]
) -> dict[str, Piece]:
    """The clips of a track as pieces, by the clip's id."""
    rate = film.look.rate
    pieces: dict[str, Piece] = {}
    for item, start in zip(track.items, starts(track.items), strict=False):
        if not isinstance(item, Clip):
            continue
        take = clip_take(film, item)
        source = files.get(take.id) if take is not None else None
        if take is None or source is None:
            source, first = unshot[item.shot], item.source_in + to_frames(UNSHOT_HEAD, rate)
            name = slated[item.shot]
        else:
            first = 0 if take.still else item.source_in - file_begin(take, rate)
            name = f"{slated[item.shot]}-{film.shots[item.shot].takes.index(take.id) + 1}"
        pieces[item.id] = Piece(
            name=name,
            source=source.name,
            source_in=first,
            start=start,
            frames=item.frames,
            speed=Fraction(1) if item.freeze or (take is not None and take.still) else item.speed,
            freeze=item.freeze,
            fill=(framing.x, framing.y) if (framing := item.framing) is not None and framing.fit == "fill" else None,
        )
    return pieces


def _joins(track: Track) -> tuple[tuple[Join, ...], list[str]]:
    """The transitions of a track as joins, one at a frame: a fade out and a fade in at one cut are a dip."""
    begins = dict(zip([item.id for item in track.items], starts(track.items), strict=False))
    lengths = {item.id: item.frames for item in track.items}
    found: dict[int, Join] = {}
    left_out: list[str] = []
    for transition in sorted(track.transitions, key=lambda one: one.kind == "fade out"):
        join = _join(transition, begins[transition.into], lengths[transition.into])
        known = found.get(join.at)
        if known is None:
            found[join.at] = join
        elif {known.kind, join.kind} == {"fade in", "fade out"}:
            found[join.at] = Join(at=join.at, before=join.before, after=known.after, kind="dip to black")
        else:
            left_out.append(f"Two transitions meet at frame {join.at} of {track.name}: the {join.kind} is left out.")
    return tuple(found[at] for at in sorted(found)), left_out


def _join(transition: Transition, at: int, frames: int) -> Join:
    match transition.kind:
        case "fade in":
            return Join(at=at, before=0, after=transition.frames, kind="fade in")
        case "fade out":
            return Join(at=at + frames, before=transition.frames, after=0, kind="fade out")
        case _:
            before, after = dissolve_shares(transition.frames)
            return Join(at=at, before=before, after=after, kind=transition.kind)


def _own_sound(
    film: Film,
    track: Track,
    pieces: Mapping[str, Piece],
    files: Mapping[str, Source],
    gain_db: float,
) -> list[dict[str, Piece]]:
    """The own sound of a track's clips, by their ids: where one leads or outlasts its picture, the neighbour gives way.

    In rows, in which none lies over another.
    """
    items = track.items
    takes = [_heard_take(film, item) for item in items]
    heard = [take != "" and take in files for take in takes]
    begins = starts(items)
    said = {cue.shot: cue for cue in film.cues.values() if cue.kind == "dialogue" and cue.in_take and not cue.muted}
    rows: list[dict[str, Piece]] = []
    for index, item in enumerate(items):
        if not heard[index] or not isinstance(item, Clip):
            continue
        before = items[index - 1] if index and heard[index - 1] else None
        after = items[index + 1] if index + 1 < len(items) and heard[index + 1] else None
        head = -item.sound_lead or (before.sound_tail if isinstance(before, Clip) else 0)
        tail = item.sound_tail or (-after.sound_lead if isinstance(after, Clip) else 0)
        piece = pieces[item.id]
        first = max(begins[index] + head, 0, begins[index] - int(piece.source_in / piece.speed))
        last = min(begins[index + 1] + tail, begins[-1])
        if last <= first:
            continue
        cue = said.get(item.shot)
        spoken = 0.0 if cue is None else film.mix.speaker_gain_db.get(cue.speaker or "narrator", 0.0) + cue.gain_db
        level = item.sound.gain_db + film.mix.production_gain_db + spoken + gain_db
        made = piece.model_copy(
            update={
                "source": files[takes[index]].name,
                "fill": None,
                "start": first,
                "frames": last - first,
                "source_in": piece.source_in + int((first - begins[index]) * piece.speed),
                "gain_db": min(max(round(level, 2), -96.0), 24.0) + 0.0,
                "muted": item.sound.muted,
            }
        )
        row = next((row for row in rows if row[next(reversed(row))].end <= first), None)
        if row is None:
            rows.append(row := {})
        row[item.id] = made
    return rows


def _sound_tracks(rows: Sequence[Mapping[str, Piece]], joins: Sequence[Join], taken: int) -> list[CutTrack]:
    """Rows of own sound as tracks; where pictures cross, their sound does."""
    crossing = [join for join in joins if join.kind in OVERLAPPING]
    tracks: list[CutTrack] = []
    for row in (tuple(row.values()) for row in rows):
        ends = {piece.end for piece in row}
        cuts = {piece.start for piece in row if piece.start in ends}
        crossed = [join.model_copy(update={"kind": "dissolve"}) for join in crossing if join.at in cuts]
        name = f"A{taken + len(tracks) + 1}"
        tracks.append(CutTrack(kind="sound", name=name, pieces=row, joins=tuple(crossed)))
    return tracks


def _offline_sounds(film: Film, taken: int) -> tuple[list[CutTrack], list[Source]]:
    """The sounds whose recordings are not here, at their places, in rows in which none lies over another; their files
    are offline there, too."""
    rows: list[list[Piece]] = []
    gone: dict[str, Source] = {}
    for place in sorted(cue_positions(film), key=lambda place: place.start):
        told = missing_in(place.cue.offline)
        if told is None or not place.frames or place.start < 0:
            continue
        source_in, source = told
        gone.setdefault(source.name, source.model_copy(update={"picture": False, "sound": True, "start": 0}))
        piece = Piece(
            name=place.cue.what.removeprefix(OFFLINE_SOUND),
            source=source.name,
            source_in=source_in,
            start=place.start,
            frames=place.frames,
            gain_db=place.cue.gain_db,
            muted=place.cue.muted,
        )
        row = next((row for row in rows if row[-1].end <= piece.start), None)
        if row is None:
            rows.append(row := [])
        row.append(piece)
    named = enumerate(rows, taken + 1)
    return [CutTrack(kind="sound", name=f"A{number}", pieces=tuple(row)) for number, row in named], [*gone.values()]


def _heard_take(film: Film, item: Clip | Gap) -> str:
    """The id of the take whose own sound an item lets be heard; empty when there is none."""
    if not isinstance(item, Clip) or item.freeze or not SLOWEST <= item.speed <= FASTEST:
        return ""
    take = clip_take(film, item)
    return take.id if take is not None and take.sound else ""


def _unsaid(film: Film) -> list[str]:
    """What a film has and no cut of any program can say."""
    clips = [item for track in film.timeline.tracks for item in track.items if isinstance(item, Clip)]
    numbering = slates(film)
    counted = (
        (
            sum(clip.grade is not None for clip in clips),
            "{} with a grade of its own: the media are ungraded, the reference film shows it.",
        ),
        (
            sum(clip.framing is not None and clip.framing.fit == "blur" for clip in clips),
            "{} on a blurred ground of its own picture: there it has black bars.",
        ),
        (
            sum(clip.overlay is not None for clip in clips),
            "{} lying over the picture in a box: place and opacity must be set again.",
        ),
        (
            sum(bool(clip.overlay and clip.overlay.blend != "normal") for clip in clips),
            "{} blended with what is below: set the blend again.",
        ),
        (
            sum(clip.sound.crossfade is not None for clip in clips),
            "{} with a sound crossfade of its own: it goes with the picture there.",
        ),
    )
    moving = [
        f"{numbering[clip.shot]} ({clip.framing.move})"
        for clip in clips
        if clip.framing is not None and clip.framing.move is not None
    ]
    found = [sentence.format(f"{count} clip{'' if count == 1 else 's'}") for count, sentence in counted if count]
    if moving:
        more = f" and {len(moving) - MOST_NAMED} more" if len(moving) > MOST_NAMED else ""
        told = f"{', '.join(moving[:MOST_NAMED])}{more}"
        found.append(f"The frame moves over {told}, and stands still there: set the move as in the reference film.")
    if film.look.grade is not None:
        found.append("The grade of the whole film: the media are ungraded, the reference film shows it.")
    silent = sum(missing_in(cue.offline) is not None for cue in film.cues.values())
    if silent:
        found.append(f"{silent} sound{'' if silent == 1 else 's'} not here: offline in the cut, silent in the stems.")
    if any(cue.kind == "music" for cue in film.cues.values()):
        found.append("Ducking and the limiter: music lies in its stem as it is heard, the sum is not limited.")
    return found
