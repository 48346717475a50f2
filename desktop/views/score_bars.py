"""Small bars: what was earned under each heading against what can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.text import window as wording
from desktop.values.number import plain
from desktop.views import colours

_BAR = 6
_ROW_GAP = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One line: a heading with its points."""

    name: str
    weight: Decimal | None
    typed: Decimal | None
    computed: Decimal | None

    @property
    def differs(self) -> bool:
        """Say whether the typed figure is not the computed one."""
        return None not in (self.typed, self.computed) and self.typed != self.computed

    def words(self) -> str:
        """Say the points."""
        typed = wording.NO_FIGURE if self.typed is None else plain(self.typed)
        return (
            typed
            if self.weight is None
            else wording.HEADING_SCORE.format(typed=typed, weight=plain(self.weight))
        )

    def computed_words(self) -> str:
        """Say the computed points where they differ."""
        assert self.computed is not None
        return wording.HEADING_COMPUTED.format(computed=plain(self.computed))


class ScoreBars(QWidget):
    """Bars under each other, painted as one widget so that an edit costs one repaint."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """Read what is shown."""
        return self._bars

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these bars."""
        made = tuple(bars)
        if made == self._bars:
            return
        resized = len(made) != len(self._bars)
        self._bars = made
        self.setAccessibleDescription("；".join(f"{bar.name} {bar.words()}" for bar in made))
        if resized:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a line of text and a bar for each."""
        return QSize(200, self._row_height() * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        """Never be cut."""
        return self.sizeHint()

    def _row_height(self) -> int:
        return QFontMetrics(self.font()).height() + _BAR + _ROW_GAP

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars."""
        del event
        painter = QPainter(self)
        for place, bar in enumerate(self._bars):
            self._paint(painter, bar, place * self._row_height())

    def _paint(self, painter: QPainter, bar: Bar, top: int) -> None:
        metrics = painter.fontMetrics()
        line = QRect(0, top, self.width(), metrics.height())
        words = bar.words()
        painter.setPen(colours.INK)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        room = self.width() - metrics.horizontalAdvance(words) - 10
        if bar.differs:
            said = bar.computed_words()
            room -= metrics.horizontalAdvance(said) + 10
            beside = line.adjusted(0, 0, -metrics.horizontalAdvance(words) - 10, 0)
            painter.setPen(colours.DIFFERS_SIGN)
            painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, said)
        painter.setPen(colours.INK_QUIET)
        name = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        self._paint_bar(painter, bar, QRect(0, top + metrics.height() + 3, self.width(), _BAR))

    @staticmethod
    def _paint_bar(painter: QPainter, bar: Bar, track: QRect) -> None:
        painter.fillRect(track, colours.LINE)
        if not bar.weight:
            return
        painter.fillRect(
            QRect(track.topLeft(), QSize(_length(bar.typed, bar.weight, track), _BAR)), colours.ACCENT
        )
        if bar.differs:
            x = track.left() + _length(bar.computed, bar.weight, track)
            painter.setPen(QPen(colours.DIFFERS_SIGN, 2))
            painter.drawLine(x, track.top() - 2, x, track.bottom() + 2)


def _length(points: Decimal | None, weight: Decimal, track: QRect) -> int:
    if points is None:
        return 0
    return max(0, min(track.width(), int(points / weight * track.width())))
