"""A place on a form is a field, a cell of a row, or a column of every row."""

from __future__ import annotations

import pytest

from desktop.templates.place_soundness import has_place
from tests.unit.templates.test_soundness import load


@pytest.mark.parametrize(
    ("place", "there"),
    [
        ("total/score", True),
        ("total/weight", False),
        ("funds/annual_total/left", True),
        ("funds/annual_total/right", False),
        ("funds/other/left", False),
        ("funds/*/left", False),
        ("money/annual_total/left", False),
        ("total/row/score", False),
        ("total", False),
        ("", False),
        ("funds/annual_total/left/first", False),
    ],
)
def test_a_place_is_on_the_form_or_not(place: str, there: bool) -> None:
    assert has_place(load().templates["rows"], place) is there


def test_every_row_counts_where_it_may_stand() -> None:
    form = load().templates["rows"]
    assert has_place(form, "funds/*/left", every_row=True)
    assert not has_place(form, "funds/*/right", every_row=True)
