"""AAF, the binary that Avid Media Composer, Pro Tools and Premiere exchange: a cut written with its media linked.

    CompositionMob ── slot V1 ── Sequence ── SourceClip | Filler | Transition
         │            slots A1.L, A1.R: a sound track is two of them, one a channel
         │            event slot: markers         timecode slot: where the cut begins
    MasterMob (one for each name of a clip) ── SourceMob (the file, its URL) ── SourceMob (the reel, its timecode)

After the AAF Edit Protocol (AMWA). Transitions overlap what is beside them, so that clips are written with their
handles; a clip that is switched off is the alternate of a filler; a level is an operation around its clip.
"""

# pyaaf2 has no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false, reportAttributeAccessIssue=false

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from fractions import Fraction
from math import gcd
from typing import Any

from tools.interchange.aaf_words import (
    AMPLITUDE,
    COLOURS,
    LEFT,
    LEVEL,
    RIGHT,
    SOUND_DISSOLVE,
    SOUND_GAIN,
    SPEED_CONTROL,
    SPEED_RATIO,
    TOP_LEVEL,
    VIDEO_DISSOLVE,
    amplitude,
)
from tools.interchange.carrying import Carries
from tools.interchange.cut import Cut, CutTrack, Join, Mark, Piece, Source, nominal, source_length, spans_with_gaps
from tools.interchange.linking import as_url

CARRIES = Carries(
    "AAF",
    kinds=("dissolve", "fade in", "fade out"),
    titles=False,
    captions=False,
    sound_speed=False,
    handles=True,
    unknown_lengths=False,
    unknown_sizes=False,
    scaling=False,
    fills=False,
    colourless="red",
)
WRITTEN = datetime(2000, 1, 1)
"""The date in every file: the same cut is the same bytes."""
DAY = 24 * 3600


def write(cut: Cut) -> bytes:
    """The cut as an .aaf file: media are named, none is embedded."""
    # Loading the library takes longer than many commands.
    from aaf2.file import AAFFile

    file = AAFFile(None)
    _Writer(file, cut).build()
    file.save()
    file.manager.remove_temp()
    file.cfb.close()
    return file.f.getvalue()


