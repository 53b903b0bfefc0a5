"""`workprint bench server`, small: every figure is there, nothing was lost, and it is told. Never on time."""

from pathlib import Path

import pytest

from api.load import FULL, Load, lines, measure_server
from tools.media.progress import silent


@pytest.mark.render
def test_a_server_is_measured_and_loses_nothing(tmp_path: Path):
    load = Load(shots=2, edits=4, pages=3, broadcasts=2, requests=100, changes=2, picture=(192, 108))
    measured = measure_server(tmp_path, 1, silent, load)
    assert measured["lost"] == 0
    assert measured["request_ms"]["count"] == 100
    assert measured["second_page_ms"]["count"] == 2 * 4
    assert measured["every_page_ms"]["count"] == 3 * 2
    assert measured["changed_picture_ms"]["count"] == 2
    assert len(measured["memory_mb"]) == 10
    assert len(measured["first_picture_ms"]) == 2
    assert [line.split()[0] for line in lines(measured)] == list(measured)
    assert (FULL.pages, FULL.requests) == (1000, 10_000)
