"""The strip under the paper: what colours and signs mean, and the zoom."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QWidget

from desktop.text import window as wording
from desktop.views import colours
from desktop.views.buttons import flat_button
from desktop.views.cell_marks import Sign, Tone
from desktop.views.paper_painter import GROUNDS, paint_sign
from desktop.views.paper_view import LARGEST_ZOOM, SMALLEST_ZOOM, ZOOM_STEP

_SWATCH = QSize(24, 15)
_SHOWN: dict[str, tuple[Tone, Sign | None]] = {
    "white": (Tone.WHITE, None),
    "computed": (Tone.GREY, Sign.COMPUTED),
    "locked": (Tone.GREY, Sign.LOCKED),
    "explain": (Tone.YELLOW, Sign.EXPLAIN),
    "fix": (Tone.RED, Sign.FIX),
    "hint": (Tone.WHITE, Sign.HINT),
    "differs": (Tone.WHITE, Sign.DIFFERS),
}


class Legend(QWidget):
    """Small cells with their meaning, drawn by what draws the paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(wording.LEGEND_NAME)
        self.setAccessibleDescription("，".join(text for _, text in wording.LEGEND))

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        return QSize(200, self.fontMetrics().height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as many as there is room for."""
        del event
        painter = QPainter(self)
        left, metrics = 10, self.fontMetrics()
        for name, text in wording.LEGEND:
            width = _SWATCH.width() + 5 + metrics.horizontalAdvance(text)
            if left + width > self.width():
                return
            tone, sign = _SHOWN[name]
            swatch = QRect(left, (self.height() - _SWATCH.height()) // 2, _SWATCH.width(), _SWATCH.height())
            painter.setPen(colours.GRID_LINE)
            painter.setBrush(GROUNDS[tone])
            painter.drawRect(swatch.adjusted(0, 0, -1, -1))
            if sign is not None:
                paint_sign(painter, sign, swatch)
            painter.setPen(colours.INK_QUIET)
            words = QRect(swatch.right() + 6, 0, width, self.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            left += width + 14


class PaperBar(QWidget):
    """Legend and zoom.

    Signals:
        zoom_wanted: Zoom in per cent.
        reset_wanted: Back to the size of paper.
    """

    zoom_wanted = Signal(int)
    reset_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(SMALLEST_ZOOM, LARGEST_ZOOM)
        self.slider.setSingleStep(ZOOM_STEP)
        self.slider.setPageStep(ZOOM_STEP)
        self.slider.setFixedWidth(110)
        self.slider.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.slider.setToolTip(wording.ZOOM_TIP)
        self.slider.setAccessibleName(wording.ZOOM)
        self.percent = flat_button("", self.reset_wanted.emit, wording.ZOOM_TIP)
        self.percent.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.percent.setText(f"{LARGEST_ZOOM}%")
        self.percent.ensurePolished()
        self.percent.setFixedWidth(self.percent.sizeHint().width())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 8, 1)
        row.addWidget(Legend(self), 1)
        row.addWidget(self.slider)
        row.addWidget(self.percent)
        self.show_zoom(100)
        self.slider.valueChanged.connect(self.zoom_wanted)

    def show_zoom(self, percent: int) -> None:
        """Show the zoom as it is."""
        self.slider.blockSignals(True)
        self.slider.setValue(percent)
        self.slider.blockSignals(False)
        self.percent.setText(f"{percent}%")
