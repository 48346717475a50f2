"""A real window on a fresh store for each test; a dialog that no test expects is a failure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views.dialogs import Dialogs
from desktop.views.style import dress
from tests.helpers.window import Clerk, open_window


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """Give the program its face once."""
    dress(qapp)
    return qapp


@pytest.fixture
def clerk(dressed: QApplication, qtbot: QtBot, no_dialogs: None) -> Iterator[Clerk]:
    """Sit a clerk down at the window, no form open."""
    del dressed, no_dialogs
    with open_window(qtbot) as made:
        yield made


ASKED = ("tell", "ask", "save_path", "open_paths", "open_folder")
REAL_DIALOGS = {name: Dialogs.__dict__[name] for name in ASKED}


@pytest.fixture
def real_dialogs(monkeypatch: pytest.MonkeyPatch, no_dialogs: None) -> None:
    """Let dialogs come up after all."""
    del no_dialogs
    for name, real in REAL_DIALOGS.items():
        monkeypatch.setattr(Dialogs, name, real)


@pytest.fixture
def no_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where a dialog comes up that the test did not answer."""

    def unexpected(*arguments: object) -> NoReturn:
        pytest.fail(f"an unexpected dialog: {arguments}")

    for name in REAL_DIALOGS:
        monkeypatch.setattr(Dialogs, name, unexpected)
