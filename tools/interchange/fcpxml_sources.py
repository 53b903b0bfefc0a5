"""What a clip of FCPXML shows and lets be heard: its file, the time in it, and how fast it runs there.

asset-clip ──ref──> asset                 its picture, and its own sound unless srcEnable says otherwise
clip ──holds──> video ──holds──> audio    a clip from parts: the sound may be another file's
mc-clip ──ref, angles──> multicam         the angle that is seen, and those that are heard
"""

from collections.abc import Mapping
from fractions import Fraction
from xml.etree.ElementTree import Element

from tools.interchange.cut import Source, TrackKind
from tools.interchange.fcpxml_words import SEEN, chosen_of, fill_of_clip, held_in, size_of, time_of
from tools.interchange.lanes import Bench, base_name, exact, whole_frames
from tools.interchange.linking import as_path
from tools.interchange.scaling import Point, Size
from tools.interchange.speed_maps import changes, mapped, ordered

Seen = tuple[str, Fraction]
"""a source's name (empty for none), and the time in it, in its own timecode, at which a clip begins"""


class Sources:
    """The resources of a file, as clips refer to them. `rate` and `size` are the cut's."""

    def __init__(self, bench: Bench, root: Element) -> None:
        self._bench = bench
        self.resources: Mapping[str, Element] = {one.get("id", ""): one for one in root.iterfind("resources/*")}
        self.rate = Fraction(24)
        self.size: Size = (1920, 1080)

    def picture(self, item: Element, clip: str) -> Seen:
        """What a clip shows; or what it lets be heard, where it is nothing but sound."""
        begin = self.time(item.get("start") or "0s")
        holder = item
        if item.tag == "clip":
            found = held_in(item)
            if found is None:
                return "", begin
            holder = found
            begin += self.time(holder.get("start") or "0s") - self.time(holder.get("offset") or "0s")
        asset = self.resources.get(holder.get("ref", ""))
        if asset is None or asset.tag != "asset":
            if asset is not None and asset.tag == "effect":
                self._bench.note(f"The generator {asset.get('name') or 'without a name'} is left black.")
                return "", Fraction(0)
            return self._bench.source(Source(name=clip or "unnamed")), begin
        if not item.get("start") and item.tag == "asset-clip":
            begin = self.time(asset.get("start") or "0s")
        return self._source(asset, clip), begin

    def sound(self, item: Element, clip: str) -> Seen | None:
        """What is heard with what a clip shows; None where it is silent, or its sound is a clip of its own."""
        if item.tag == "asset-clip":
            asset = self.resources.get(item.get("ref", ""))
            heard = asset is not None and asset.get("hasAudio") == "1" and item.get("srcEnable", "all") == "all"
            return self.picture(item, clip) if heard else None
        held = held_in(item) if item.tag == "clip" else None
        if held is None or held.tag == "audio":
            return None
        audio = next((one for one in (*held.findall("audio"), *item.findall("audio"))), None)
        asset = self.resources.get(audio.get("ref", "")) if audio is not None else None
        if audio is None or asset is None or asset.tag != "asset" or audio.get("srcEnable") == "video":
            return None
        begin = self.time(item.get("start") or "0s")
        if audio in list(held):
            # What hangs on the picture lies in the picture's own time.
            begin += self.time(held.get("start") or "0s") - self.time(held.get("offset") or "0s")
        begin += self.time(audio.get("start") or asset.get("start") or "0s") - self.time(audio.get("offset") or "0s")
        return self._source(asset, clip), begin

    def _source(self, asset: Element, clip: str) -> str:
        notes = {one.get("key", ""): one.get("value", "") for one in asset.iterfind("metadata/md")}
        start = self.frames(asset.get("start"), "a source")
        representation = asset.find("media-rep")
        url = as_path((representation.get("src") if representation is not None else asset.get("src")) or "")
        suggested = representation.get("suggestedFilename", "") if representation is not None else ""
        length = self.frames(asset.get("duration"), "a source")
        source = Source(
            name=(suggested or base_name(url) or asset.get("name") or clip or "unnamed")[:400],
            url="" if "workprint.offline" in notes else url,
            frames=length or None,
            start=max(start, 0),
            picture=asset.get("hasVideo", "0") == "1",
            sound=asset.get("hasAudio", "0") == "1",
            size=size_of(self.resources.get(asset.get("format", ""))) if asset.get("hasVideo") == "1" else None,
            media=notes.get("workprint.media", ""),
            reel=notes.get("workprint.reel", "")[:64],
        )
        return self._bench.source(source)

    def timing(self, item: Element, seen: Seen, frames: int) -> tuple[Fraction, bool, Fraction]:
        """The speed of a clip of so many frames, whether it holds one frame, and the time in its source at which it
        begins. A speed that changes is told, and is what it takes to reach the same frame at its end."""
        source, first = seen
        found = item.find("timeMap")
        points = ordered([(self.time(one.get("time")), self.time(one.get("value"))) for one in found or ()])
        if len(points) < 2:
            return Fraction(1), False, first
        # Maps count from the source's own timecode, or from its first frame.
        origin = Fraction(self._bench.start_of(source)) / self.rate if source else Fraction(0)
        origin = origin if first > points[-1][0] and first - origin <= points[-1][0] else Fraction(0)
        begin, whole = mapped(points, first - origin) + origin, Fraction(frames) / self.rate
        speed = (mapped(points, first - origin + whole) + origin - begin) / whole
        if changes(points):
            self._bench.note(f"{item.get('name') or 'A clip'} changes its speed as it runs; it has one speed here.")
        if speed == 0:
            return Fraction(1), True, begin
        if speed < 0:
            self._bench.note(f"{item.get('name') or 'A clip'} runs backwards there; it runs forwards here.")
            # It shows the same frames, from the last one on.
            begin = max(begin + speed * whole, Fraction(0))
        return exact(abs(speed)) or Fraction(1), False, begin

    def fill(self, item: Element, source: str) -> Point | None:
        """The point about which a clip that covers the whole picture is cut."""
        return fill_of_clip(item, self._bench.size_of(source), self.size)

    def kind(self, item: Element) -> TrackKind:
        """Whether a clip is seen, or only heard."""
        if item.tag == "audio" or item.get("srcEnable") == "audio":
            return "sound"
        if item.tag == "asset-clip" and item.get("srcEnable") != "video":
            asset = self.resources.get(item.get("ref", ""))
            if asset is not None and asset.get("hasVideo") != "1" and asset.get("hasAudio") == "1":
                return "sound"
        held = held_in(item) if item.tag == "clip" else None
        return "sound" if held is not None and held.tag == "audio" else "picture"

    def own_length(self, item: Element) -> int:
        """The frames of a clip that does not say its length: all of what it refers to."""
        item = chosen_of(item)
        if item.get("duration"):
            return self.frames(item.get("duration"), "a clip")
        resource = self.resources.get(item.get("ref", ""))
        if resource is None:
            return 0
        sequence = resource.find("sequence")
        return self.frames((resource if sequence is None else sequence).get("duration"), "a source")

    def time(self, text: str | None) -> Fraction:
        return time_of(text, self._bench.file)

    def frames(self, text: str | None, what: str) -> int:
        return self.whole(self.time(text) * self.rate, what)

    def whole(self, value: Fraction, what: str) -> int:
        return whole_frames(value, self._bench, what)


def angles(clip: Element, multicam: Element) -> list[tuple[Element, frozenset[TrackKind]]]:
    """The angles of a multicam clip that are seen or heard, and which of both; the first one where nothing is said."""
    known = {angle.get("angleID", ""): angle for angle in multicam.findall("mc-angle")}
    nothing = frozenset[TrackKind]()
    told = [
        (known[source.get("angleID", "")], SEEN.get(source.get("srcEnable", "all"), nothing))
        for source in clip.findall("mc-source")
        if source.get("angleID", "") in known
    ]
    return told or [(angle, SEEN["all"]) for angle in list(known.values())[:1]]
