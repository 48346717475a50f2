"""The history of a draft on a real store: read, gone back to, undone after the program was closed."""

from __future__ import annotations

import pytest

from desktop.errors import UserError
from desktop.models.edits import SetCell
from desktop.models.form import fresh_document
from desktop.models.keys import CellKey
from desktop.operations import history as reading
from desktop.operations.desk import Desk
from desktop.operations.history import (
    HistoryLine,
    form_at,
    history,
    history_pages,
    moment_of,
    past,
)
from desktop.operations.library import library
from desktop.operations.open_draft import OpenDraft
from desktop.operations.undoing import fold
from desktop.storage.drafts import Filing
from desktop.storage.history import Action
from desktop.storage.logbook import Deed, Noted
from tests.helpers.desks import save, type_in
from tests.helpers.stores import harm

BUDGET = CellKey("funds", "annual_total", "full_year_budget")
SPENDING = CellKey("funds", "annual_total", "full_year_spending")


def reopened(desk: Desk, draft: OpenDraft) -> tuple[Desk, OpenDraft]:
    """Close the program and start it again."""
    desk.close()
    again = Desk.open(desk.folder)
    return again, again.open_draft(draft.id)


def shown(line: HistoryLine) -> list[tuple[str, str, str, bool]]:
    return [(change.place, change.before, change.after, change.computed) for change in line.changes]


def test_every_action_reads_as_a_clerk_would_tell_it(desk: Desk, draft: OpenDraft) -> None:
    type_in(desk, draft, BUDGET, "194")
    type_in(desk, draft, SPENDING, "135")
    save(desk, draft, draft.workspace.undo())
    lines = history(desk, draft)
    assert [line.action for line in lines] == ["撤销", "填写", "填写", "整张表"]
    assert shown(lines[1])[0] == ("年度资金总额 全年执行数", "", "135", False)
    assert ("年度资金总额 得分", "", "6.96", True) in shown(lines[1])
    assert ("年度资金总额 全年执行数", "135", "", False) in shown(lines[0])
    assert ("年度资金总额 得分", "6.96", "", True) in shown(lines[0])
    assert lines[3].said == ("新建",)
    assert lines[1].changes[0].key == SPENDING
    assert lines[1].at is not None
    assert lines[1].at.tzinfo is not None


