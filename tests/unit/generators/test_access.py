"""Keys and addresses of the services come from the environment, ours before those that their users know."""

import pytest

from tools.film.errors import OperatorError
from tools.generators.access import Access, missing, read_access
from tools.generators.capabilities import catalogue
from tools.settings import read_settings


def test_our_variable_wins_over_the_services_own():
    both = {"RUNWAYML_API_SECRET": "theirs", "WORKPRINT_RUNWAY_API_KEY": "ours"}
    assert read_access(both)["runway"].setting("key") == "ours"
    assert read_access({"RUNWAYML_API_SECRET": "theirs"})["runway"].setting("key") == "theirs"


def test_an_address_and_a_pace_can_be_set():
    found = read_access(
        {"WORKPRINT_RUNWAY_BASE_URL": "http://127.0.0.1:9/v0/", "WORKPRINT_RUNWAY_POLL_SECONDS": "0.01"}
    )["runway"]
    assert (found.base_url, found.poll_seconds) == ("http://127.0.0.1:9/v0", 0.01)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("WORKPRINT_RUNWAY_BASE_URL", "ftp://somewhere"),
        ("WORKPRINT_RUNWAY_BASE_URL", "somewhere"),
        ("WORKPRINT_RUNWAY_POLL_SECONDS", "0"),
        ("WORKPRINT_RUNWAY_POLL_SECONDS", "soon"),
        ("WORKPRINT_RUNWAY_TIMEOUT_SECONDS", "nan"),
    ],
)
def test_a_bad_value_names_its_variable(variable: str, value: str):
    with pytest.raises(OperatorError, match=variable):
        read_access({variable: value})


def test_a_key_never_shows():
    settings = read_settings({"WORKPRINT_RUNWAY_API_KEY": "very-secret"})
    assert settings.services["runway"].setting("key") == "very-secret"
    assert "very-secret" not in f"{settings!r} {settings} {settings.model_dump_json()}"


def test_what_is_missing_is_named():
    assert missing(catalogue()["runway"], Access()) == ("key",)
    assert missing(catalogue()["previz"], Access()) == ()
