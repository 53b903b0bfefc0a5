"""Pages written as Fountain, which `read_fountain` reads back as the same pages; marks stand only where they must."""

import re

from tools.film.pages import Pages, Paragraph
from tools.interchange.screenplay.fountain_reading import HEADING, TRANSITION, is_speaker

SPECIAL = re.compile(r"([\\*_])")


def write_fountain(pages: Pages) -> str:
    """The text, ending in a newline."""
    written = [_title_page(pages.title_page)] if pages.title_page else []
    speaking = False
    for paragraph in pages.paragraphs:
        text = _one(paragraph)
        if speaking and paragraph.kind in ("parenthetical", "dialogue", "lyric"):
            written[-1] += f"\n{text}"
        else:
            written.append(text)
        speaking = paragraph.kind == "speaker" or (
            speaking and paragraph.kind in ("parenthetical", "dialogue", "lyric")
        )
    return "\n\n".join(written) + "\n"


def _title_page(keys: dict[str, str]) -> str:
    lines: list[str] = []
    for key, value in keys.items():
        value = SPECIAL.sub(r"\\\1", value)
        several = value.split("\n")
        lines += [f"{key.capitalize()}: {value}"] if len(several) == 1 else [f"{key.capitalize()}:"]
        lines += [f"    {line}" for line in several if len(several) > 1]
    return "\n".join(lines)


def _one(paragraph: Paragraph) -> str:
    text = SPECIAL.sub(r"\\\1", paragraph.text)
    if paragraph.kind not in ("action", "dialogue", "lyric"):
        text = " ".join(text.split())
    match paragraph.kind:
        case "heading":
            number = f" #{paragraph.number}#" if paragraph.number else ""
            return f"{'' if HEADING.match(text) else '.'}{text}{number}"
        case "action":
            return "\n".join(_action(line) for line in text.split("\n"))
        case "speaker":
            return (
                f"{'' if is_speaker(text) and not HEADING.match(text) else '@'}{text}{' ^' if paragraph.dual else ''}"
            )
        case "parenthetical":
            return f"({text})"
        case "dialogue":
            return "\n".join(line or "  " for line in text.split("\n"))
        case "lyric":
            return "\n".join(f"~{line}" for line in text.split("\n"))
        case "transition":
            return text if TRANSITION.match(text) else f"> {text}"
        case "centred":
            return f"> {text} <"
        case "section":
            return f"{'#' * max(1, paragraph.level)} {text}"
        case "synopsis":
            return f"= {text}"
        case "note":
            return f"[[{text}]]"
        case "page break":
            return "==="


def _action(line: str) -> str:
    """Action that would be read as something else is marked as action."""
    mistaken = bool(line) and (line[0] in ".>~=#@!" or bool(HEADING.match(line)) or is_speaker(line))
    return f"!{line}" if mistaken else line or "  "
