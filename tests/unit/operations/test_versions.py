"""What is handed over, given back and changed since, on a real store."""

from __future__ import annotations

from desktop.models.keys import CellKey
from desktop.models.receipt import receipt_code
from desktop.operations.desk import Desk
from desktop.operations.history import history
from desktop.operations.open_draft import OpenDraft
from desktop.operations.versions import (
    Standing,
    answer_remark,
    changes_since,
    drop_remark,
    give_back,
    hand_over,
    place_remark,
    remarks,
    standing,
    versions,
)
from desktop.storage.drafts import DraftState
from tests.helpers.desks import type_in

BUDGET = CellKey("funds", "annual_total", "full_year_budget")
SPENDING = CellKey("funds", "annual_total", "full_year_spending")


def test_each_hand_over_is_a_version_with_its_code(desk: Desk, draft: OpenDraft) -> None:
    type_in(desk, draft, BUDGET, "194")
    hand_over(desk, draft).result()
    (first,) = versions(desk, draft)
    assert first.code == receipt_code(draft.workspace.form.template, draft.workspace.document)
    type_in(desk, draft, BUDGET, "200")
    hand_over(desk, draft, "二稿").result()
    found = versions(desk, draft)
    second = found[0]
    assert [(one.seq, one.name, one.code) for one in found] == [
        (second.seq, "二稿", second.code),
        (first.seq, "第1次报送", first.code),
    ]
    assert desk.store.open_draft(1).state is DraftState.HANDED_OVER
    line = history(desk, draft)[0]
    assert (line.action, line.version, line.said) == ("报送", "二稿", (f"报送“二稿”，校验码{second.code}",))
    assert draft.workspace.can_undo


def test_what_changed_since_a_version(desk: Desk, draft: OpenDraft) -> None:
    type_in(desk, draft, BUDGET, "194")
    hand_over(desk, draft).result()
    (version,) = versions(desk, draft)
    assert changes_since(desk, draft, version) == ()
    type_in(desk, draft, BUDGET, "200")
    type_in(desk, draft, SPENDING, "135")
    row = draft.workspace.document.rows("indicators")[0]
    change = draft.workspace.remove_rows("indicators", [row.id])
    assert change is not None
    changed = changes_since(desk, draft, version)
    assert ("年度资金总额 全年预算数", "194", "200") in [
        (one.place, one.before, one.after) for one in changed
    ]
    assert all(one.key is None or draft.workspace.document.text(one.key) == one.after for one in changed)


def test_remarks_are_noted_and_answered(desk: Desk, draft: OpenDraft) -> None:
    type_in(desk, draft, BUDGET, "194")
    noted = give_back(desk, draft, [("全年预算数不对", BUDGET), (" 请补充偏差原因 ", None), ("  ", None)])
    assert noted is not None
    noted.result()
    assert desk.store.open_draft(1).state is DraftState.RETURNED
    # What was remarked comes before the state that follows from it.
    assert history(desk, draft)[0].said == (
        "意见：全年预算数不对",
        "意见：请补充偏差原因",
        "状态改为“被退回”（原为“草稿”）",
    )
    first, second = remarks(desk, draft)
    assert (first.place, first.key, second.place, second.text) == (
        "年度资金总额 全年预算数",
        BUDGET,
        "",
        "请补充偏差原因",
    )
    answer_remark(desk, draft, first.id, " 已改为200 ").result()
    drop_remark(desk, draft, second.id).result()
    assert [one.answer for one in remarks(desk, draft)] == ["已改为200"]
    said = [part for line in history(desk, draft) for part in line.said]
    assert "取消一条意见" in said
    assert "意见：全年预算数不对；答复：已改为200" in said
    assert "意见：请补充偏差原因" in said


def test_nothing_is_given_back_without_a_remark(desk: Desk, draft: OpenDraft) -> None:
    assert give_back(desk, draft, [("", None)]) is None
    assert desk.store.open_draft(1).state is DraftState.DRAFT


def test_a_remark_on_a_row_that_is_gone_stays_without_its_place(desk: Desk, draft: OpenDraft) -> None:
    row = draft.workspace.document.rows("indicators")[0]
    noted = give_back(desk, draft, [("删去这一行", CellKey("indicators", row.id, "score"))])
    assert noted is not None
    noted.result()
    assert remarks(desk, draft)[0].place.startswith("产出指标")
    draft.workspace.remove_rows("indicators", [row.id])
    assert (remarks(desk, draft)[0].place, remarks(desk, draft)[0].key) == ("", None)


def test_how_far_a_draft_has_come(desk: Desk, draft: OpenDraft) -> None:
    assert standing(desk, draft) == Standing("草稿", ())
    hand_over(desk, draft).result()
    noted = give_back(desk, draft, [("全年预算数不对", None), ("缺佐证材料", None)])
    assert noted is not None
    noted.result()
    first, second = remarks(desk, draft)
    answer_remark(desk, draft, second.id, "已补充").result()
    place_remark(desk, draft, first.id, BUDGET).result()
    found = standing(desk, draft)
    assert (found.state, found.unanswered, found.remarks[0].key) == ("被退回", 1, BUDGET)
