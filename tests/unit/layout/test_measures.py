from __future__ import annotations

import pytest

from desktop.layout.measures import (
    INDENT,
    PADDING_X,
    PADDING_Y,
    baselines,
    cell_height,
    inset,
    lines_in,
    text_height,
)
from desktop.templates.spec import Align


def test_lines_stand_in_the_middle_of_a_cell_at_equal_distances() -> None:
    first, second, third = baselines(3, 10, 100)
    assert second - first == third - second == pytest.approx(13)
    # A Chinese character's box reaches from 0.88 above the baseline to 0.12 below it.
    assert first - 8.8 == pytest.approx(100 - (third + 1.2))


def test_no_lines_no_baselines() -> None:
    assert baselines(0, 10, 100) == []


def test_a_cell_is_higher_than_its_lines_by_two_paddings() -> None:
    assert cell_height(3, 10) == pytest.approx(text_height(3, 10) + 2 * PADDING_Y)


@pytest.mark.parametrize("lines", [0, 1, 2, 7, 100])
def test_a_cell_has_room_for_the_lines_it_was_made_for(lines: int) -> None:
    assert lines_in(cell_height(lines, 10.5), 10.5) == lines


def test_a_cell_lower_than_its_paddings_has_room_for_nothing() -> None:
    assert lines_in(3, 10) == 0


def test_text_that_begins_at_a_border_keeps_more_distance() -> None:
    assert inset(Align.CENTRE) == PADDING_X
    assert inset(Align.LEFT) == inset(Align.RIGHT) == INDENT > PADDING_X
