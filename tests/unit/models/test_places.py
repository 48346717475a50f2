"""How a cell is called where people read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.models.document import Cell
from desktop.models.keys import CellKey
from desktop.models.places import Places, form_name, place_name
from desktop.operations.forms import sample_form


@pytest.mark.parametrize(
    ("template", "key", "name"),
    [
        ("mof", "funds/annual_total/score", "年度资金总额 得分"),
        ("mof", "total//score", "总分 得分"),
        ("mof", "head//project_name", "项目名称"),
        ("mof", "goals//intended", "预期目标"),
        ("mof", "nowhere//project_name", "project_name"),
        ("mof", "total//weight", "总分 分值"),
        ("mof", "indicators/gone/score", " 得分"),
        ("mof", "funds/annual_total/nothing", "年度资金总额 nothing"),
        ("hubei", "choices//project_kind", "项目类型"),
        ("hubei", "caption//total_score", "总分"),
        ("department-framework", "framework/staff_control/score", "在职人员控制率（2分） 自评分"),
        ("department-base-data", "staff/staff/control_rate", "财政供养人员情况 控制率"),
    ],
)
def test_a_place_is_called_as_a_clerk_would(template: str, key: str, name: str) -> None:
    block, row, column = key.split("/")
    assert place_name(sample_form(template), CellKey(block, row, column)) == name


def test_rows_of_a_growing_table_are_numbered_under_their_headings() -> None:
    form = sample_form("mof")
    places = Places(form)
    names = [places.name(CellKey("indicators", row.id, "score")) for row in form.document.rows("indicators")]
    assert names[:2] == ["产出指标 / 数量指标 / 第1行 得分", "产出指标 / 数量指标 / 第2行 得分"]
    assert names[-1] == "满意度指标 / 服务对象满意度指标 得分"


def test_what_is_said_of_a_whole_column_is_called_by_it() -> None:
    assert place_name(sample_form("mof"), CellKey("", "", "target_value")) == "年度指标值"


def test_a_row_without_its_label_is_numbered() -> None:
    form = sample_form("mof")
    row = form.document.rows("funds")[1]
    cells = {name: cell for name, cell in row.cells.items() if name != "source"}
    rows = tuple(replace(one, cells=cells) if one is row else one for one in form.document.rows("funds"))
    bare = form.with_document(form.document.with_rows("funds", rows))
    assert place_name(bare, CellKey("funds", row.id, "score")) == "第2行 得分"


def test_a_row_that_a_foreign_form_has_more_is_called_by_its_label() -> None:
    form = sample_form("mof")
    rows = form.document.rows("funds")
    more = replace(rows[1], id="more").with_cell("source", Cell("单位资金"))
    wider = form.with_document(form.document.with_rows("funds", (*rows, more)))
    assert place_name(wider, CellKey("funds", "more", "score")) == "单位资金 得分"


def test_a_form_is_called_by_its_project_or_by_its_own_name() -> None:
    assert form_name(sample_form("hubei")) == "社会保障卡制发经费"
    assert form_name(sample_form("department-base-data")) == "部门整体支出绩效评价基础数据表"


def test_a_row_is_called_by_its_headings() -> None:
    form = sample_form("mof")
    places = Places(form)
    row = form.document.rows("indicators")[1].id
    assert places.row_name("indicators", row) == "产出指标 / 数量指标 / 第2行"
    assert (places.row_name("indicators", "gone"), places.row_name("head", row)) == ("", "")
