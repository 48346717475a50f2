"""Two forms hold the same though one writes it otherwise: thousands, notes and labels."""

from __future__ import annotations

import pytest

from desktop.models.document import Cell, Origin
from desktop.models.keys import CellKey
from desktop.operations.compared_forms import compared, is_only_written_otherwise
from desktop.operations.forms import sample_form
from tests.helpers.forms import changed, form_of, sound_form


@pytest.mark.parametrize(
    ("place", "before", "after", "same"),
    [
        ("年度资金总额/全年预算数", "1194.5", "1,194.5", True),
        ("年度资金总额/全年预算数", "1194.5", "1,194.6", False),
        ("header/项目名称", "1194.5", "1,194.5", False),
    ],
)
def test_only_how_a_figure_is_written_counts_for_nothing(
    place: str, before: str, after: str, same: bool
) -> None:
    one, other = (changed(sound_form(), {place: text}) for text in (before, after))
    assert is_only_written_otherwise(one, other) is same
    assert [(cell.before, cell.after) for cell in compared(one, other)] == [(before, after)]


def test_forms_of_two_templates_are_never_the_same() -> None:
    assert not is_only_written_otherwise(sound_form(), form_of(template="mof-analysis"))


def test_the_notes_of_a_paper_are_its_own() -> None:
    form = sample_form("hubei")
    key = CellKey("notes", "", "notes")
    other = form.with_document(form.document.with_cell(key, Cell("一、按年度填报。", Origin.TYPED)))
    assert is_only_written_otherwise(form, other)
    assert compared(form, other)


def test_a_row_that_only_says_its_levels_counts_for_nothing() -> None:
    form = form_of("一级 | 二级 | 三级 | 指标值\n产出指标 | 数量指标 | 人数 | 3人")
    longer = form_of(
        "一级 | 二级 | 三级 | 指标值\n产出指标 | 数量指标 | 人数 | 3人\n效益指标 | 社会效益指标 | |"
    )
    filled = form_of(
        "一级 | 二级 | 三级 | 指标值\n产出指标 | 数量指标 | 人数 | 3人\n效益指标 | 社会效益指标 | 甲 |"
    )
    assert is_only_written_otherwise(form, longer)
    assert is_only_written_otherwise(longer, form)
    assert not is_only_written_otherwise(form, filled)
