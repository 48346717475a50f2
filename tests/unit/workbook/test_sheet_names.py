"""Names of sheets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.workbook.sheet_names import sheet_names


def test_names_are_made_from_project_names() -> None:
    assert sheet_names(["社保/经费[一]", "'引号'", "", "一\n二", "History"]) == [
        "社保_经费_一_",
        "引号",
        "自评表",
        "一 二",
        "History(2)",
    ]


def test_the_same_name_is_numbered_even_when_it_is_cut() -> None:
    long = "长" * 40
    assert sheet_names([long, long, "A", "a", ""]) == ["长" * 31, "长" * 28 + "(2)", "A", "a(2)", "自评表"]
    assert sheet_names(["", ""]) == ["自评表", "自评表(2)"]


@given(st.lists(st.text(max_size=50), max_size=12))
def test_names_are_short_unique_and_allowed(wanted: list[str]) -> None:
    names = sheet_names(wanted)
    assert len({name.lower() for name in names}) == len(wanted)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert name == name.strip("'")