class _Writer:
    def __init__(self, file: Any, cut: Cut) -> None:
        self._file, self._cut, self._make = file, cut, file.create.from_name
        self._sources = cut.by_name()
        self._masters: dict[tuple[str, str], Any] = {}
        self._files: dict[str, Any] = {}
        self._operations: dict[str, Any] = {}

    def build(self) -> None:
        cut = self._cut
        self._sign()
        whole = self._mob(self._make("CompositionMob", cut.title), "cut", cut.model_dump_json())
        whole.usage = TOP_LEVEL
        # The format says the sizes of media alone.
        whole.comments["Picture"] = f"{cut.width}x{cut.height}"
        slot = self._slot(whole, 1, "TC1", 1)
        slot.segment = self._timecode(cut.start, max(cut.frames, 1), cut.drop)
        number, first = 1, 0
        for index, track in enumerate(cut.picture, 1):
            number += 1
            first = first or number
            self._slot(whole, number, track.name, index).segment = self._sequence(track, 1)
        for index, track in enumerate(cut.sound):
            for channel, side in enumerate((LEFT, RIGHT)):
                number += 1
                slot = self._slot(whole, number, f"{track.name}{side}", 2 * index + channel + 1)
                slot.segment = self._sequence(track, 2 + channel)
        if cut.markers:
            self._markers(whole, cut.markers, first or 2)

    def _sign(self) -> None:
        header = self._file.header
        (identity,) = header["IdentificationList"].value
        identity["ProductName"].value = "Workprint"
        identity["CompanyName"].value = "Workprint"
        identity["ProductVersionString"].value = "1"
        identity["Platform"].value = "any"
        identity["Date"].value = header["LastModified"].value = WRITTEN
        identity["GenerationAUID"].value = self._auid("generation", self._cut.model_dump_json())

    def _mob(self, mob: Any, *told: str) -> Any:
        """A mob in the file, whose id says what is in it: a changed cut is another one to the program that reads it."""
        from aaf2.mobid import MobID

        mob.mob_id = MobID(f"urn:smpte:umid:060a2b34.01010105.01010f20.13000000.{_words(*told)}")
        mob["CreationTime"].value = mob["LastModified"].value = WRITTEN
        self._file.content.mobs.append(mob)
        return mob

    def _auid(self, *told: str) -> Any:
        from aaf2.auid import AUID

        return AUID(hashlib.sha256("\0".join(told).encode()).hexdigest()[:32])

    def _slot(self, mob: Any, number: int, name: str, track: int) -> Any:
        slot = self._make("TimelineMobSlot", number, name, edit_rate=self._cut.rate)
        slot["PhysicalTrackNumber"].value = track
        mob.slots.append(slot)
        return slot

    def _timecode(self, start: int, frames: int, drop: bool) -> Any:
        timecode = self._make("Timecode", nominal(self._cut.rate), drop, frames)
        timecode.start = start
        return timecode

    def _sequence(self, track: CutTrack, slot: int) -> Any:
        sequence = self._make("Sequence", track.kind)
        sequence.components.extend(list(self._components(track, slot)))
        sequence.length = track.frames
        return sequence

    def _components(self, track: CutTrack, slot: int) -> Iterator[Any]:
        """What lies on a track, with transitions between, which overlap it by their whole length."""
        joins = {join.at: join for join in track.joins}
        nothing = Join(at=0, before=0, after=0)
        at = 0
        for part in spans_with_gaps(track):
            frames = part if isinstance(part, int) else part.frames
            head, tail = joins.get(at, nothing), joins.get(at + frames, nothing)
            if head.frames:
                if not at:
                    yield self._make("Filler", track.kind, head.after)
                yield self._transition(track, head)
            if isinstance(part, int):
                yield self._make("Filler", track.kind, head.before + frames + tail.after)
            else:
                yield self._piece(track, part, slot, head.before, tail.after)
            at += frames
        if last := joins.get(at):
            yield self._transition(track, last)
            yield self._make("Filler", track.kind, last.before)

    def _piece(self, track: CutTrack, piece: Piece, slot: int, before: int, after: int) -> Any:
        """A clip with the frames that transitions take of it, and around it what is done to it."""
        frames = before + piece.frames + after
        whole = piece.model_copy(update={"frames": frames})
        start = piece.source_in - (0 if piece.freeze else int(before * piece.speed))
        clip = self._make("SourceClip", start, source_length(whole), media_kind=track.kind)
        source = self._sources.get(piece.source)
        if source is not None:
            clip.mob, clip.slot_id = self._master(piece.name, source), slot
        made = clip
        if piece.freeze or piece.speed != 1:
            # The ratio is that of what is seen to what is used up.
            ratio = Fraction(frames) if piece.freeze else 1 / piece.speed
            made = self._operation(SPEED_CONTROL, track.kind, frames, made, SPEED_RATIO, ratio)
        if piece.gain_db:
            made = self._operation(SOUND_GAIN, track.kind, frames, made, AMPLITUDE, amplitude(piece.gain_db))
        if piece.muted:
            selector = self._make("Selector", track.kind, frames)
            selector["Selected"].value = self._make("Filler", track.kind, frames)
            selector["Alternates"].append(made)
            made = selector
        return made

    def _transition(self, track: CutTrack, join: Join) -> Any:
        transition = self._make("Transition", track.kind, join.frames)
        transition.cutpoint = join.before
        identity = VIDEO_DISSOLVE if track.kind == "picture" else SOUND_DISSOLVE
        group = self._make("OperationGroup", self._definition(identity, track.kind), join.frames, track.kind)
        level = self._make("VaryingValue", self._parameter(LEVEL), self._linear())
        level.add_keyframe(Fraction(0), Fraction(0), "Proportional")
        level.add_keyframe(Fraction(1), Fraction(1), "Proportional")
        group.parameters.append(level)
        transition["OperationGroup"].value = group
        return transition

    def _operation(self, identity: str, kind: str, frames: int, clip: Any, parameter: str, value: Fraction) -> Any:
        from aaf2.rational import AAFRational

        group = self._make("OperationGroup", self._definition(identity, kind), frames, kind)
        exact = AAFRational(value.numerator, value.denominator)
        group.parameters.append(self._make("ConstantValue", self._parameter(parameter), exact))
        group.segments.append(clip)
        return group

    def _definition(self, identity: str, kind: str) -> Any:
        names = {
            VIDEO_DISSOLVE: ("Video Dissolve", 2, (LEVEL,)),
            SOUND_DISSOLVE: ("Mono Audio Dissolve", 2, (LEVEL,)),
            SPEED_CONTROL: ("Video Speed Control", 1, (SPEED_RATIO,)),
            SOUND_GAIN: ("Mono Audio Gain", 1, (AMPLITUDE,)),
        }
        if identity not in self._operations:
            name, inputs, parameters = names[identity]
            made = self._make("OperationDef", identity, name, name)
            self._file.dictionary.register_def(made)
            made.media_kind = kind
            made["IsTimeWarp"].value = identity == SPEED_CONTROL
            made["Bypass"].value = 0
            made["NumberInputs"].value = inputs
            made["OperationCategory"].value = "OperationCategory_Effect"
            made["ParametersDefined"].extend([self._parameter(one) for one in parameters])
            self._operations[identity] = made
        return self._operations[identity]

    def _parameter(self, identity: str) -> Any:
        names = {LEVEL: "Level", AMPLITUDE: "Amplitude", SPEED_RATIO: "SpeedRatio"}
        if identity not in self._operations:
            made = self._make("ParameterDef", identity, names[identity], names[identity], "Rational")
            self._file.dictionary.register_def(made)
            self._operations[identity] = made
        return self._operations[identity]

    def _linear(self) -> Any:
        from aaf2.misc import LinearInterp

        if "linear" not in self._operations:
            made = self._make("InterpolationDef", LinearInterp, "LinearInterp", "LinearInterp")
            self._file.dictionary.register_def(made)
            self._operations["linear"] = made
        return self._operations["linear"]

    def _master(self, name: str, source: Source) -> Any:
        """The clip as a program lists it: its name, and the file that it shows."""
        if (name, source.name) not in self._masters:
            mob = self._mob(self._make("MasterMob", name), "clip", name, str(self._cut.rate), source.model_dump_json())
            mob.name = name
            self._chain(mob, source, self._file_mob(source))
            self._masters[name, source.name] = mob
        return self._masters[name, source.name]

    def _file_mob(self, source: Source) -> Any:
        if source.name not in self._files:
            told = (str(self._cut.rate), source.model_dump_json())
            reel = self._make("SourceMob", source.reel or source.name)
            reel.descriptor = self._make("TapeDescriptor") if source.reel else self._make("ImportDescriptor")
            self._mob(reel, "reel", *told)
            self._chain(reel, source, None)
            code = self._slot(reel, 9, "TC1", 1)
            code.segment = self._timecode(source.start, DAY * nominal(self._cut.rate), self._cut.drop)
            mob = self._mob(self._make("SourceMob", source.name), "file", *told)
            mob.descriptor = self._described(source)
            mob.comments["File"] = source.name
            if source.media:
                mob.comments["SHA-256"] = source.media
            self._chain(mob, source, reel)
            self._files[source.name] = mob
        return self._files[source.name]

    def _chain(self, mob: Any, source: Source, onto: Any) -> None:
        """The slots of a mob, each showing the same slot of the mob that it comes from, from the first frame on."""
        for number, name, kind, track in _slots(source):
            clip = self._make("SourceClip", 0, source.frames or 1, media_kind=kind)
            if onto is not None:
                clip.mob, clip.slot_id = onto, number
            self._slot(mob, number, name, track).segment = clip

    def _described(self, source: Source) -> Any:
        parts = [self._picture(source)] * source.picture + [self._sound(source)] * source.sound
        if len(parts) == 1:
            made = parts[0]
        else:
            made = self._make("MultipleDescriptor")
            made["SampleRate"].value = self._cut.rate
            made["Length"].value = source.frames or 1
            made["FileDescriptors"].extend(parts)
        if source.url:
            place = self._make("NetworkLocator")
            place["URLString"].value = as_url(source.url)
            made["Locator"].append(place)
        return made

    def _picture(self, source: Source) -> Any:
        made = self._make("CDCIDescriptor")
        width, height = source.size or (self._cut.width, self._cut.height)
        divisor = gcd(width, height)
        made["SampleRate"].value = self._cut.rate
        made["Length"].value = source.frames or 1
        made["StoredWidth"].value, made["StoredHeight"].value = width, height
        made["ImageAspectRatio"].value = Fraction(width // divisor, height // divisor)
        made["FrameLayout"].value = "FullFrame"
        made["VideoLineMap"].value = [0, 0]
        made["ComponentWidth"].value = 8
        made["HorizontalSubsampling"].value = 2
        return made

    def _sound(self, source: Source) -> Any:
        made = self._make("PCMDescriptor")
        made["SampleRate"].value = made["AudioSamplingRate"].value = 48000
        made["Length"].value = round((source.frames or 1) / self._cut.rate * 48000)
        made["Channels"].value, made["QuantizationBits"].value = 2, 16
        made["BlockAlign"].value, made["AverageBPS"].value = 4, 192_000
        return made

    def _markers(self, whole: Any, marks: Sequence[Mark], slot: int) -> None:
        """Markers as Media Composer has them: the first line is the name, what follows is the comment."""
        from aaf2.misc import TaggedValueHelper

        events = self._make("EventMobSlot", 1000, "Markers")
        events.edit_rate = self._cut.rate
        events["PhysicalTrackNumber"].value = 1
        sequence = self._make("Sequence", "DescriptiveMetadata")
        for mark in marks:
            text = f"{mark.name}\n{mark.comment}" if mark.comment else mark.name
            marker = self._make("DescriptiveMarker")
            marker["Position"].value = mark.frame
            marker["Comment"].value = text
            marker["DescribedSlots"].value = {slot}
            marker["CommentMarkerUser"].value = "Workprint"
            colour = mark.colour if mark.colour in COLOURS else "red"
            marker["CommentMarkerColor"].value = dict(zip(("red", "green", "blue"), COLOURS[colour], strict=True))
            told = TaggedValueHelper(marker["CommentMarkerAttributeList"])
            told["_ATN_CRM_COLOR"] = mark.colour.capitalize()
            told["_ATN_CRM_COM"] = text
            told["_ATN_CRM_USER"] = "Workprint"
            sequence.components.append(marker)
        events.segment = sequence
        whole.slots.append(events)


def _slots(source: Source) -> Iterator[tuple[int, str, str, int]]:
    """The slots that a file has: (number, name, kind, number among its kind)."""
    if source.picture:
        yield 1, "V1", "picture", 1
    if source.sound:
        yield 2, "A1", "sound", 1
        yield 3, "A2", "sound", 2


def _words(*told: str) -> str:
    """Four words of eight hexadecimal digits that stand for what is told."""
    digest = hashlib.sha256("\0".join(told).encode()).hexdigest()
    return ".".join(digest[at : at + 8] for at in range(0, 32, 8))
