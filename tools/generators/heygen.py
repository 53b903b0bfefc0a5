"""HeyGen v3: someone speaks. A face from the shot's first frame, or an avatar of the account; and prompted shots.

Models: `image` animates the first frame to the line, `avatar` an avatar of the account, `cinematic` an avatar in a
shot made from the prompt, without a line.
"""

from collections.abc import Mapping
from typing import Any

import httpx

from tools.generators.access import Access
from tools.generators.asking import Ask
from tools.generators.calling_back import address_for
from tools.generators.dialects import Failed, State, Usual, delivered, phase, standing
from tools.generators.pictures import as_frame, base64
from tools.generators.ports import BadRequest
from tools.generators.wire import Call, Complaint, Kind, Reply, text

PICTURE = 8_000_000
KINDS: dict[str, Kind] = {
    "not_found": "bad",
    "insufficient_credit": "no_money",
    "forbidden": "no_key",
    "unauthorized": "no_key",
    "conflict": "bad",
    "rate_limit_exceeded": "busy",
    "validation_error": "bad",
    "payload_too_large": "bad",
    "asset_not_available": "bad",
}
UNSAFE = ("moderat", "policy", "inappropriate", "nsfw", "violat")


class HeyGen(Usual):
    """`/v3/videos`. The voice and the avatar are settings of the user's account."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def credentials(self, client: httpx.AsyncClient) -> Mapping[str, str]:
        return {"x-api-key": self._access.setting("key")}

    def order(self, ask: Ask, key: str) -> Call:
        kind = str(ask.model.options["type"])
        body: dict[str, Any] = {
            "type": kind,
            "title": key[:100],
            "aspect_ratio": ask.frame.ratio,
            "resolution": ask.frame.said,
        }
        if kind == "cinematic_avatar":
            shot = {"prompt": ask.prompt, "avatar_id": [self._named("avatar")], "duration": int(ask.seconds)}
            return Call("POST", "/v3/videos", body | shot | {"enhance_prompt": False})
        if hook := address_for("heygen", self._access, key):
            body["callback_url"] = hook
        body |= {"script": spoken(ask, "HeyGen"), "voice_id": self._named("voice")}
        if kind == "image":
            if ask.first_frame is None:
                raise BadRequest("HeyGen's image model needs the shot's first frame.", service="heygen")
            picture = base64(as_frame(ask.first_frame, ask.frame, PICTURE))
            return Call(
                "POST",
                "/v3/videos",
                body | {"image": {"type": "base64", "media_type": "image/jpeg", "data": picture}},
            )
        return Call("POST", "/v3/videos", body | {"avatar_id": self._named("avatar")})

    def _named(self, setting: str) -> str:
        value = self._access.setting(setting)
        if not value:
            raise BadRequest(
                f"HeyGen needs a{'n' if setting == 'avatar' else ''} {setting} of your account: set "
                f"WORKPRINT_HEYGEN_{setting.upper()} to its id.",
                service="heygen",
            )
        return value

    def complaint(self, reply: Reply) -> Complaint | None:
        if reply.ok:
            return None
        code, message = text(reply.json, "error", "code"), text(reply.json, "error", "message")
        unsafe = reply.status in (400, 422) and any(word in message.lower() for word in UNSAFE)
        return Complaint(code, message, "content" if unsafe else KINDS.get(code))

    def accepted(self, reply: Reply, call: Call) -> str:
        return text(reply.json, "data", "video_id")

    def question(self, job: str) -> Call:
        return Call("GET", f"/v3/videos/{job}")

    def state(self, job: str, reply: Reply) -> State | None:
        answer = reply.json
        said = text(answer, "data", "status")
        if not reply.ok or not said:
            return None
        match phase(said):
            case "succeeded":
                return delivered(answer, text(answer, "data", "video_url"))
            case "failed":
                code, message = text(answer, "data", "failure_code"), text(answer, "data", "failure_message")
                unsafe = any(word in f"{code} {message}".lower() for word in UNSAFE)
                return Failed(code, message, stage="output" if unsafe else "")
            case _:
                return standing(said)


def spoken(ask: Ask, service: str) -> str:
    """The words to be spoken in the shot. Raises BadRequest when there are none."""
    words = " ".join(speech.text for speech in ask.speech if speech.text)
    if not words:
        raise BadRequest(f"{service} makes people speak, and nobody speaks in this shot; choose a camera instead.")
    return words
