"""The explanation of what was changed, made from a real store and written to real files."""

from __future__ import annotations

from pathlib import Path

from desktop.layout.statement import Statement, Table
from desktop.models.keys import CellKey
from desktop.operations.desk import Desk
from desktop.operations.explanation import (
    explanation,
    plain,
    save_document,
    save_pdf,
    save_text,
)
from desktop.operations.open_draft import OpenDraft
from desktop.operations.versions import answer_remark, give_back, hand_over, remarks, versions
from desktop.workbook.opening import open_file
from tests.helpers.desks import type_in
from tests.helpers.pdf_text import bare, page_texts

BUDGET = CellKey("funds", "annual_total", "full_year_budget")
SPENDING = CellKey("funds", "annual_total", "full_year_spending")
PLACE = "年度资金总额 全年预算数"
SIGNED = "填报单位（盖章）：示例单位　　　　日期：　　　年　　月　　日"


def given_back(desk: Desk, draft: OpenDraft) -> None:
    noted = give_back(desk, draft, [("全年预算数不对", BUDGET), ("请补充偏差原因", None)])
    assert noted is not None
    noted.result()
    answer_remark(desk, draft, remarks(desk, draft)[0].id, "已改为200").result()


def test_remarks_and_changes_stand_in_two_tables(desk: Desk, draft: OpenDraft) -> None:
    type_in(desk, draft, BUDGET, "194")
    hand_over(desk, draft).result()
    (version,) = versions(desk, draft)
    given_back(desk, draft)
    type_in(desk, draft, BUDGET, "200")
    type_in(desk, draft, SPENDING, "135")
    written = explanation(desk, draft, version)
    assert written.title == "修改说明：《示例项目》"
    said, answered, since, changed, signed = written.parts
    assert (said, signed) == ("退回意见2条，答复如下：", SIGNED)
    assert isinstance(answered, Table)
    assert answered.rows == (
        ("1", PLACE, "全年预算数不对", "已改为200"),
        ("2", "整张表", "请补充偏差原因", "（尚未答复）"),
    )
    assert isinstance(since, str)
    assert since.startswith("与第1次报送（")
    assert version.code in since
    assert isinstance(changed, Table)
    assert [row[1:] for row in changed.rows if row[1] == PLACE] == [(PLACE, "194", "200")]
    assert ("年度资金总额 全年执行数", "（空）", "135") in [row[1:] for row in changed.rows]
    assert [row[0] for row in changed.rows] == [str(number) for number in range(1, len(changed.rows) + 1)]


def test_what_is_not_there_is_said(desk: Desk, draft: OpenDraft) -> None:
    assert explanation(desk, draft, None).parts == ("没有登记退回意见。", SIGNED)
    hand_over(desk, draft).result()
    (version,) = versions(desk, draft)
    nothing = explanation(desk, draft, version).parts[1]
    assert isinstance(nothing, str)
    assert nothing.endswith("没有修改。")


def test_every_file_holds_the_same(desk: Desk, draft: OpenDraft, tmp_path: Path) -> None:
    given_back(desk, draft)
    written = explanation(desk, draft, None)
    assert plain(written) == "\n".join(
        (
            "修改说明：《示例项目》",
            "退回意见2条，答复如下：",
            f"1. 位置：{PLACE}；退回意见：全年预算数不对；答复：已改为200",
            "2. 位置：整张表；退回意见：请补充偏差原因；答复：（尚未答复）",
            SIGNED,
        )
    )
    save_text(written, tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_bytes() == plain(written).replace("\n", "\r\n").encode("utf-8-sig")
    save_document(written, tmp_path / "a.docx")
    (grid,) = open_file(tmp_path / "a.docx").grids()
    shown = [[cell.text for cell in cells] for cells in grid.rows.values()]
    _said, table, _signed = written.parts
    assert isinstance(table, Table)
    assert [list(row) for row in (table.headings, *table.rows)] == [row for row in shown if len(row) == 4]
    save_pdf(written, tmp_path / "a.pdf")
    (page,) = page_texts(tmp_path / "a.pdf")
    every = [written.title, *(cell for row in (table.headings, *table.rows) for cell in row), SIGNED]
    assert all(bare(text) in page for text in every)


def test_a_line_end_in_a_cell_stays_on_its_line_in_a_plain_text() -> None:
    table = Table(("序号", "位置", "报送时", "现在"), (("1", "目标", "一\n二", "三"),))
    assert plain(Statement("说明", (table,))) == "说明\n1. 位置：目标；报送时：一 二；现在：三"
