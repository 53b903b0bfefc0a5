"""How a take may end, as errors that say what they mean for money."""

import pickle
from datetime import date
from decimal import Decimal

import pytest

from tools.film.errors import ProviderError
from tools.generators.ports import (
    BadRequest,
    Busy,
    ContentRejected,
    Expired,
    GaveUp,
    NoKey,
    NoMoney,
    Outcome,
    Overdue,
    Retired,
    Unavailable,
    Undelivered,
    UnknownOutcome,
)

CODES: dict[type[Outcome], tuple[str, bool | None]] = {
    NoKey: ("no_key", False),
    NoMoney: ("no_money", False),
    BadRequest: ("bad_request", False),
    Retired: ("retired", False),
    Busy: ("busy", False),
    Unavailable: ("unavailable", False),
    UnknownOutcome: ("unknown_outcome", None),
    ContentRejected: ("content_rejected", False),
    GaveUp: ("gave_up", True),
    Overdue: ("overdue", True),
    Expired: ("expired", True),
    Undelivered: ("undelivered", True),
}


@pytest.mark.parametrize("kind", CODES)
def test_every_outcome_says_whether_it_was_accepted(kind: type[Outcome]):
    error = kind("So it ended.", service="runway")
    assert isinstance(error, ProviderError)
    assert (error.code, error.accepted) == CODES[kind]
    assert error.data["service"] == "runway"


@pytest.mark.parametrize(
    "error",
    [
        Busy("Slow down.", service="kling", retry_after=7.5),
        Retired("It is gone.", service="sora", gone_since=date(2026, 9, 24), substitute="veo"),
        ContentRejected(
            "Refused.", service="runway", job="j", stage="output", provider_code="SAFETY.X", cost=Decimal("0.50")
        ),
        GaveUp("It failed.", service="luma", again=False, charged=False),
    ],
)
def test_an_outcome_survives_the_way_from_a_worker_process(error: Outcome):
    back = pickle.loads(pickle.dumps(error))
    assert (str(back), back.code, back.data) == (str(error), error.code, error.data)
    assert vars(back) == vars(error)


def test_moderation_of_a_job_was_accepted_before():
    assert ContentRejected("no", service="runway", job="j", stage="output").accepted is True
    assert ContentRejected("no", service="kling").accepted is False
