"""Rows of a form and the printed rows of a blank."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.document import Cell, Row
from desktop.models.row_naming import Naming
from desktop.workbook.match_rows import match_rows, rows_behind

NAMING = Naming(("first", "second"), "name")


def rows(text: str) -> list[Row]:
    """Read rows such as "数量/人次", the group behind the first level and the name."""
    held = [entry.partition("/") for entry in text.split()]
    return [
        Row(f"r{number}", {"first": Cell("产出"), "second": Cell(group), "name": Cell(name)})
        for number, (group, _, name) in enumerate(held)
    ]


@pytest.mark.parametrize(
    ("form", "blank", "pairs", "behind"),
    [
        ("数量/甲 质量/乙", "数量/指标1： 质量/指标1：", [0, 1], []),
        ("数量/甲", "数量/…… 数量/甲", [1], []),
        ("数量/甲", "数量/乙 数量/……", [1], []),
        ("数量/丙", "数量/乙", [0], []),
        ("数量/甲 数量/乙 质量/丙", "数量/…… 质量/……", [0, None, 1], [(1, 0)]),
        ("数量/甲 时效/乙 质量/丙", "数量/…… 数量/…… 质量/……", [0, None, 2], [(1, 1)]),
        ("数量/甲 时效/乙", "数量/…… 数量/……", [0, None], [(1, 1)]),
        ("时效/甲 数量/乙", "数量/……", [None, 0], [(0, None)]),
        ("数量/甲 时效/乙", "数量/…… 质量/……", [0, None], [(1, 0)]),
        ("数量/甲 数量/乙", "数量/……", [0, None], [(1, 0)]),
        ("数量/甲 数量/乙", "数量/乙", [0, None], [(1, 0)]),
        ("数量/甲 质量/乙 质量/丙 质量/丁", "数量/…… 质量/丁", [0, 1, None, None], [(2, 1), (3, 1)]),
        ("数量/甲", "质量/", [None], [(0, None)]),
        ("时效/甲 时效/乙 数量/丙", "数量/丙", [None, None, 0], [(0, None), (1, None)]),
        ("数量（20分）/甲", "数量/……", [0], []),
        ("数量/甲", "/", [0], []),
        ("数量/甲", "", [None], [(0, None)]),
        ("", "数量/甲", [], []),
    ],
)
def test_each_row_finds_its_own(
    form: str, blank: str, pairs: list[int | None], behind: list[tuple[int, int | None]]
) -> None:
    own, printed = rows(form), rows(blank)
    found = match_rows(NAMING, own, printed)
    assert found == pairs
    assert list(rows_behind(NAMING, own, printed, found)) == behind


_entries = st.lists(st.tuples(st.sampled_from("数质时"), st.sampled_from("甲乙丙…")), max_size=7)


@given(_entries, _entries)
def test_rows_keep_their_order_and_their_group(
    form: list[tuple[str, str]], blank: list[tuple[str, str]]
) -> None:
    own, printed = (rows(" ".join(f"{group}/{name}" for group, name in held)) for held in (form, blank))
    found = match_rows(NAMING, own, printed)
    taken = [pair for pair in found if pair is not None]
    assert taken == sorted(set(taken))
    assert all(form[one][0] == blank[pair][0] for one, pair in enumerate(found) if pair is not None)
