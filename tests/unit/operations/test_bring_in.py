"""An import is done as it was consented to, is saved as one action, and is taken back."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop.errors import UserError
from desktop.models.document import Document, Origin
from desktop.models.form import fresh_document
from desktop.models.keys import CellKey
from desktop.operations.before_changes import back_up_before_import
from desktop.operations.desk import Desk
from desktop.operations.dry_run import Candidate, Decision, ExistingDraft
from desktop.operations.forms import export_workbook, read_each
from desktop.operations.open_draft import OpenDraft
from desktop.storage.schema import FILE_NAME
from tests.helpers.forms import sound_form

NAME = CellKey("head", "", "project_name")
TOTAL = CellKey("total", "", "score")


@pytest.fixture
def draft(desk: Desk, tmp_path: Path) -> OpenDraft:
    """A draft that was imported from a workbook of our own, which is left as 表.xlsx."""
    export_workbook([sound_form()], tmp_path / "表.xlsx")
    (candidate,) = dry_run(desk, tmp_path / "表.xlsx")
    taken = desk.take(candidate, Decision())
    assert (taken.draft_id, taken.opened, taken.change) == ("1", None, None)
    return desk.open_draft("1")


def dry_run(desk: Desk, path: Path) -> tuple[Candidate, ...]:
    (read,) = read_each([str(path)])
    return desk.dry_run(read)


def edited(desk: Desk, path: Path, target: Path) -> tuple[Candidate, ExistingDraft]:
    """Change three cells of a workbook and empty a row, as a bureau may have done, and run it dry."""
    book = load_workbook(path)
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    texts = {str(cell.value): cell for line in sheet.iter_rows() for cell in line}
    texts["1100人次"].value = "1150人次"
    texts["参训人员持证上岗率"].value = "参加培训人员的持证上岗率"
    texts["社会保险局"].value = "县社会保险局"
    gone = texts["培训合格率"].row
    for line in range(gone, gone + 1):
        for column in range(3, 10):
            if sheet.cell(line, column).coordinate not in sheet.merged_cells:
                sheet.cell(line, column).value = None
    book.save(target)
    (candidate,) = dry_run(desk, target)
    (existing,) = candidate.existing
    return candidate, existing


def saved(desk: Desk, candidate: Candidate, decision: Decision, opened: OpenDraft | None = None) -> OpenDraft:
    """Take something and wait for the writer's word."""
    heard = threading.Event()
    taken = desk.take(candidate, decision, opened, lambda _: heard.set(), pytest.fail)
    assert heard.wait(10)
    assert taken.opened is not None
    assert taken.change is not None
    assert (taken.draft_id, taken.change.action) == (decision.draft, "imported")
    return taken.opened


def groups(desk: Desk) -> list[tuple[str, int]]:
    """List the actions in the history with the count of their entries."""
    with closing(sqlite3.connect(desk.folder / FILE_NAME)) as connection:
        found = connection.execute(
            'SELECT action, count(*) FROM edits GROUP BY draft, "group" ORDER BY draft, "group"'
        )
        return [(str(action), int(count)) for action, count in found]


def stored(desk: Desk, draft_id: str = "1") -> Document:
    return desk.open_draft(draft_id).workspace.document


def test_a_new_draft_holds_what_the_file_does(desk: Desk, draft: OpenDraft) -> None:
    document = draft.workspace.document
    assert sorted(document.texts()) == sorted(sound_form().document.texts())
    assert {cell.origin for _, cell in document.cells()} == {Origin.IMPORTED}
    assert [unit.name for year in desk.tree() for unit in year.units] == ["社会保险服务中心"]


def test_all_changes_of_a_workbook_that_came_back_are_one_step_of_the_draft(
    desk: Desk, draft: OpenDraft, tmp_path: Path
) -> None:
    before = draft.workspace.document
    candidate, existing = edited(desk, tmp_path / "表.xlsx", tmp_path / "改过.xlsx")
    assert {one.before for one in existing.changes} >= {
        "1100人次",
        "参训人员持证上岗率",
        "社会保险局",
        "培训合格率",
    }
    everything = frozenset(one.id for one in existing.changes)
    saved(desk, candidate, Decision("1", everything), draft)
    assert draft.workspace.document != before
    assert [action for action, _ in groups(desk)] == ["draft", "imported"]
    assert stored(desk) == draft.workspace.document
    assert sorted(stored(desk).texts()) == sorted(candidate.filed.form.document.texts())
    change = draft.workspace.undo()
    assert change is not None
    assert draft.workspace.document == before
    assert not draft.workspace.can_undo


def test_one_change_is_taken_and_the_rest_left(desk: Desk, draft: OpenDraft, tmp_path: Path) -> None:
    candidate, existing = edited(desk, tmp_path / "表.xlsx", tmp_path / "改过.xlsx")
    wanted = next(one for one in existing.changes if one.after == "1150人次")
    opened = saved(desk, candidate, Decision("1", frozenset((wanted.id,))))
    assert opened is not draft
    document = opened.workspace.document
    assert document.text(wanted.key) == "1150人次"
    different = [key for key, cell in document.cells() if draft.workspace.document.text(key) != cell.text]
    assert different == [wanted.key]
    assert stored(desk) == document


