"""Settings come from one place, and every one of them is documented."""

from pathlib import Path

import pytest

from tools.film.errors import OperatorError
from tools.settings import ENVIRONMENT, Settings, read_settings


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
    assert set(ENVIRONMENT) == set(Settings.model_fields)
    for name, variable in ENVIRONMENT.items():
        assert f"| `{name}` | `{variable}` |" in manual
