# pyright: reportUnknownMemberType=false
"""What plain metadata says of where a file comes from. Anybody can write it; it is told as such.

QuickTime, 3GPP   make and model of a phone or a camera
EXIF              make and model
XMP               IPTC's digital source type, the creator tool
AIGC              China's label of generated content (GB 45438-2025), in XMP or as a key of an MP4
PNG text          the settings that image generators leave
"""

import html
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import av
from av.error import FFmpegError
from PIL import Image, UnidentifiedImageError
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tools.film.origin import Origin, SourceType, source_type
from tools.provenance.containers import look_into

FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,wav,mp3"

_MAKES = ("com.apple.quicktime.make", "com.android.manufacturer", "make", "manufacturer")
_MODELS = ("com.apple.quicktime.model", "com.android.model", "model")
_PNG_SETTINGS = {
    "parameters": "Stable Diffusion",
    "prompt": "ComfyUI",
    "workflow": "ComfyUI",
    "invokeai_metadata": "InvokeAI",
}
_SOURCE = re.compile(
    r"DigitalSourceType\s*(?:=\s*[\"']|>|\s+rdf:resource\s*=\s*[\"'])\s*([^\"'<\s]{1,200})", re.IGNORECASE
)
_TOOL = re.compile(r"xmp:CreatorTool\s*(?:=\s*[\"']|>)\s*([^\"'<]{1,200})")
_ELSEWHERE = re.compile(r"dcterms:provenance\s*(?:=\s*[\"']|>)\s*(https?://[^\"'<\s]{1,300})")
_AIGC = re.compile(r"AIGC\s*(?:=\s*\"|=\s*'|>)\s*(\{.{1,4000}?\})", re.DOTALL)


class _Label(BaseModel):
    """China's label, as it is or inside another object."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)
    label: str = Field(default="", alias="Label")
    producer: str = Field(default="", alias="ContentProducer")
    inside: "_Label | None" = Field(default=None, alias="AIGC")


def read_labels(path: Path) -> Origin:
    """What the metadata of `path` say; an Origin without marks when they say nothing. Never raises for a file."""
    found = Origin()
    for label in _all(path):
        fields = {name: value for name, value in label.model_dump().items() if value and not getattr(found, name)}
        found = found.model_copy(update={**fields, "marks": tuple(dict.fromkeys((*found.marks, *label.marks)))})
    return found


def _all(path: Path) -> Iterator[Origin]:
    """Each kind of label that is there, the most telling first."""
    xmp = look_into(path).xmp.decode("utf-8", "replace")
    keys = {name.casefold(): str(value)[:4000] for name, value in _keys(path).items()}
    stated = source_type(keys.get("digitalsourcetype", ""))
    if stated is not None:
        yield Origin(source=stated, marks=("keys",))
    yield from _packet(xmp)
    for words in (keys.get("aigc", ""), *_AIGC.findall(html.unescape(xmp))):
        yield from _aigc(words)
    yield from _device(keys, "QuickTime")
    yield from _still(path)


def _aigc(words: str) -> Iterator[Origin]:
    """China's label: 1 says that it is generated, 2 and 3 that it may be."""
    try:
        told = _Label.model_validate_json(words)
    except ValidationError:
        return
    told = told.inside or told
    if told.label not in ("1", "2", "3"):
        return
    certain = told.label == "1"
    yield Origin(
        source="trainedAlgorithmicMedia" if certain else None,
        service=told.producer[:200],
        problem="" if certain else "its label says that it may be generated",
        marks=("AIGC",),
    )


def _packet(xmp: str) -> Iterator[Origin]:
    found: list[SourceType | None] = [source_type(str(term)) for term in _SOURCE.findall(xmp)]
    source = next(filter(None, found), None)
    tool = _TOOL.search(xmp)
    if source is not None:
        yield Origin(source=source, model=tool[1].strip() if tool else "", marks=("XMP",))
    elsewhere = _ELSEWHERE.search(xmp)
    if elsewhere:
        address = html.unescape(elsewhere[1])
        yield Origin(problem=f"its credentials lie at {address}, which is not asked"[:400], marks=("XMP",))


def _device(keys: Mapping[str, str], mark: str) -> Iterator[Origin]:
    make = next((keys[name] for name in _MAKES if keys.get(name)), "").strip()[:200]
    model = next((keys[name] for name in _MODELS if keys.get(name)), "").strip()[:200]
    if make or model:
        if make and model.casefold().startswith(make.casefold()):
            model = model[len(make) :].strip()
        yield Origin(source="digitalCapture", service=make, model=model, marks=(mark,))


def _keys(path: Path) -> dict[str, str]:
    try:
        with av.open(str(path), options={"format_whitelist": FORMATS, "protocol_whitelist": "file"}) as container:
            keys = {name: value for stream in container.streams for name, value in stream.metadata.items()}
            return {**keys, **container.metadata}
    except (FFmpegError, OSError, ValueError):
        return {}


def _still(path: Path) -> Iterator[Origin]:
    try:
        with Image.open(path) as picture:
            exif = picture.getexif()
            tags = {"make": str(exif.get(0x010F, "")).strip("\0 "), "model": str(exif.get(0x0110, "")).strip("\0 ")}
            settings = [maker for key, maker in _PNG_SETTINGS.items() if key in picture.info]
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return
    if settings:
        yield Origin(source="trainedAlgorithmicMedia", service=settings[0], marks=("PNG text",))
    yield from _device(tags, "EXIF")
