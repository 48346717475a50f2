"""The forms of a unit are bundled from the window, and files are called as the clerk wants."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from desktop.models.form import fresh_document
from desktop.models.keys import CellKey
from desktop.operations.file_names import file_name
from desktop.operations.unit_drafts import UnitDrafts
from desktop.text.file_names import USUAL
from desktop.views.bundle_dialog import BundleDialog, Chosen
from desktop.views.dialogs import Dialogs
from tests.helpers.window import Clerk

GOAL = CellKey("goals", "", "intended")


@pytest.fixture
def target(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Say where the bundle goes, keeping the name that is suggested."""
    monkeypatch.setattr(Dialogs, "save_path", lambda _p, _t, name, _k, _e: tmp_path / Path(name).name)
    return tmp_path


def answer(monkeypatch: pytest.MonkeyPatch, act: object) -> list[BundleDialog]:
    """Answer the dialog when it is shown; says which dialogs were."""
    shown: list[BundleDialog] = []

    def run(dialog: BundleDialog) -> int:
        shown.append(dialog)
        return int(act(dialog))  # type: ignore[operator]  # a callable

    monkeypatch.setattr(BundleDialog, "exec", run)
    return shown


def opened(clerk: Clerk) -> BundleDialog:
    unit = clerk.desk.unit_drafts(clerk.draft.id)
    dialog = BundleDialog(clerk.window, unit, USUAL)
    clerk.qtbot.addWidget(dialog)
    return dialog


def test_the_forms_of_the_unit_go_into_one_file(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, target: Path
) -> None:
    for name in ("技能培训", "就业见习"):
        clerk.begin(name)
        clerk.bench.drafting.write({GOAL: "完成任务"})
    clerk.desk.create("mof", "别的单位", "2024", "别的项目")
    shown = answer(monkeypatch, lambda dialog: dialog.pattern.setText("{项目名称}") or True)
    clerk.act("bundle")
    file = target / "2024_县人社局_绩效自评.zip"
    # Fonts and workbook libraries are loaded here, which takes its time on a busy machine.
    clerk.qtbot.waitUntil(lambda: clerk.said() == f"已打包2张表：{file}", timeout=60_000)
    assert zipfile.ZipFile(file).namelist() == [
        "清单.xlsx",
        *(f"{name}.{ending}" for name in ("就业见习", "技能培训") for ending in ("xlsx", "pdf")),
    ]
    assert len(shown) == 1
    assert clerk.bench.habits.file_name == "{项目名称}"
    assert file_name(clerk.draft.workspace.form) == "就业见习"


def test_a_clerk_who_thinks_better_of_it_gets_nothing(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, target: Path
) -> None:
    clerk.begin("技能培训")
    shown = answer(monkeypatch, lambda _dialog: False)
    clerk.act("bundle")
    clerk.qtbot.waitUntil(lambda: len(shown) == 1 and not clerk.bench.runner.busy)
    monkeypatch.setattr(Dialogs, "save_path", lambda *_: None)
    monkeypatch.setattr(BundleDialog, "exec", lambda _dialog: 1)
    clerk.act("bundle")
    clerk.qtbot.waitUntil(lambda: not clerk.bench.runner.busy)
    assert not list(target.glob("*.zip"))
    assert clerk.bench.habits.file_name == ""


def test_the_dialog_shows_what_the_pattern_makes_of_the_current_form(clerk: Clerk) -> None:
    clerk.begin("技能培训")
    clerk.begin("就业见习")
    dialog = opened(clerk)
    assert dialog.list.count() == 2
    assert dialog.count.text() == "已选2张"
    assert dialog.preview.text().startswith("例：2024_县人社局_")
    dialog.pattern.setText("{项目名称}")
    dialog.list.setCurrentRow(1)
    assert dialog.preview.text() == f"例：{dialog.list.item(1).text().partition('（')[0]}.xlsx"
    dialog.pattern.setText("{名称}")
    assert "“{名称}”不认识" in dialog.preview.text()
    assert not dialog.go.isEnabled()
    dialog.usual.click()
    assert dialog.pattern.text() == USUAL
    assert dialog.go.isEnabled()
    for row in range(2):
        dialog.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.count.text() == "已选0张"
    assert not dialog.go.isEnabled()


def test_a_blank_form_can_not_be_ticked(clerk: Clerk) -> None:
    clerk.begin("技能培训")
    (draft,) = clerk.desk.unit_drafts(clerk.draft.id).drafts
    blank = replace(draft, form=draft.form.with_document(fresh_document(draft.form.template)))
    dialog = BundleDialog(clerk.window, UnitDrafts("县人社局", "0", (draft, blank)), USUAL)
    clerk.qtbot.addWidget(dialog)
    assert dialog.list.item(1).text() == "技能培训（项目支出绩效自评表，还是空白表）"
    assert not dialog.list.item(1).flags() & Qt.ItemFlag.ItemIsEnabled
    assert dialog.forms() == (draft.form,)


def test_a_blank_pattern_is_the_usual_one(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.begin("技能培训")
    unit = clerk.desk.unit_drafts(clerk.draft.id)

    def empty(dialog: BundleDialog) -> QDialog.DialogCode:
        dialog.pattern.setText(" ")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(BundleDialog, "exec", empty)
    assert BundleDialog.ask(clerk.window, unit, "{年度}") == Chosen((unit.drafts[0].form,), USUAL)


def test_several_forms_go_into_one_workbook_or_a_file_each(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, target: Path
) -> None:
    for name in ("技能培训", "就业见习"):
        clerk.begin(name)
        clerk.bench.drafting.write({GOAL: "完成任务"})
    monkeypatch.setattr(Dialogs, "open_folder", lambda *_: str(target / "分开"))

    def write(kind: int) -> None:
        def choose(dialog: BundleDialog) -> bool:
            dialog.pattern.setText("{项目名称}")
            dialog.kind.setCurrentIndex(kind)
            return True

        answer(monkeypatch, choose)
        clerk.act("bundle")

    write(1)
    file = target / "2024_县人社局_绩效自评.xlsx"
    clerk.qtbot.waitUntil(lambda: clerk.said() == f"已写出2张表：{file}", timeout=60_000)
    assert file.exists()
    write(4)
    clerk.qtbot.waitUntil(lambda: clerk.said() == f"已写出2张表：{target / '分开'}", timeout=60_000)
    names = sorted(path.name for path in (target / "分开").iterdir())
    assert names == ["就业见习.pdf", "就业见习.xlsx", "技能培训.pdf", "技能培训.xlsx"]


def test_no_folder_chosen_writes_nothing(clerk: Clerk, monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    clerk.begin("技能培训")
    clerk.bench.drafting.write({GOAL: "完成任务"})
    monkeypatch.setattr(Dialogs, "open_folder", lambda *_: "")
    shown = answer(monkeypatch, lambda dialog: dialog.kind.setCurrentIndex(4) or True)
    clerk.act("bundle")
    clerk.qtbot.waitUntil(lambda: len(shown) == 1 and not clerk.bench.runner.busy)
    assert list(target.glob("*.xlsx")) == []
