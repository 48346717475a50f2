"""What is painted: no more than what changed, and nothing left behind."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop.editing.workspace import Workspace
from desktop.models.keys import CellKey
from desktop.operations.library import library
from desktop.views.cell_marks import Sign, make_marks
from desktop.views.paper import Paper
from desktop.views.paper_painter import paint_cells, paint_sign
from desktop.views.paper_view import PaperView, changed_rects
from tests.helpers.papers import case_form
from tests.helpers.window import Clerk

ROWS = tuple((f"指标{n}", "≥98%", "97%", "1") for n in range(60))


def picture(clerk: Clerk) -> QImage:
    QApplication.processEvents()
    return clerk.view.viewport().grab().toImage()


def test_an_edit_repaints_its_cell_and_what_followed_and_no_more(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    before = clerk.view.paper
    marks = clerk.view.marks
    clerk.bench.drafting.write({clerk.row_key(3, "actual_value"): "96%"})
    after = clerk.view.paper
    assert before is not None
    assert after is not None
    rects = changed_rects(before, after, marks, clerk.view.marks)
    cells = {cell.key for rect in rects for cell in [after.grid.at(*after.place_at(rect.center()))] if cell}  # type: ignore[misc]  # they lie on the page
    assert {
        clerk.row_key(3, "actual_value"),
        clerk.row_key(3, "score"),
        CellKey("total", "", "score"),
    } <= cells
    assert len(rects) <= 6
    assert sum(rect.width() * rect.height() for rect in rects) < 40_000


def test_a_row_that_grows_repaints_from_itself_on(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    before, marks = clerk.view.paper, clerk.view.marks
    key = clerk.row_key(3, "deviation_reason")
    clerk.bench.drafting.write({key: "原因很多，" * 10})
    after = clerk.view.paper
    assert before is not None
    assert after is not None
    rects = changed_rects(before, after, marks, clerk.view.marks)
    row = clerk.cell(key).row
    assert rects[0].top() <= after.ys[row]
    assert rects[0].bottom() >= after.size.height() - 1


@pytest.mark.parametrize(
    "steps",
    [
        ("write", "write", "score"),
        ("grow", "shrink"),
        ("insert", "remove", "move"),
        ("select", "write", "unselect"),
        ("scroll", "grow", "write"),
    ],
)
def test_partial_repaints_leave_the_same_picture_as_a_whole_one(clerk: Clerk, steps: tuple[str, ...]) -> None:
    clerk.begin_with_indicators(*ROWS[:20])
    clerk.go_to(clerk.row_key(4, "actual_value"))
    drafting = clerk.bench.drafting
    acts = {
        "write": lambda: drafting.write({clerk.row_key(2, "actual_value"): str(len(clerk.row_ids()) * 3)}),
        "score": lambda: drafting.write({clerk.row_key(3, "score"): "0.2"}),
        "grow": lambda: drafting.write({clerk.row_key(2, "deviation_reason"): "因为" * 30}),
        "shrink": lambda: drafting.write({clerk.row_key(2, "deviation_reason"): ""}),
        "insert": lambda: drafting.insert_row("indicators", clerk.row_ids()[3]),
        "remove": lambda: drafting.remove_rows("indicators", [clerk.row_ids()[2]]),
        "move": lambda: drafting.move_rows("indicators", [clerk.row_ids()[5]], down=False),
        "select": lambda: clerk.press("Shift+Down", "Shift+Right"),
        "unselect": lambda: clerk.press("Up"),
        "scroll": lambda: clerk.view.verticalScrollBar().setValue(180),
    }
    for step in steps:
        acts[step]()
        QApplication.processEvents()
        kept = QApplication.primaryScreen().grabWindow(clerk.window.winId())
        # What the window holds after partial repaints, against the same painted anew.
        origin = clerk.view.viewport().mapTo(clerk.window, clerk.view.viewport().rect().topLeft())
        shown = kept.toImage().copy(QRect(origin, clerk.view.viewport().size()))
        assert shown == picture(clerk).convertToFormat(shown.format()), step


def test_labels_of_tall_cells_stay_in_sight(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    assert clerk.view.paper is not None
    tall = clerk.cell(clerk.row_key(0, "first_level"))
    rect = clerk.view.paper.rect(tall)
    assert rect.height() < clerk.view.viewport().height() * 3
    side = clerk.view.paper.grid.at(tall.row, 0)
    assert side is not None
    whole = clerk.view.paper.rect(side)
    for part in (0.2, 0.5, 0.8):
        seen = QRect(
            0, round(whole.top() + part * (whole.height() - 300)), clerk.view.paper.size.width(), 300
        )
        image = QImage(clerk.view.paper.size, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        paint_cells(painter, clerk.view.paper, [side], {}, seen)
        painter.end()
        inside = whole.intersected(seen).adjusted(3, 3, -3, -3)
        ink = [
            y
            for y in range(whole.top() + 3, whole.bottom() - 3)
            if any(image.pixelColor(x, y).lightness() < 128 for x in range(inside.left(), inside.right(), 2))
        ]
        assert ink
        assert inside.top() <= ink[0]
        assert ink[-1] <= inside.bottom()


def test_each_sign_looks_different() -> None:
    pictures = set()
    for sign in Sign:
        image = QImage(30, 20, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        paint_sign(painter, sign, image.rect())
        painter.end()
        pictures.add(bytes(image.constBits()))
    assert len(pictures) == len(Sign)


@pytest.mark.usefixtures("dressed")
def test_lines_stay_inside_their_cells_at_every_zoom() -> None:
    from desktop.views.faces import text_width

    form = case_form("000-1")
    workspace = Workspace(form, library().metrics)
    for zoom in (0.5, 0.75, 1.0, 1.25, 2.0, 3.0):
        paper = Paper(workspace.sheet, zoom)
        for cell in workspace.sheet.cells:
            room = paper.rect(cell).width()
            for line in () if cell.vertical else cell.lines:
                assert text_width(cell.face, cell.size, paper.scale, line) <= room, (zoom, line)


def test_every_finding_on_the_form_has_its_sign() -> None:
    workspace = Workspace(case_form("000-1"), library().metrics)
    marks = make_marks(workspace.sheet, workspace.document, workspace.scores, {})
    grid = Paper(workspace.sheet, 1.0).grid
    for finding in workspace.scores.findings:
        cell = grid.find(finding.where)
        if cell is not None and cell.key is not None:
            assert marks[cell.key].signs


@pytest.mark.usefixtures("dressed")
def test_an_empty_desk_is_painted_too() -> None:
    view = PaperView()
    view.resize(60, 40)
    image = view.viewport().grab().toImage()
    assert len({image.pixel(x, y) for x in range(60) for y in range(40)}) == 1
