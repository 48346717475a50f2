"""Shows the pages of the very PDF that is exported, and prints them in true size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QPoint, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeySequence,
    QPageLayout,
    QPageSize,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.operations.preview import Preview
from desktop.text import window as wording
from desktop.views import colours
from desktop.views.buttons import flat_button
from desktop.views.scrolling import fit_scroll_bars

_SCREEN_DPI = 96
PRINT_DPI = 300
MM_PER_INCH = 25.4
_GAP = 18
SMALLEST_ZOOM, LARGEST_ZOOM = 30, 300


def page_image(preview: Preview, page: int, dpi: int) -> QImage:
    """Render a page of the PDF."""
    raster = preview.picture(page, dpi)
    image = QImage(raster.data, raster.width, raster.height, raster.stride, QImage.Format.Format_BGR888)
    # The picture must outlive the bytes that it was made from.
    return image.copy()


class PagesView(QAbstractScrollArea):
    """Pages under each other on a desk.

    Signals:
        page_changed: Number of the page at the top of the view, from 0.
    """

    page_changed = Signal(int)

    def __init__(self, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self.zoom = 100
        self._pixmaps: dict[tuple[int, int], QPixmap] = {}
        self._sizes = [page_image(preview, page, 36).size() for page in range(preview.pages)]
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(lambda: self.page_changed.emit(self.current_page()))
        self._fit_scroll_bars()

    def page_rects(self) -> list[QRect]:
        """Locate the pages, in pixels from the top of the first."""
        factor = self.zoom / 100 * _SCREEN_DPI / 36
        rects, top = [], _GAP
        width = max((round(size.width() * factor) for size in self._sizes), default=0) + 2 * _GAP
        for size in self._sizes:
            page = QSize(round(size.width() * factor), round(size.height() * factor))
            left = (max(width, self.viewport().width()) - page.width()) // 2
            rects.append(QRect(QPoint(left, top), page))
            top += page.height() + _GAP
        return rects

    def current_page(self) -> int:
        """Find the page that fills the upper half of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        return next(
            (n for n, rect in enumerate(self.page_rects()) if rect.bottom() >= middle), len(self._sizes) - 1
        )

    def go_to_page(self, page: int) -> None:
        """Scroll to a page."""
        rects = self.page_rects()
        if 0 <= page < len(rects):
            self.verticalScrollBar().setValue(rects[page].top() - _GAP)

    def set_zoom(self, percent: int) -> None:
        """Zoom, keeping the page in view."""
        page = self.current_page()
        self.zoom = max(SMALLEST_ZOOM, min(LARGEST_ZOOM, percent))
        self._pixmaps.clear()
        self._fit_scroll_bars()
        self.go_to_page(page)
        self.viewport().update()

    def fit_whole(self) -> None:
        """Zoom so that a whole page is seen."""
        self._fit(lambda page: min(self._width_zoom(page), self._height_zoom(page)))

    def fit_width(self) -> None:
        """Zoom to the width of the view."""
        self._fit(self._width_zoom)

    def _fit(self, zoom_for: Callable[[QSize], int]) -> None:
        if self._sizes:
            self.set_zoom(zoom_for(self._sizes[self.current_page()]))

    def _width_zoom(self, page: QSize) -> int:
        return (self.viewport().width() - 2 * _GAP) * 100 * 36 // (page.width() * _SCREEN_DPI)

    def _height_zoom(self, page: QSize) -> int:
        return (self.viewport().height() - 2 * _GAP) * 100 * 36 // (page.height() * _SCREEN_DPI)

    def _fit_scroll_bars(self) -> None:
        rects = self.page_rects()
        height = rects[-1].bottom() + _GAP if rects else 0
        width = max((rect.width() for rect in rects), default=0) + 2 * _GAP
        fit_scroll_bars(self, QSize(width, height), self.viewport().size())

    def _pixmap(self, page: int) -> QPixmap:
        """Render a page as sharp as the screen shows it, once for each zoom."""
        ratio = self.devicePixelRatioF()
        dpi = round(self.zoom / 100 * _SCREEN_DPI * ratio)
        held = self._pixmaps.get((page, dpi))
        if held is None:
            held = QPixmap.fromImage(page_image(self._preview, page, dpi))
            self._pixmaps[page, dpi] = held
        return held

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colours.DESK)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shift = QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for page, rect in enumerate(self.page_rects()):
            seen = rect.translated(shift)
            if seen.intersects(event.rect()):
                painter.drawPixmap(seen, self._pixmap(page))
                painter.setPen(colours.PAPER_EDGE)
                painter.drawRect(seen.adjusted(-1, -1, 0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the scroll bars' range."""
        super().resizeEvent(event)
        self._fit_scroll_bars()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint again."""
        del dx, dy
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl held."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom + (10 if event.angleDelta().y() > 0 else -10))
        else:
            super().wheelEvent(event)


class PreviewWindow(QDialog):
    """The pages with buttons to turn, zoom, print and save them.

    Signals:
        printed: Number of pages that were handed to the printer.
        failed: The printer refused.
        pdf_wanted: The clerk wants the PDF as a file.
    """

    printed = Signal(int)
    failed = Signal(str)
    pdf_wanted = Signal()

    def __init__(self, parent: QWidget | None, preview: Preview, name: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(wording.PREVIEW_TITLE.format(name=name))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preview, self._name = preview, name
        self.pages = PagesView(preview, self)
        self.label, self.said = QLabel(), QLabel()
        self.said.setContentsMargins(12, 5, 12, 5)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said.hide()
        row = QHBoxLayout()
        row.setContentsMargins(10, 6, 10, 6)
        for text, act, keys in (
            (wording.PREVIEW_PREVIOUS, lambda: self.turn(-1), "PgUp"),
            (wording.PREVIEW_NEXT, lambda: self.turn(1), "PgDown"),
        ):
            row.addWidget(self._button(text, act, keys))
        row.addWidget(self.label)
        row.addStretch(1)
        for text, act, keys in (
            (wording.PREVIEW_ZOOM_OUT, lambda: self.pages.set_zoom(self.pages.zoom - 10), "Ctrl+-"),
            (wording.PREVIEW_ZOOM_IN, lambda: self.pages.set_zoom(self.pages.zoom + 10), "Ctrl+="),
            (wording.PREVIEW_WHOLE, self.pages.fit_whole, "Ctrl+0"),
            (wording.PREVIEW_WIDTH, self.pages.fit_width, "Ctrl+9"),
        ):
            row.addWidget(self._button(text, act, keys))
        row.addStretch(1)
        row.addWidget(self._button(wording.PREVIEW_PDF, self.pdf_wanted.emit, "Ctrl+S"))
        row.addWidget(self._button(wording.PREVIEW_PRINT, self.print_pages, "Ctrl+P"))
        row.addWidget(self._button(wording.CLOSE, self.close, ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.pages, 1)
        column.addWidget(self.said)
        self.pages.page_changed.connect(self._tell_page)
        self._tell_page(0)
        self.pages.setFocus()

    def say(self, sentence: str) -> None:
        """Say what was done, under the pages."""
        self.said.setText(sentence)
        self.said.show()

    def take_focus(self) -> None:
        """Take the keyboard back from a dialog, so that Esc closes the preview."""
        self.raise_()
        self.activateWindow()
        self.pages.setFocus()

    def _button(self, text: str, act: Callable[[], object], keys: str) -> QToolButton:
        button = flat_button(text, act)
        if keys:
            QShortcut(QKeySequence(keys), self, act)
            button.setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
        return button

    def turn(self, by: int) -> None:
        """Go to the next or previous page."""
        self.pages.go_to_page(self.pages.current_page() + by)

    def _tell_page(self, page: int) -> None:
        self.label.setText(wording.PREVIEW_PAGE.format(page=page + 1, count=self._preview.pages))

    def print_pages(self) -> None:
        """Print through the system's dialog."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._name)
        printer.setFromTo(1, self._preview.pages)
        if not self.ask_printer(printer):
            return
        first = max(1, printer.fromPage() or 1)
        last = min(self._preview.pages, printer.toPage() or self._preview.pages)
        if print_preview(printer, self._preview, range(first - 1, last)):
            self.printed.emit(last - first + 1)
        else:
            self.failed.emit(wording.PRINT_FAILED)

    def ask_printer(self, printer: QPrinter) -> bool:
        """Show the system's dialog; says whether the clerk goes on."""
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self._preview.pages)
        return bool(dialog.exec())


def print_preview(printer: QPrinter, preview: Preview, pages: range) -> bool:
    """Print pages in true size: the whole sheet of paper is the page of the PDF.

    Returns:
        Whether the printer took them.
    """
    printer.setFullPage(True)
    painter = QPainter()
    for place, page in enumerate(pages):
        image = page_image(preview, page, PRINT_DPI)
        _set_page(printer, image.size())
        if not (printer.newPage() if place else painter.begin(printer)):
            return False
        # Without it Qt stores pictures as JPEG, and thin lines grow a haze.
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        target = QRectF(0, 0, printer.width(), printer.height())
        painter.drawImage(target, image)
    return painter.end()


def _set_page(printer: QPrinter, pixels: QSize) -> None:
    """Give the printer the page's own size and no margins of its own."""
    short, long = sorted(side * MM_PER_INCH / PRINT_DPI for side in (pixels.width(), pixels.height()))
    # A4 is 210 mm only to the nearest pixel.
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    wide = pixels.width() > pixels.height()
    orientation = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(size, orientation, QMarginsF(0, 0, 0, 0)))
