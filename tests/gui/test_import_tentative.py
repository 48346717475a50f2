"""A form of an unknown layout is shown as what it may be: all of it doubtful, and taken only when ticked."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.operations.dry_run import State
from desktop.text import importing as wording
from desktop.text.tentative import TENTATIVE
from desktop.views.import_items import Kind, line_of, tally_of, tip_of
from tests.helpers.dialects import bureau, save
from tests.helpers.import_window import LONGEST, Importer
from tests.helpers.window import Clerk

STRANGE = {"D12": "要考的事", "E12": "要做到", "F12": "做到了", "K13": "备查"}


@pytest.fixture
def importer(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> Importer:
    return Importer(clerk, monkeypatch)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return save(tmp_path / "甲.xlsx", bureau().put(STRANGE))


def test_it_is_not_ticked_and_all_of_it_is_doubtful(importer: Importer, file: Path) -> None:
    window = importer.bring(file)
    (item,) = importer.items()
    assert (item.kind, item.ticked, item.percent) == (Kind.TENTATIVE, False, "74%")
    assert not window.take.isEnabled()
    assert item.candidate is not None
    assert item.candidate.count(State.MATCHED) == 0
    assert importer.said() == wording.SAYS_TRIED
    assert window.ends.form.text() == "试读，请核对：财政部标准格式（相符 74%）"
    assert window.assign.isVisible()
    assert line_of(item) == f"试读{item.line.cells}格，请核对 · 未读1"
    assert wording.TRIED_UNCHECKED in tip_of(item)
    assert tally_of([item]) == "1个文件，0张表，选中0张；试读1张，核对后再勾选"


def test_what_is_said_of_every_cell_is_listed_once(importer: Importer, file: Path) -> None:
    window = importer.bring(file)
    (item,) = importer.items()
    assert item.candidate is not None
    listed = window.cells.model.marks
    alike = [mark for mark in listed if mark.sentence == TENTATIVE]
    count = sum(mark.sentence == TENTATIVE for mark in item.candidate.marks)
    assert [mark.text for mark in alike] == [f"试读的{count}格"]
    assert window.tabs.tabText(0) == wording.CELLS_TAB.format(count=len(listed))
    assert [mark.text for mark in listed if mark.state is State.UNREAD] == ["备查"]
    window.cells.kinds.setCurrentIndex(1)
    assert len(window.cells.model.marks) == item.candidate.count(State.DOUBTFUL)


def test_all_does_not_tick_it_but_the_clerk_may(importer: Importer, file: Path, tmp_path: Path) -> None:
    known = save(tmp_path / "乙.xlsx", bureau().put({"C3": "乙项目"}))
    window = importer.bring(file, known)
    window.list.all.click()
    assert [item.title for item in window.taken()] == ["乙项目"]
    importer.click_box(0)
    assert len(window.taken()) == 2
    importer.consent()
    desk = importer.clerk.bench.drafting.desk
    assert desk is not None
    assert desk.tree()


def test_once_its_headings_are_agreed_to_it_is_a_form_like_others(importer: Importer, file: Path) -> None:
    window = importer.bring(file)
    window.assign.click()
    panel = window.ends.headings
    assert "对上的" in panel.intro.text()
    panel.go.click()
    importer.clerk.qtbot.waitUntil(window.take.isEnabled, timeout=LONGEST)
    (item,) = importer.items()
    assert item.kind is Kind.QUESTIONS
    assert item.ticked
    assert item.candidate is not None
    assert item.candidate.count(State.MATCHED) > 0
    assert item.assignment is not None
    assert item.assignment.meanings["要做到"] == ("indicators", "target_value")
    window.assign.click()
    panel.go.click()
    importer.clerk.qtbot.waitUntil(window.assign.isVisible, timeout=LONGEST)
    assert item.kind is Kind.QUESTIONS
