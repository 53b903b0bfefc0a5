"""What a message of the fake Discord is: its parts, the words and buttons in it, and the limits it is held to."""

import re
from typing import Any


def parts(message: dict[str, Any]) -> list[dict[str, Any]]:
    """The components of a message, flat."""
    found: list[dict[str, Any]] = []
    waiting = list(message.get("components", []))
    while waiting:
        one = waiting.pop(0)
        found.append(one)
        waiting += one.get("components", [])
    return found


def buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in parts(message) if one["type"] == 2]


def words(message: dict[str, Any]) -> str:
    """What is read in a message."""
    told = [one["content"] for one in parts(message) if one["type"] == 10]
    return re.sub(r"\\(.)", r"\1", "\n".join(told) or str(message.get("content", "")))


def valid(message: dict[str, Any], attached: list[str] | None = None) -> None:
    """The limits that Discord holds messages to."""
    listed = parts(message)
    assert message.get("allowed_mentions") == {"parse": []}, message
    assert len(listed) <= 40
    assert sum(len(one.get("content", "")) for one in listed) <= 4000
    ids = [one["custom_id"] for one in listed if "custom_id" in one]
    assert len(ids) == len(set(ids))
    assert all(len(one) <= 100 for one in ids)
    assert not message.get("components") or message["flags"] & (1 << 15)
    if attached is not None:
        shown = [item["media"]["url"] for one in listed if one["type"] == 12 for item in one["items"]]
        assert all(one.removeprefix("attachment://") in attached for one in shown), (shown, attached)


def user(name: str, called: str, *, bot: bool = False) -> dict[str, Any]:
    return {"id": name, "username": called, "discriminator": "0", "avatar": None, "global_name": called, "bot": bot}