def test_figures_that_nobody_typed_follow_what_is_taken(desk: Desk, tmp_path: Path) -> None:
    draft_id = desk.create("mof", "社会保险服务中心", "2025", "经办人员培训")
    export_workbook([sound_form()], tmp_path / "表.xlsx")
    (candidate,) = dry_run(desk, tmp_path / "表.xlsx")
    (existing,) = candidate.existing
    wanted = {"全年预算数", "全年执行数", "分值"}
    taken = [
        one.id for one in existing.changes if one.where.startswith("年度资金总额") and one.where[7:] in wanted
    ]
    opened = saved(desk, candidate, Decision(draft_id, frozenset(taken)))
    rate = opened.workspace.document.cell(CellKey("funds", "annual_total", "execution_rate"))
    assert (rate.text, rate.origin) == ("95%", Origin.COMPUTED)


def test_nothing_taken_is_no_change(desk: Desk, draft: OpenDraft, tmp_path: Path) -> None:
    candidate, _ = edited(desk, tmp_path / "表.xlsx", tmp_path / "改过.xlsx")
    taken = desk.take(candidate, Decision("1"), draft)
    assert (taken.draft_id, taken.change) == ("1", None)
    assert [action for action, _ in groups(desk)] == ["draft"]


def test_a_draft_that_was_changed_since_the_dry_run_is_left(
    desk: Desk, draft: OpenDraft, tmp_path: Path
) -> None:
    candidate, existing = edited(desk, tmp_path / "表.xlsx", tmp_path / "改过.xlsx")
    draft.workspace.write({NAME: "改了名"})
    with pytest.raises(UserError, match="“经办人员培训”在预览之后又有改动"):
        desk.take(candidate, Decision("1", frozenset((existing.changes[0].id,))), draft)


def test_only_a_draft_that_was_compared_can_be_changed(desk: Desk, draft: OpenDraft, tmp_path: Path) -> None:
    other = desk.create("mof", "别的单位", "2025", "别的项目")
    (candidate,) = dry_run(desk, tmp_path / "表.xlsx")
    with pytest.raises(UserError, match="重新预览"):
        desk.take(candidate, Decision(other))
    assert stored(desk, other).template == draft.workspace.document.template


def test_an_import_of_several_files_is_taken_back_as_a_whole(
    desk: Desk, draft: OpenDraft, tmp_path: Path
) -> None:
    before = draft.workspace.document
    candidate, existing = edited(desk, tmp_path / "表.xlsx", tmp_path / "改过.xlsx")
    made = [desk.take(candidate, Decision()) for _ in range(2)]
    changed = desk.take(candidate, Decision("1", frozenset(one.id for one in existing.changes)), draft)
    assert desk.take_back([*made, changed]) == []
    assert [line.id for year in desk.tree() for unit in year.units for line in unit.drafts] == ["1"]
    assert draft.workspace.document == before
    assert stored(desk) == before
    assert [action for action, _ in groups(desk)][:3] == ["draft", "imported", "undo"]
    first = str(made[0].draft_id)
    desk.undelete(first)
    assert sorted(stored(desk, first).texts()) == sorted(candidate.filed.form.document.texts())


def test_a_draft_that_was_worked_on_since_is_not_taken_back(
    desk: Desk, draft: OpenDraft, tmp_path: Path
) -> None:
    candidate, existing = edited(desk, tmp_path / "表.xlsx", tmp_path / "改过.xlsx")
    taken = desk.take(candidate, Decision("1", frozenset((existing.changes[0].id,))), draft)
    draft.workspace.write({NAME: "改了名"})
    assert desk.take_back([taken]) == [taken]
    assert draft.workspace.document.text(NAME) == "改了名"


def test_a_backup_is_made_before_an_import_and_skipped_where_nothing_changed(
    desk: Desk, draft: OpenDraft
) -> None:
    assert draft.id == "1"
    assert back_up_before_import(desk.store) == ""
    assert len(desk.backups()) == 1
    assert back_up_before_import(desk.store) == ""
    assert len(desk.backups()) == 1


def test_a_backup_that_fails_is_said_and_stops_nothing(desk: Desk, draft: OpenDraft, tmp_path: Path) -> None:
    (desk.folder / "backups").write_text("不是文件夹", "utf-8")
    warning = back_up_before_import(desk.store)
    assert warning.startswith("导入前的备份没有做成")
    (candidate,) = dry_run(desk, tmp_path / "表.xlsx")
    assert desk.take(candidate, Decision()).draft_id == "2"
    (desk.folder / "backups").unlink()
    assert draft.workspace.document == stored(desk)


def test_a_blank_form_becomes_a_draft_with_what_its_template_prints(desk: Desk, tmp_path: Path) -> None:
    form = sound_form()
    export_workbook([form.with_document(fresh_document(form.template))], tmp_path / "空白.xlsx")
    (candidate,) = dry_run(desk, tmp_path / "空白.xlsx")
    assert (candidate.unit, candidate.year, candidate.project) == ("（未填单位）", 0, "空白")
    assert desk.take(candidate, Decision()).draft_id == "1"
    assert [year.year for year in desk.tree()] == ["（未填年度）"]
