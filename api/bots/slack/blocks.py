"""Cards as Block Kit. Words are plain text, so that nothing in them pings, links or is set in bold."""

import html
import re
from typing import Any

from api.bots.cards import Button, Card, cost_of
from api.bots.lengths import pieces

TITLE, TEXT, LABEL, VALUE, ALT = 150, 3000, 75, 2000, 2000
MOST_PIECES = 40
NOTE = "note"
STYLES = {"good": "primary", "bad": "danger"}


def blocks(card: Card, picture: str = "") -> list[dict[str, Any]]:
    """The blocks of a message; `picture` is the id of what Slack has of the card's."""
    made: list[dict[str, Any]] = []
    if card.title:
        made.append({"type": "header", "text": _plain(card.title, TITLE)})
    words = "\n".join(line for line in card.lines if line)
    if words:
        made += [{"type": "section", "text": _plain(piece, TEXT)} for piece in pieces(words, TEXT)[:MOST_PIECES]]
    if picture:
        made.append({"type": "image", "slack_file": {"id": picture}, "alt_text": card.title[:ALT] or "A still"})
    if card.buttons:
        made.append({"type": "actions", "elements": [_button(place, one) for place, one in enumerate(card.buttons)]})
    return made


def fallback(card: Card) -> str:
    """The same in a line, for notifications; what would be a mention or a link is escaped."""
    return escaped(": ".join(part for part in (card.title, *card.lines[:1]) if part))[:TEXT]


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def modal(value: str, channel: str, thread: str) -> dict[str, Any]:
    """The window that asks for the note of a retake."""
    return {
        "type": "modal",
        "callback_id": NOTE,
        "private_metadata": "\n".join((channel, thread, value)),
        "title": _plain("Retake", 24),
        "submit": _plain(f"Roll again{cost_of(value)}", 24),
        "close": _plain("Cancel", 24),
        "blocks": [
            {
                "type": "input",
                "block_id": NOTE,
                "optional": True,
                "label": _plain("What shall be different?", LABEL),
                "element": {"type": "plain_text_input", "action_id": NOTE, "multiline": True, "max_length": 1000},
            }
        ],
    }


def typed(text: str) -> str:
    """What someone typed, out of Slack's own markup: links and mentions as the words that were seen."""
    words = re.sub(r"<[@#!]?([^|<>]*)\|?([^<>]*)>", lambda found: found[2] or found[1], text)
    return html.unescape(words).strip()


def _plain(text: str, most: int) -> dict[str, Any]:
    return {"type": "plain_text", "text": text[:most] or " ", "emoji": False}


def _button(place: int, button: Button) -> dict[str, Any]:
    made: dict[str, Any] = {
        "type": "button",
        "action_id": f"{'note' if button.asks_note else 'press'}-{place}",
        "text": _plain(button.label, LABEL),
        "value": button.value[:VALUE],
    }
    if button.link:
        made |= {"action_id": f"open-{place}", "url": button.link}
    if button.style in STYLES:
        made["style"] = STYLES[button.style]
    return made
