"""The preview shows the pages of the very PDF, and prints them in true size."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from desktop.operations.forms import pdf_bytes, receipt_of
from desktop.operations.preview import make_preview
from desktop.printing.raster import page_count, render
from desktop.views.dialogs import Dialogs
from desktop.views.preview import PreviewWindow, print_preview
from tests.helpers.papers import case_form
from tests.helpers.window import Clerk

MM_PER_INCH = 25.4


def ink_box(image: QImage) -> tuple[float, float, float, float]:
    """Find left, top, right and bottom of what is darker than the paper, as parts of the page."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    width, height = grey.width(), grey.height()
    stride, data = grey.bytesPerLine(), bytes(grey.constBits())
    rows = [y for y in range(height) if min(data[y * stride : y * stride + width]) < 128]
    columns = [x for x in range(width) if min(data[x : stride * height : stride]) < 128]
    return columns[0] / width, rows[0] / height, columns[-1] / width, rows[-1] / height


def open_preview(clerk: Clerk, action: str = "preview") -> PreviewWindow:
    clerk.act(action)
    clerk.qtbot.waitUntil(lambda: clerk.bench.output.preview_window is not None)
    window = clerk.bench.output.preview_window
    assert isinstance(window, PreviewWindow)
    return window


def test_ctrl_p_shows_as_many_pages_as_the_pdf_has(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*[(f"指标内容{n}", "≥98%", "97%", "1") for n in range(60)])
    window = open_preview(clerk)
    pages = page_count(pdf_bytes([clerk.draft.workspace.form]))
    assert pages > 1
    assert len(window.pages.page_rects()) == pages
    assert window.label.text() == f"第 1 页，共 {pages} 页"
    window.turn(1)
    assert window.label.text() == f"第 2 页，共 {pages} 页"
    window.turn(-1)
    assert window.pages.current_page() == 0
    window.close()
    QApplication.sendPostedEvents()
    clerk.qtbot.waitUntil(lambda: clerk.bench.output.preview_window is None)


def test_the_preview_shows_what_the_cell_that_is_still_open_holds(clerk: Clerk) -> None:
    clerk.begin()
    clerk.go_to(clerk.row_key(0, "third_level"))
    clerk.type("open")
    window = open_preview(clerk)
    assert clerk.text(clerk.row_key(0, "third_level")) == "open"
    window.close()


def test_zoom_fits_the_page_and_the_width(clerk: Clerk) -> None:
    clerk.begin()
    window = open_preview(clerk)
    view = window.pages
    view.fit_whole()
    assert view.page_rects()[0].height() <= view.viewport().height()
    whole = view.zoom
    view.fit_width()
    assert view.page_rects()[0].width() <= view.viewport().width()
    assert view.zoom > whole
    before = view.zoom
    wheel = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), wheel)
    assert view.zoom == before + 10
    window.close()


def test_the_page_on_the_screen_is_the_page_of_the_pdf(clerk: Clerk) -> None:
    clerk.begin()
    window = open_preview(clerk)
    view = window.pages
    shown = view.grab(view.page_rects()[0].intersected(view.viewport().rect())).toImage()
    assert shown.pixelColor(shown.width() // 2, 4).name() == "#ffffff"
    raster = render(window._preview.pdf, 0, 96)
    assert abs(view.page_rects()[0].width() - raster.width) <= 2
    window.close()


@pytest.mark.usefixtures("dressed")
def test_the_print_is_in_true_size_and_without_loss(tmp_path: Path) -> None:
    preview = make_preview([case_form("000-1")])
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    target = tmp_path / "printed.pdf"
    printer.setOutputFileName(str(target))
    assert print_preview(printer, preview, range(preview.pages))
    assert page_count(target) == preview.pages
    assert b"/DCTDecode" not in target.read_bytes()
    for page in range(preview.pages):
        one, other = render(preview.pdf, page, 100), render(target, page, 100)
        assert (one.width, one.height) == (other.width, other.height)
        boxes = [
            ink_box(
                QImage(raster.data, raster.width, raster.height, raster.stride, QImage.Format.Format_BGR888)
            )
            for raster in (one, other)
        ]
        # A millimetre of 297 is 0.0034 of the page.
        assert boxes[0] == pytest.approx(boxes[1], abs=0.004)


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
@pytest.mark.usefixtures("dressed")
def test_a_printer_that_refuses_is_told_of(tmp_path: Path) -> None:
    preview = make_preview([case_form("002-1")])
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    assert not print_preview(printer, preview, range(1))


def test_pdf_and_workbook_are_written_where_the_clerk_says(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    clerk.begin("道路/养护")
    suggested: list[str] = []

    def save_path(_parent: object, _title: str, name: str, _kinds: str, ending: str) -> Path:
        suggested.append(Path(name).name)
        return tmp_path / f"out{ending}"

    monkeypatch.setattr(Dialogs, "save_path", save_path)
    for action, ending in (
        ("export_pdf", ".pdf"),
        ("export_workbook", ".xlsx"),
        ("export_document", ".docx"),
        ("export_public", ".pdf"),
    ):
        clerk.status.clearMessage()
        (tmp_path / f"out{ending}").unlink(missing_ok=True)
        clerk.act(action)
        clerk.qtbot.waitUntil(
            lambda ending=ending: clerk.said() == f"已导出到：{tmp_path / ('out' + ending)}"
        )
        assert (tmp_path / f"out{ending}").stat().st_size > 1000
    stem = f"2024_县人社局_道路_养护_项目支出绩效自评表_2020版_{receipt_of(clerk.draft.workspace.form)}"
    assert suggested == [f"{stem}.pdf", f"{stem}.xlsx", f"{stem}.docx", f"{stem}（公开版）.pdf"]


def test_the_pdf_of_the_preview_is_told_in_it_and_escape_closes_it(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    clerk.begin()
    window = open_preview(clerk)
    asked: list[object] = []

    def save_path(parent: object, *_: object) -> Path:
        asked.append(parent)
        clerk.window.activateWindow()
        return tmp_path / "out.pdf"

    monkeypatch.setattr(Dialogs, "save_path", save_path)
    window.pdf_wanted.emit()
    clerk.qtbot.waitUntil(window.said.isVisible)
    assert asked == [window]
    assert window.said.text() == f"已导出到：{tmp_path / 'out.pdf'}"
    clerk.qtbot.waitUntil(window.pages.hasFocus)
    clerk.press("Escape")
    clerk.qtbot.waitUntil(lambda: clerk.bench.output.preview_window is None)


def test_a_file_that_cannot_be_written_is_told_of(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    clerk.begin()
    told: list[str] = []
    monkeypatch.setattr(Dialogs, "save_path", lambda *_: tmp_path / "no such folder" / "x.pdf")
    monkeypatch.setattr(Dialogs, "tell", lambda _parent, _title, sentence: told.append(sentence))
    clerk.act("export_pdf")
    clerk.qtbot.waitUntil(lambda: bool(told))
    assert "no such folder" in told[0]
    assert not clerk.said().startswith("已导出")
