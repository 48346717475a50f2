"""Undo after a restart takes back only what led to what is shown, whatever stands in a harmed history."""

from __future__ import annotations

from pathlib import Path

from desktop.models.keys import CellKey
from desktop.operations import undoing
from desktop.operations.desk import Desk
from tests.helpers.desks import save, type_in
from tests.helpers.stores import ask, harm

BUDGET = CellKey("funds", "annual_total", "full_year_budget")


def _filled(folder: Path, count: int) -> None:
    desk = Desk.open(folder)
    opened = desk.open_draft(desk.create("mof", "示例单位", "2025", "示例项目"))
    for number in range(count):
        type_in(desk, opened, BUDGET, f"96.{number}")
    desk.close()


def test_what_stands_behind_a_harmed_entry_is_not_undone(tmp_path: Path) -> None:
    _filled(tmp_path, 12)
    ((seq,),) = ask(tmp_path, "SELECT min(seq) FROM edits WHERE payload LIKE '%96.5%'")
    harm(tmp_path, "UPDATE edits SET payload = replace(payload, '96.5', '16.5') WHERE seq = ?", seq)
    desk = Desk.open(tmp_path)
    opened = desk.open_draft("1")
    assert opened.damage
    assert opened.workspace.document.text(BUDGET) == "96.4"
    save(desk, opened, opened.workspace.undo())
    assert opened.workspace.document.text(BUDGET) == "96.3"
    again = desk.open_draft("1")
    assert again.workspace.document.text(BUDGET) == "96.3"
    assert not again.damage
    desk.store.abandon()


def test_a_long_history_is_read_only_as_far_as_it_is_undone(tmp_path: Path) -> None:
    _filled(tmp_path, undoing.FEW + 10)
    desk = Desk.open(tmp_path)
    opened = desk.store.open_draft(1)
    template = desk.open_draft("1").workspace.form.template
    done, _undone = undoing.kept_steps(desk.store, opened, template)
    assert undoing.ENOUGH < len(done) <= undoing.FEW
    workspace = desk.open_draft("1").workspace
    while workspace.undo():
        pass
    assert workspace.document.text(BUDGET) == f"96.{undoing.FEW + 9 - len(done)}"
    desk.store.abandon()
