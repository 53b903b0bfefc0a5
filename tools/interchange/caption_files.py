"""Captions from files: SubRip (.srt), WebVTT (.vtt), Advanced SubStation (.ass, .ssa), as timed lines of plain words.

00:00:01,000 --> 00:00:03,500        times, words, and who speaks where the file says it
<i>Wait</i> - ANNA: not yet          styles and places are dropped and counted

Times are milliseconds of the film. Anything may be broken: a block that has no times is passed over and told.
Forms: the SubRip text format as programs write it, WebVTT (W3C), ASS v4.00+.
"""

import html
import re
from collections.abc import Iterator, Sequence

from tools.film.errors import DirectorError
from tools.film.value import Value
from tools.media.plain_text import read_text

SUFFIXES = frozenset({".srt", ".vtt", ".ass", ".ssa"})
"""The endings of files of captions."""

MOST = 20_000
"""Captions of a file: twelve hours of them."""

LONGEST = 2000
"""Letters of one caption."""


class Spoken(Value):
    """Words over the milliseconds `start` .. `end`; `who` says them, where the file tells."""

    start: int
    end: int
    text: str
    who: str = ""


class Captions(Value):
    """What a file of captions holds, in order, never two at once; and what of it is not kept."""

    lines: tuple[Spoken, ...]
    losses: tuple[str, ...] = ()


def read_captions(data: bytes, name: str) -> Captions:
    """The captions of a file. Raises DirectorError (code "no_captions") when there are none in it."""
    read = read_text(data, name)
    losses = [read.note] if read.note else []
    text = read.words.replace("\r\n", "\n").replace("\r", "\n")
    if re.search(r"^\s*\[(?:Script Info|Events|V4\+? Styles)\]", text, re.IGNORECASE | re.MULTILINE):
        found = list(_substation(text))
        losses += _dropped(text, r"\{\\[^}]{0,400}\}", "override", "of style or place")
        drawn = len(re.findall(r"\\p[1-9]", text))
        losses += [f"{counted(drawn, 'drawing is', 'drawings are')} left out."] if drawn else []
    else:
        found = list(_blocks(text))
        losses += _dropped(text, r"</?(?:i|b|u|c|font|ruby|rt|lang)\b[^>\n]{0,200}>", "mark", "of style")
        losses += _dropped(text, r"-->[^\n]*\b(?:line|position|align|size|region|X1):", "place", "on the picture")
    broken = sum(one is None for one in found)
    if broken:
        said = counted(broken, "caption is", "captions are")
        losses.append(f"{said} left out, without words or without times that can be read.")
    good = sorted((one for one in found if one is not None), key=lambda one: (one.start, one.end))
    if not good:
        raise DirectorError(
            f"{name} has no captions that can be read; a caption has a line such as 00:00:01,000 --> 00:00:03,500.",
            code="no_captions",
        )
    if len(good) > MOST:
        raise DirectorError(
            f"{name} has {len(good):,} captions; {MOST:,} is the most.", code="too_many", legal=[1, MOST]
        )
    lines, together = _apart(good)
    if together:
        said = counted(together, "caption was", "captions were")
        losses.append(f"{said} shown at once with others; they follow one another, or are one.")
    return Captions(lines=tuple(lines), losses=tuple(losses))


_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})"
_TIMES = re.compile(rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t].*)?$", re.MULTILINE)


def _blocks(text: str) -> Iterator[Spoken | None]:
    """The blocks of SubRip and WebVTT: a line of times, and the words up to an empty line."""
    found = list(_TIMES.finditer(text))
    for at, times in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        parts = re.split(r"\n[^\n]*-->", text[times.end() : end])
        words = parts[0]
        if len(parts) > 1 or at + 1 < len(found):
            # Words may have an empty line in them; the number or the name above the next times is not theirs.
            words = re.sub(r"\n\s*\n[^\n]*\n?\s*$|\n\d+\s*$", "", words)
        words = re.split(r"\n\s*\n(?=NOTE\b|STYLE\b|REGION\b)", words)[0]
        yield _spoken(_milliseconds(times.groups()[:4]), _milliseconds(times.groups()[4:]), words)
    yield from [None] * (len(re.findall(r"-->", text)) - len(found))


def _substation(text: str) -> Iterator[Spoken | None]:
    """The lines `Dialogue:` of an ASS file, by the fields that its `Format:` names."""
    fields = "layer start end style name marginl marginr marginv effect text".split()
    inside = False
    for line in text.split("\n"):
        if line.startswith("["):
            inside = line.strip().lower() == "[events]"
        elif inside and line.lower().startswith("format:"):
            fields = [field.strip().lower() for field in line[7:].split(",")]
        elif inside and line.lower().startswith("dialogue:"):
            values = dict(zip(fields, line[9:].split(",", len(fields) - 1), strict=False))
            times = [re.fullmatch(rf"\s*{_TIME}\s*", values.get(field, "")) for field in ("start", "end")]
            if times[0] is None or times[1] is None:
                yield None
                continue
            if re.search(r"\\p[1-9]", values.get("text", "")):
                continue
            words = re.sub(r"\{[^}]{0,2000}\}", "", values.get("text", "")).replace(r"\N", "\n").replace(r"\n", "\n")
            start, end = (_milliseconds(found.groups()) for found in (times[0], times[1]))
            yield _spoken(start, end, words.replace(r"\h", " "), values.get("name", ""))


def _spoken(start: int, end: int, words: str, who: str = "") -> Spoken | None:
    if voice := re.search(r"<v(?:\.[^ >]*)?\s+([^>]{1,80})>", words):
        who = voice[1]
    bare = html.unescape(re.sub(r"</?[a-zA-Z][^>\n]{0,200}>|<\d[\d:.]*>|\{\\[^}]{0,400}\}", "", words))
    lines = [" ".join(line.split()) for line in bare.split("\n")]
    said = "\n".join(line for line in lines if line)[:LONGEST]
    if end <= start:
        return None
    if not who and (named := re.match(r"([A-ZÀ-Þ][A-ZÀ-Þ .'-]{1,30}):\s+(?=\S)", said)):
        who, said = named[1], said[named.end() :]
    return Spoken(start=start, end=end, text=said, who=" ".join(who.split())[:80]) if said else None


def _milliseconds(parts: Sequence[str | None]) -> int:
    hours, minutes, seconds, rest = (part or "0" for part in parts)
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(rest.ljust(3, "0"))


def _apart(lines: Sequence[Spoken]) -> tuple[list[Spoken], int]:
    """Captions of the same time are one, with a dash for each; of others that overlap the first ends where the next
    begins. And how many that were."""
    kept: list[Spoken] = []
    together = 0
    for line in lines:
        last = kept[-1] if kept else None
        if last is None or line.start >= last.end:
            kept.append(line)
            continue
        together += 1
        if line.start - last.start < 100:
            if line.text != last.text:
                both = "\n".join(one if one.startswith("- ") else f"- {one}" for one in (last.text, line.text))
                kept[-1] = last.model_copy(update={"text": both[:LONGEST], "end": max(last.end, line.end), "who": ""})
        else:
            kept[-1] = last.model_copy(update={"end": line.start})
            kept.append(line)
    return kept, together


def counted(number: int, one: str, more: str) -> str:
    """ "1 caption is", "4 captions are"."""
    return f"{number} {one if number == 1 else more}"


def _dropped(text: str, form: str, what: str, of: str) -> list[str]:
    number = len(re.findall(form, text))
    return [f"{counted(number, f'{what} {of} is', f'{what}s {of} are')} dropped."] if number else []
