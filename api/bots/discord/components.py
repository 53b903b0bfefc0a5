"""Cards as Discord components. Words are escaped, so that nothing in them pings, links or is set in bold."""

import re
from pathlib import Path
from typing import Any

from api.bots.cards import Button, Card, cost_of
from api.bots.lengths import pieces

COMPONENTS_V2 = 1 << 15
EPHEMERAL = 1 << 6
TEXT, LABEL, CUSTOM_ID, NAME = 3800, 80, 100, 80
NOTE = "note"
PRESS, ASK = "p:", "n:"
"""how what a button says begins: do it, or ask for a note first"""
STYLES = {"plain": 2, "good": 3, "bad": 4}
NOBODY: dict[str, Any] = {"parse": []}
"""who is mentioned by what we post"""

_ROW, _BUTTON, _INPUT, _TEXT, _GALLERY, _FILE, _CONTAINER, _LABEL = 1, 2, 4, 10, 12, 13, 17, 18
_MARKUP = re.compile(r"([\\*_~`|<>@#\[\]():.+&/-])")
_PLAYED = frozenset((".mp4", ".mov", ".webm", ".gif", ".png", ".jpg", ".jpeg"))


def message(card: Card, file: str = "") -> dict[str, Any]:
    """What a message with this card is; `file` is the name of what is attached to it."""
    inside: list[dict[str, Any]] = []
    words = "\n".join(
        [*([f"**{escaped(card.title)}**"] if card.title else []), *(escaped(line) for line in card.lines if line)]
    )
    if words:
        inside.append({"type": _TEXT, "content": _cut(words)})
    if file:
        shown = {"url": f"attachment://{file}"}
        played = Path(file).suffix in _PLAYED
        inside.append({"type": _GALLERY, "items": [{"media": shown}]} if played else {"type": _FILE, "file": shown})
    buttons = [made for one in card.buttons if (made := _button(one)) is not None]
    if buttons:
        inside.append({"type": _ROW, "components": buttons[:5]})
    return {
        "flags": COMPONENTS_V2,
        "components": [{"type": _CONTAINER, "components": inside or [{"type": _TEXT, "content": "\u200b"}]}],
        "allowed_mentions": NOBODY,
    }


def parted(card: Card) -> list[Card]:
    """An answer as so many messages as carry all of its words; what there is to press is in the last."""
    words = "\n".join(card.lines)
    if len(escaped(f"{card.title}{words}")) <= TEXT - LABEL:
        return [card]
    # A sign becomes two at most where it is escaped.
    *before, last = pieces(words, TEXT // 2)
    return [*(Card(card.key, card.title, (one,)) for one in before), Card(card.key, card.title, (last,), card.buttons)]


def modal(custom_id: str) -> dict[str, Any]:
    """The window that asks for the note of a retake."""
    asked = {"type": _INPUT, "custom_id": NOTE, "style": 2, "max_length": 1000, "required": False}
    return {
        "custom_id": custom_id,
        "title": f"Retake{cost_of(custom_id)}",
        "components": [{"type": _LABEL, "label": "What shall be different?", "component": asked}],
    }


def noted(components: list[dict[str, Any]]) -> str:
    """The note in a window that was sent, however it is nested."""
    for one in components:
        if one.get("custom_id") == NOTE:
            return str(one.get("value") or "")
        below = [*one.get("components", []), *([one["component"]] if "component" in one else [])]
        if below and (found := noted(below)):
            return found
    return ""


def escaped(text: str) -> str:
    """Words that are shown as they are: every sign that Discord reads as markup, mention or address is escaped."""
    return _MARKUP.sub(r"\\\1", text)


def file_name(card: Card, file: Path) -> str:
    """What the file of a card is called there; another file of the same card has another name."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", card.title)[:NAME].strip("-") or "film"
    return f"{plain}-{file.stem[-8:]}{file.suffix}"


def _button(button: Button) -> dict[str, Any] | None:
    """The button; None for one whose meaning is longer than Discord carries: the page has it."""
    made: dict[str, Any] = {"type": _BUTTON, "label": button.label[:LABEL]}
    if button.link:
        return {**made, "style": 5, "url": button.link}
    custom_id = f"{ASK if button.asks_note else PRESS}{button.value}"
    return {**made, "style": STYLES[button.style], "custom_id": custom_id} if len(custom_id) <= CUSTOM_ID else None


def _cut(words: str) -> str:
    # Never between a backslash and its sign.
    return words if len(words) <= TEXT else words[:TEXT].rstrip("\\") + "..."
