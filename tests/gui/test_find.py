"""Finding text on the paper."""

from __future__ import annotations

from desktop.models.keys import CellKey
from tests.helpers.window import Clerk


def test_find_goes_from_place_to_place_and_round(clerk: Clerk) -> None:
    clerk.begin_with_indicators(
        ("Training hours", "1", "1", "1"), ("x", "1", "1", "1"), ("training DAYS", "1", "1", "1")
    )
    clerk.press("Ctrl+F")
    assert clerk.bench.find_bar.isVisible()
    clerk.type("training")
    assert clerk.here() == clerk.row_key(0, "third_level")
    assert clerk.bench.find_bar.count.text() == "第1处，共2处"
    clerk.press("Return")
    assert clerk.here() == clerk.row_key(2, "third_level")
    clerk.press("Return")
    assert clerk.here() == clerk.row_key(0, "third_level")
    clerk.press("Shift+Return")
    assert clerk.here() == clerk.row_key(2, "third_level")
    clerk.press("Escape")
    assert not clerk.bench.find_bar.isVisible()
    assert clerk.view.editor.hasFocus()


def test_width_and_spaces_do_not_matter(clerk: Clerk) -> None:
    clerk.begin()
    clerk.write(CellKey("head", "", "unit"), "ＡＢＣ 中心")
    clerk.press("Ctrl+F")
    clerk.type("abc")
    assert clerk.here() == CellKey("head", "", "unit")


def test_nothing_found_is_said(clerk: Clerk) -> None:
    clerk.begin()
    clerk.press("Ctrl+F")
    clerk.type("zzz")
    assert clerk.bench.find_bar.count.text() == "没有找到"
