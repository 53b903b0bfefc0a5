"""What happened to takes."""

from typing import Literal

from pydantic import Field

from tools.film.value import Value


class ShotStateSet(Value):
    kind: Literal["shot_state_set"] = "shot_state_set"
    shot: str
    state: str


class TakePrinted(Value):
    kind: Literal["take_printed"] = "take_printed"
    shot: str
    take: str
    media: str


class TakeCircled(Value):
    kind: Literal["take_circled"] = "take_circled"
    shot: str
    take: str


class TakeRejected(Value):
    kind: Literal["take_rejected"] = "take_rejected"
    shot: str
    take: str


class TakeChosen(Value):
    kind: Literal["take_chosen"] = "take_chosen"
    shot: str
    take: str | None = Field(description="None: the circled, else the newest")


TakeFact = ShotStateSet | TakePrinted | TakeCircled | TakeRejected | TakeChosen
