"""Settings come from one place, and every one of them is documented."""

from pathlib import Path

import pytest

from tools.film.errors import OperatorError
from tools.settings import BY_SERVICE, ENVIRONMENT, Settings, read_settings


def test_the_option_wins_over_the_environment(tmp_path: Path):
    found = read_settings({"WORKPRINT_HOME": "/nowhere", "WORKPRINT_WORKERS": "3"}, tmp_path)
    assert (found.home, found.workers) == (tmp_path, 3)
    assert found.database == tmp_path / "workprint.db"


def test_the_default_home_is_the_users_own():
    assert read_settings({}).home == Path("~/.local/share/workprint").expanduser()


def test_a_bad_value_names_its_variable():
    with pytest.raises(OperatorError, match="WORKPRINT_WORKERS='none'"):
        read_settings({"WORKPRINT_WORKERS": "none"})


def test_every_setting_is_documented():
    manual = (Path(__file__).parents[2] / "docs" / "settings.md").read_text()
    assert set(ENVIRONMENT) | BY_SERVICE == set(Settings.model_fields)
    for name, variable in ENVIRONMENT.items():
        assert f"| `{name}` | `{variable}` |" in manual


def test_a_key_never_shows():
    found = read_settings({"OPENAI_API_KEY": "sk-very-secret", "OPENAI_BASE_URL": "http://127.0.0.1:9/v1"})
    assert found.model_key is not None
    assert found.model_key.get_secret_value() == "sk-very-secret"
    assert "very-secret" not in f"{found!r} {found} {found.model_dump_json()}"


def test_a_model_needs_a_key_or_an_address():
    assert not read_settings({}).has_model
    assert read_settings({"OPENAI_API_KEY": "sk-1"}).has_model
    assert read_settings({"OPENAI_BASE_URL": "http://127.0.0.1:8080/v1"}).has_model


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("OPENAI_BASE_URL", "localhost:8080"),
        ("WORKPRINT_MODEL_PRICE_IN", "-1"),
        ("WORKPRINT_TURN_USD", "nan"),
        ("WORKPRINT_TURN_TOKENS", "10"),
    ],
)
def test_a_bad_value_about_the_model_is_refused(variable: str, value: str):
    with pytest.raises(OperatorError, match=variable):
        read_settings({variable: value})
