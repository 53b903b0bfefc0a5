"""The four generic package names belong to Workprint alone."""

from importlib.metadata import packages_distributions

import pytest


@pytest.mark.parametrize("name", ["agent", "api", "tools", "web"])
def test_the_package_belongs_to_workprint_alone(name: str):
    assert set(packages_distributions().get(name, ["workprint"])) == {"workprint"}
