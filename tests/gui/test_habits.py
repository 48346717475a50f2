"""What the window remembers from one day to the next, and what it asks of the disk when told to."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop.models.keys import CellKey
from desktop.operations.desk import Desk
from desktop.operations.habits import FILE_NAME as HABITS
from desktop.text import window as wording
from desktop.views.dialogs import Dialogs, documents_folder
from desktop.views.grid import Step
from desktop.views.window import MainWindow
from desktop.views.workbench import Workbench
from tests.helpers.window import Clerk, open_window

UNIT = CellKey("head", "", "unit")


def test_zoom_and_the_way_of_enter_are_remembered(clerk: Clerk) -> None:
    clerk.begin()
    clerk.act("enter_right")
    clerk.view.set_zoom(90)
    clerk.window.close()
    with open_window(clerk.qtbot) as again:
        assert again.view.zoom == 90
        assert again.bench.actions.by_name["enter_right"].isChecked()
        assert again.view.enter_goes is Step.RIGHT
        again.act("enter_right")
        assert again.view.enter_goes is Step.DOWN


def test_a_page_wider_than_the_view_is_shown_smaller_until_it_is_zoomed(clerk: Clerk) -> None:
    clerk.view.set_zoom(200)
    clerk.begin()
    bar = clerk.view.horizontalScrollBar()
    assert (clerk.view.zoom < 200, bar.maximum(), clerk.view.chosen_zoom) == (True, 0, 200)
    narrow = clerk.view.zoom
    clerk.window.resize(clerk.window.width() + 120, clerk.window.height())
    clerk.qtbot.waitUntil(lambda: clerk.view.zoom > narrow)
    assert bar.maximum() == 0
    clerk.view.set_zoom(200)
    assert (clerk.view.zoom, bar.maximum() > 0) == (200, True)


def test_files_are_looked_for_where_the_last_one_was(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []

    def open_paths(_parent: object, _title: str, folder: str, _kinds: str) -> list[str]:
        asked.append(folder)
        return [str(tmp_path / "none.xlsx")] if len(asked) == 1 else []

    def shown() -> bool:
        return clerk.bench.desk_commands.imports().shown is not None

    monkeypatch.setattr(Dialogs, "open_paths", open_paths)
    clerk.act("import")
    clerk.qtbot.waitUntil(shown, timeout=60_000)
    clerk.bench.desk_commands.imports().shown.reject()  # type: ignore[union-attr]  # it is shown
    clerk.act("import")
    assert asked == [documents_folder(), str(tmp_path)]


def test_the_file_dialog_speaks_chinese(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, real_dialogs: None
) -> None:
    del real_dialogs
    seen: list[QFileDialog] = []

    def run(dialog: QFileDialog) -> int:
        seen.append(dialog)
        return 1

    monkeypatch.setattr(QFileDialog, "exec", run)
    saved = Dialogs.save_path(clerk.window, "导出", str(tmp_path / "表"), wording.PDF_FILES, ".pdf")
    assert saved == tmp_path / "表.pdf"
    Dialogs.open_paths(clerk.window, "导入", str(tmp_path), wording.IMPORT_FILES)
    labels = QFileDialog.DialogLabel
    for dialog in seen:
        assert Path(dialog.directory().absolutePath()) == tmp_path
        words = [
            dialog.labelText(label)
            for label in (labels.LookIn, labels.FileName, labels.FileType, labels.Reject)
        ]
        assert words == ["文件夹：", "文件名：", "文件类型：", "取消"]
    assert [dialog.labelText(labels.Accept) for dialog in seen] == ["保存", "打开"]


def test_a_backup_is_made_when_asked_for(clerk: Clerk) -> None:
    clerk.begin()
    clerk.wait_until_saved()
    clerk.act("back_up")
    clerk.qtbot.waitUntil(lambda: clerk.said().startswith("已备份"))
    assert len(clerk.desk.backups()) == 1
    clerk.act("back_up")
    clerk.qtbot.waitUntil(lambda: clerk.said().startswith("上次备份以后没有改动"))


def test_a_second_window_shows_nothing_before_it_is_refused(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.begin()
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "tell", lambda _parent, _title, sentence: told.append(sentence))
    window = MainWindow()
    clerk.qtbot.addWidget(window)
    with clerk.qtbot.waitSignal(window.first_painted):
        window.show()
    second = Workbench(window)
    second.open_desk()
    assert second.drafting.draft is None
    clerk.qtbot.waitUntil(lambda: bool(told))
    assert "已在另一个窗口中打开" in told[0]
    assert not window.isVisible()
    assert not (clerk.desk.folder / HABITS).exists()


def test_a_draft_moves_in_the_list_with_what_its_form_says(clerk: Clerk) -> None:
    clerk.begin("甲项目")
    clerk.write(UNIT, "县财政局")
    clerk.write(CellKey("caption", "", "year"), "2023")

    def filed(desk: Desk) -> list[tuple[str, str]]:
        return [(year.year, unit.name) for year in desk.tree() for unit in year.units]

    clerk.wait_until_saved()
    assert filed(clerk.desk) == [("2023", "县财政局")]
    clerk.wait_until_listed()
    tree = clerk.projects.tree.model()
    year = tree.index(0, 0)
    assert (year.data(), tree.index(0, 0, year).data()) == ("2023年度", "县财政局")
    clerk.act("undo")
    clerk.act("undo")
    clerk.wait_until_saved()
    assert filed(clerk.desk) == [("2024", "县人社局")]
