"""How the program starts: the window first, the store after it; and the picture of the window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop import app
from desktop.errors import UserError
from desktop.operations.front import CALL
from desktop.views.front import Front
from desktop.views.picture import picture
from desktop.views.window import MainWindow
from desktop.views.workbench import Workbench
from tests.helpers.papers import case_form
from tests.helpers.window import Clerk

ROOT = Path(__file__).resolve().parents[2]
FIRST_PAINT = """
import sys
from desktop import app
seen = []
def look(window):
    seen.append({name.split('.')[0] for name in sys.modules})
    seen.append(sorted(name for name in sys.modules if name.startswith('desktop.')))
    window.close()
app.furnish = look
app.main([])
heavy = {'sqlalchemy', 'sqlite3', 'openpyxl', 'reportlab', 'pypdfium2', 'yaml'}
print(*sorted(seen[0] & heavy))
print(*seen[1])
"""
LIGHT = {"app", "paths", "text", "views"}
EARLY = {"operations", "operations.front", "storage", "storage.system_lock"}
"""Looks for a window that is open already; loads nothing else."""


def test_the_window_is_painted_before_any_heavy_library_is_loaded(user_folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT],
        cwd=ROOT,
        env={**os.environ, "ZIPING_HOME": str(user_folder)},
        check=True,
        capture_output=True,
        text=True,
    )
    heavy, ours = done.stdout.split("\n")[:2]
    assert heavy == ""
    names = {name.removeprefix("desktop.") for name in ours.split()} - EARLY
    assert {name.split(".")[0] for name in names} <= LIGHT


def test_the_window_is_furnished_and_opens_the_last_draft(
    clerk: Clerk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk.begin("甲项目")
    clerk.window.close()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    app.furnish(window)
    bench = window.findChild(Workbench)
    assert bench is not None
    qtbot.waitUntil(lambda: bench.drafting.draft is not None)
    assert window.windowTitle().startswith("甲项目")
    window.close()


def test_a_program_that_is_started_again_brings_the_window_to_the_front(
    qtbot: QtBot, user_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    app.furnish(window)
    qtbot.waitUntil(lambda: window.findChild(Front) is not None)
    window.showMinimized()
    again = subprocess.Popen(
        [sys.executable, "-c", "import sys; from desktop import app; sys.exit(app.main([]))"],
        cwd=ROOT,
        env={**os.environ, "ZIPING_HOME": str(user_folder)},
    )
    qtbot.waitUntil(lambda: again.poll() is not None, timeout=20_000)
    assert again.returncode == 0
    assert not window.isMinimized()
    assert window.isActiveWindow()
    assert not (user_folder / CALL).exists()
    window.close()


@pytest.mark.parametrize(
    ("variables", "module"),
    [
        ({"XMODIFIERS": "@im=fcitx"}, "ibus"),
        ({"XMODIFIERS": "@im=fcitx", "QT_IM_MODULE": "fcitx"}, "ibus"),
        ({"XMODIFIERS": "@im=ibus"}, None),
        ({"QT_IM_MODULE": "ibus"}, "ibus"),
        ({"QT_IM_MODULE": "xim", "XMODIFIERS": "@im=fcitx"}, "xim"),
        ({}, None),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="input methods are chosen by variables on Linux alone")
def test_fcitx_is_reached_through_ibus(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], module: str | None
) -> None:
    for name in ("XMODIFIERS", "QT_IM_MODULE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    app.choose_input_method()
    assert os.environ.get("QT_IM_MODULE") == module


@pytest.mark.usefixtures("dressed")
def test_a_picture_of_the_window_shows_the_form(tmp_path: Path) -> None:
    target = tmp_path / "window.png"
    picture(case_form("000-1"), target)
    image = QImage(str(target))
    assert (image.width(), image.height()) == (1366, 768)
    colours = {image.pixelColor(x, y).name() for x in range(0, 1366, 3) for y in range(0, 768, 3)}
    # The red and the yellow of findings and the grey of what is not filled in are all there.
    assert {"#fddfdc", "#fff4c4", "#eef0f2", "#ffffff"} <= colours


@pytest.mark.usefixtures("dressed")
def test_a_picture_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="写不出来"):
        picture(case_form("000-1"), tmp_path / "none" / "window.png")
