"""Choosing among the official forms: by words, by arrow keys, the last used first."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.operations.library import library
from desktop.views.new_draft import Heading, NewDraftDialog
from tests.helpers.window import Clerk


@pytest.fixture
def dialog(clerk: Clerk, qtbot: QtBot) -> NewDraftDialog:
    made = NewDraftDialog(clerk.window, library().templates(), ["县人社局"], ["mof-analysis", "mof", "gone"])
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_unit_of_the_open_draft_is_proposed(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    proposed: list[list[str]] = []

    def ask(_parent: object, _templates: object, units: Sequence[str], _recent: object) -> None:
        proposed.append(list(units))

    monkeypatch.setattr(NewDraftDialog, "ask", ask)
    ids = [clerk.desk.create("mof", unit, "2024", "x") for unit in ("B unit", "A unit", "C unit")]
    clerk.act("new")
    clerk.bench.desk_commands.open(ids[1])
    clerk.act("new")
    assert proposed[0][0] == "C unit"
    assert proposed[1][0] == "A unit"
    assert [len(units) for units in proposed] == [3, 3]


def names(dialog: NewDraftDialog) -> list[str]:
    """Read the list as it is shown, headings in brackets."""
    tree, lines = dialog.picker.list, []
    for place in range(tree.topLevelItemCount()):
        group = tree.topLevelItem(place)
        if group is not None and not group.isHidden():
            lines.append(f"[{group.text(0)}]")
            lines.extend(
                group.child(n).text(0) for n in range(group.childCount()) if not group.child(n).isHidden()
            )
    return lines


def test_the_last_used_come_first_then_the_regions(dialog: NewDraftDialog) -> None:
    shown = names(dialog)
    assert shown[:4] == ["[最近用过]", "财政部标准格式（带项目绩效分析）", "财政部标准格式", "[全国]"]
    assert len([name for name in shown if not name.startswith("[")]) == len(library().templates())
    assert dialog.picker.template is library().template("mof-analysis")
    assert dialog.project.hasFocus()


def test_every_form_has_a_picture_and_says_where_it_comes_from(dialog: NewDraftDialog) -> None:
    seen = set()
    for item in dialog.picker.items():
        dialog.picker.list.setCurrentItem(item)
        template = dialog.picker.template
        assert template is not None
        seen.add(template.id)
        assert item.text(0) == template.name
        assert dialog.picker.name.text() == template.form
        assert template.source.title in dialog.picker.source.text()
        assert f"自{template.in_force_from.isoformat()}起用" in dialog.picker.source.text()
        picture = dialog.picker.picture.pixmap().toImage()
        points = [(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 2)]
        dark = sum(picture.pixelColor(x, y).lightness() < 128 for x, y in points)
        assert dark > 100, template.id
    assert seen == {template.id for template in library().templates()}


def test_words_narrow_the_list_and_arrows_walk_in_it(dialog: NewDraftDialog) -> None:
    dialog.picker.filter.setFocus()
    dialog.picker.filter.setText("框架 湖南")
    assert names(dialog) == [
        "[湖南]",
        "部门整体支出绩效评价共性指标框架",
        "预算支出绩效评价共性指标体系框架",
    ]
    QTest.keyClick(dialog.picker.filter, Qt.Key.Key_Down)
    assert dialog.picker.template is library().template("expenditure-framework")
    assert dialog.picker.filter.hasFocus()
    dialog.picker.filter.setText("nothing like it")
    assert names(dialog) == []
    assert dialog.picker.template is None
    assert dialog.picker.nothing.isVisible()
    dialog.accept()
    assert dialog.fault.text() == "请先选择表样。"
    dialog.picker.filter.clear()
    assert dialog.picker.template is not None


def test_arrows_step_over_the_names_of_regions(dialog: NewDraftDialog) -> None:
    seen = []
    for _ in library().templates():
        template = dialog.picker.template
        assert template is not None
        seen.append(template.id)
        QTest.keyClick(dialog.picker.list, Qt.Key.Key_Down)
    assert sorted(seen) == sorted(template.id for template in library().templates())
    for name in reversed(seen):
        assert dialog.picker.template is library().template(name)
        QTest.keyClick(dialog.picker.list, Qt.Key.Key_Up)
    heading = dialog.picker.list.topLevelItem(1)
    assert heading is not None
    at = dialog.picker.list.visualItemRect(heading).center()
    QTest.mouseClick(dialog.picker.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert dialog.picker.template is not None


def test_a_form_of_a_whole_unit_asks_for_no_project(dialog: NewDraftDialog) -> None:
    dialog.picker.filter.setText("基础数据")
    assert not dialog.project.isVisible()
    dialog.year.setText("2024")
    dialog.accept()
    assert dialog.heading() == Heading(
        "department-base-data", "县人社局", "2024", "部门整体支出绩效评价基础数据表"
    )
    dialog.picker.filter.setText("湖北")
    assert not dialog.project.isHidden()
