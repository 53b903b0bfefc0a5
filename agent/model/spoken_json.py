"""Calls read out of plain text, for models that cannot call tools or write their calls as words.

{"say": "Darker it is.", "acts": [{"kind": "set_grade", "shots": [3], ...}]}     the form that is asked for
<tool_call>{"name": "circle", "arguments": {"shots": [3]}}</tool_call>           what local models write instead
"""

import json
import re
from dataclasses import dataclass
from typing import Any, cast

from agent.model.hearing import MOST_CALLS, Call

THOUGHTS = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
STARTS = re.compile(r"[{\[]")
HELD_BACK = ("{", "[", "`", "<")
"""how text begins that may turn out not to be words for the user"""
MACHINES = ("{", "[{", "[]", "```json", "<tool_call", "<function")
"""how text begins that is no words for the user, even where it cannot be read"""


@dataclass(frozen=True)
class Spoken:
    """What a text comes to."""

    say: str
    calls: tuple[Call, ...]


def read_spoken(text: str) -> Spoken | None:
    """The words and calls of a text that holds JSON of one of these forms; None when it holds none."""
    text = without_thoughts(text)
    found = [calls for value in _values(text) if (calls := _calls(value)) is not None]
    if not found:
        return None
    say = " ".join(said for said, _ in found if said)
    named = [call for _, calls in found for call in calls][:MOST_CALLS]
    return Spoken(say, tuple(Call(f"said_{place}", name, given) for place, (name, given) in enumerate(named)))


def without_thoughts(text: str) -> str:
    """The text without what a model thought aloud."""
    return THOUGHTS.sub("", text).strip()


def is_broken(text: str) -> bool:
    """Whether a text that `read_spoken` found nothing in was meant for a machine all the same."""
    return without_thoughts(text).startswith(MACHINES)


def may_be_words(text: str) -> bool:
    """Whether the beginning of an answer is already known to be meant for the user."""
    start = text.lstrip()
    return bool(start) and not start.startswith(HELD_BACK)


def _values(text: str) -> list[Any]:
    """The JSON objects and lists in the text, outermost only; after some that are none, no more is looked for."""
    decoder, at, found = json.JSONDecoder(), 0, list[Any]()
    for _ in range(MOST_CALLS):
        match = STARTS.search(text, at)
        if match is None:
            break
        try:
            value, at = decoder.raw_decode(text, match.start())
        except ValueError:
            at = match.start() + 1
            continue
        except RecursionError:
            break
        found.append(value)
    return found


def _calls(value: Any) -> tuple[str, list[tuple[str, str]]] | None:
    """(words, [(name, arguments)]) of one JSON value; None when it is nothing of ours."""
    if isinstance(value, list):
        inner = [calls for one in cast("list[Any]", value) if (calls := _calls(one)) is not None]
        return (
            (" ".join(said for said, _ in inner if said), [c for _, calls in inner for c in calls]) if inner else None
        )
    if not isinstance(value, dict):
        return None
    given = cast("dict[str, Any]", value)
    acts = given.get("acts")
    if isinstance(acts, list) or isinstance(given.get("say"), str):
        _, calls = _calls(acts) or ("", [])
        said = given.get("say")
        return said if isinstance(said, str) else "", calls
    if isinstance(given.get("kind"), str):
        return "", [(given["kind"], _dumped({name: inner for name, inner in given.items() if name != "kind"}))]
    name = given.get("name")
    if isinstance(name, str) and ("arguments" in given or "parameters" in given):
        arguments = given.get("arguments", given.get("parameters"))
        return "", [(name, arguments if isinstance(arguments, str) else _dumped(arguments))]
    return None


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
