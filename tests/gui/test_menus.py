"""Menus: access keys, and keys that need no menu."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtWidgets import QMenu

from desktop.views.actions import CONTEXT, CONTEXT_FIGURES
from tests.helpers.window import Clerk


def menus(clerk: Clerk) -> Iterator[tuple[str, list[str]]]:
    """Walk over the texts of every menu: the bar, its menus, those of buttons, the one on the paper."""
    bar = clerk.window.menuBar()
    yield "bar", [action.text() for action in bar.actions()]
    for menu in clerk.window.findChildren(QMenu):
        yield menu.title(), [action.text() for action in menu.actions() if action.text()]
    names = [name for name in CONTEXT + CONTEXT_FIGURES if name]
    yield "paper", [clerk.bench.actions.by_name[name].text() for name in names]


def test_no_menu_has_an_access_key_twice(clerk: Clerk) -> None:
    seen = 0
    for title, texts in menus(clerk):
        letters = Counter(text.partition("&")[2][:1] for text in texts)
        assert max(letters.values()) == 1, (title, letters)
        assert "" not in letters, (title, texts)
        seen += len(texts)
    assert seen > 50


def test_every_menu_fits_a_small_screen_and_every_deed_stands_in_one(clerk: Clerk) -> None:
    shown: Counter[str] = Counter()
    for menu in clerk.window.menuBar().findChildren(QMenu):
        assert menu.sizeHint().height() < 600, menu.title()
        shown.update(action.objectName() for action in menu.actions() if action.objectName())
    file = clerk.window.menuBar().findChild(QMenu)
    assert file is not None
    assert file.sizeHint().height() < 400
    # This one is about the cell that was clicked on.
    assert set(clerk.bench.actions.by_name) - set(shown) == {"cell_history"}
    assert set(shown.values()) == {1}


def test_the_paper_is_zoomed_with_keys_while_the_row_key_removes_rows(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(clerk.row_key(1, "weight"))
    rows, zoom = len(clerk.row_ids()), clerk.view.zoom
    clerk.press("Ctrl+Alt+=", "Ctrl+Alt+=")
    assert clerk.view.zoom == zoom + 20
    clerk.press("Ctrl+Alt+-")
    assert clerk.view.zoom == zoom + 10
    clerk.press("Ctrl+0")
    assert clerk.view.zoom == 100
    assert len(clerk.row_ids()) == rows
    clerk.press("Ctrl+-")
    assert len(clerk.row_ids()) == rows - 1