def test_a_long_history_is_told_page_by_page(
    desk: Desk, draft: OpenDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PAGE", 2)
    for text in ("1", "2", "3", "4"):
        type_in(desk, draft, BUDGET, text)
    pages = list(history_pages(desk, draft))
    assert [len(page) for page in pages] == [2, 2, 1]
    assert [line.seq for page in pages for line in page] == [line.seq for line in history(desk, draft)]


def test_rows_notes_and_answers_are_told(desk: Desk, draft: OpenDraft) -> None:
    rows = [row.id for row in draft.workspace.document.rows("indicators")]
    save(desk, draft, draft.workspace.insert_row("indicators", rows[0]))
    new = draft.workspace.document.rows("indicators")[1].id
    save(desk, draft, draft.workspace.write({CellKey("indicators", new, "target_value"): "培训人数"}))
    save(desk, draft, draft.workspace.move_rows("indicators", [new], down=True))
    save(desk, draft, draft.workspace.remove_rows("indicators", [new]))
    pack = next(pack for pack in library().packs() if pack.id != draft.workspace.form.pack.id)
    save(desk, draft, draft.workspace.use_pack(pack))
    finding = draft.workspace.scores.findings[0]
    desk.answer(draft, finding, "已补充", lambda _at: None, pytest.fail)
    desk.answer(draft, finding, "", lambda _at: None, pytest.fail)
    number = int(draft.id)
    desk.store.refile_draft(number, Filing("", 2024, "改名")).result()
    desk.delete(draft.id)
    desk.undelete(draft.id)
    said = [part for line in reversed(history(desk, draft)) for part in line.said]
    assert said[0] == "新建"
    assert said[1].startswith("增加一行：产出指标")
    assert [part.split("：")[0] for part in said[2:4]] == ["移动一行", "删去一行"]
    assert said[4] == f"评分规则改为“{pack.name}”（原为“表样自带的规则”）"
    assert said[5].endswith("的说明：已补充")
    assert said[6].startswith("取消")
    assert said[7:] == [
        "归入另一个项目",
        "改名为“改名”（原为“示例项目”）",
        "年度改为2024（原为2025）",
        "删除",
        "恢复已删除的表",
    ]
    gone = next(line for line in history(desk, draft) if line.said and line.said[0].startswith("删去"))
    assert all(change.key is None for change in gone.changes if change.before == "培训人数")


def test_an_earlier_state_is_looked_at_and_taken_again(desk: Desk, draft: OpenDraft) -> None:
    type_in(desk, draft, BUDGET, "194")
    seq = history(desk, draft)[0].seq
    type_in(desk, draft, BUDGET, "200")
    type_in(desk, draft, SPENDING, "135")
    now = draft.workspace.document
    before = form_at(desk, draft, seq)
    then = before.document
    seen = past(desk, draft, seq)
    assert seen.form.document == then
    assert "194" in [cell.text for cell in seen.sheet.cells]
    assert (then.text(BUDGET), then.text(SPENDING)) == ("194", "")
    save(desk, draft, draft.workspace.restore(then, before.pack))
    assert draft.workspace.document == then
    assert history(desk, draft)[0].action == "恢复到以前"
    assert draft.workspace.restore(then, before.pack) is None
    save(desk, draft, draft.workspace.undo())
    assert draft.workspace.document == now


def test_a_state_that_is_not_there_is_said(desk: Desk, draft: OpenDraft) -> None:
    with pytest.raises(UserError, match="找不到第0步时的内容"):
        form_at(desk, draft, 0)


def test_undo_outlives_the_program(desk: Desk, draft: OpenDraft) -> None:
    blank = draft.workspace.document
    type_in(desk, draft, BUDGET, "194")
    type_in(desk, draft, SPENDING, "135")
    pack = next(pack for pack in library().packs() if pack.id != draft.workspace.form.pack.id)
    before = draft.workspace.form.pack
    save(desk, draft, draft.workspace.use_pack(pack))
    save(desk, draft, draft.workspace.undo())
    again, opened = reopened(desk, draft)
    assert (opened.workspace.can_undo, opened.workspace.can_redo) == (True, True)
    save(again, opened, opened.workspace.redo())
    assert opened.workspace.form.pack == pack
    save(again, opened, opened.workspace.undo())
    assert opened.workspace.form.pack == before
    save(again, opened, opened.workspace.undo())
    assert opened.workspace.document.text(SPENDING) == ""
    last, final = reopened(again, opened)
    save(last, final, final.workspace.undo())
    assert final.workspace.document == blank
    assert not final.workspace.can_undo
    last.store.abandon()


def test_behind_a_rule_pack_that_is_gone_nothing_is_undone(desk: Desk, draft: OpenDraft) -> None:
    type_in(desk, draft, BUDGET, "194")
    number = int(draft.id)
    desk.store.append(number, [], Action.CHOSEN, pack="gone").result()
    desk.store.append(number, [], Action.CHOSEN, pack="").result()
    assert not desk.open_draft(draft.id).workspace.can_undo


def test_behind_harm_nothing_is_undone(desk: Desk, draft: OpenDraft) -> None:
    type_in(desk, draft, BUDGET, "194")
    type_in(desk, draft, SPENDING, "135")
    desk.store.close(backup=False)
    harm(desk.folder, "UPDATE edits SET payload = '{}' WHERE seq = 2")
    again = Desk.open(desk.folder)
    opened = again.open_draft(draft.id)
    type_in(again, opened, BUDGET, "7")
    last = history(again, opened)
    assert any(part.startswith("第2步至第") for line in last for part in line.said)
    document = again.open_draft(draft.id).workspace
    document.undo()
    assert not document.can_undo
    assert document.document.text(BUDGET) == ""
    again.store.abandon()


def deed(first: int, action: str, *edits: SetCell, lost: tuple[int, int] | None = None) -> Deed:
    return Deed(first, first, action, "", edits, lost=lost)


def test_folding_keeps_nothing_before_what_does_not_fit() -> None:
    form = fresh_document(library().template("mof"))
    one = SetCell(BUDGET, form.cell(BUDGET))
    typed = deed(1, "typed", one)
    assert fold([typed, deed(2, "undo")]) == ([], [])
    assert fold([deed(1, "redo"), typed]) == ([typed], [])
    assert fold([typed, deed(2, "draft", lost=(3, 4))]) == ([], [])
    chosen = Deed(2, 2, "chosen", "", notes=(Noted("pack", "", "x"),))
    assert fold([typed, chosen, deed(3, "undo")]) == ([], [])


def test_a_moment_that_is_harmed_is_left_out() -> None:
    assert moment_of("2026-13-45") is None
