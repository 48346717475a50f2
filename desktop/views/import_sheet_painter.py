"""Draws a foreign sheet: letters and numbers at its edges, lines, and its cells by what became of them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from desktop.operations.dry_run import State
from desktop.operations.foreign_sheets import Place, column_letters
from desktop.views import colours
from desktop.views.import_looks import OF_STATE, paint_ground, paint_look_sign
from desktop.views.import_plan import PAD_X, PAD_Y, SheetPlan

HEAD_HEIGHT = 22
_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWrapAnywhere)


@dataclass(frozen=True, slots=True)
class Painted:
    """What is to be painted of a sheet, and where."""

    plan: SheetPlan | None
    place: Place
    """The current cell."""
    origin: QPoint
    """The corner of A1 in the viewport."""
    room: QRect
    """The part of the viewport that cells are seen in."""
    focused: bool


def head_width(plan: SheetPlan, metrics: QFontMetrics) -> int:
    """Measure the column of row numbers."""
    return metrics.horizontalAdvance("0" * max(2, len(str(plan.rows)))) + 14


def paint_sheet(painter: QPainter, painted: Painted, exposed: QRect) -> None:
    """Paint the part of a sheet that was exposed."""
    plan = painted.plan
    painter.fillRect(exposed, colours.DESK if plan is None else colours.WINDOW)
    if plan is None:
        return
    painter.save()
    painter.setClipRect(painted.room.intersected(exposed))
    painter.translate(painted.origin)
    _paint_cells(painter, painted, plan, exposed.translated(-painted.origin))
    painter.restore()
    _paint_heads(painter, painted, plan)


def _paint_cells(painter: QPainter, painted: Painted, plan: SheetPlan, exposed: QRect) -> None:
    seen = painted.room.translated(-painted.origin)
    sheet = QRect(0, 0, plan.xs[-1], plan.ys[-1])
    painter.fillRect(sheet.intersected(exposed), colours.PAPER)
    _paint_lines(painter, plan, exposed)
    for area in plan.areas_in(exposed):
        mark, text, rect = plan.mark_at(area[:2]), plan.text_at(area[:2]), plan.rect(area)
        if not text and area[:2] == area[2:]:
            continue
        if mark is None:
            painter.fillRect(rect, colours.PAPER)
        else:
            paint_ground(painter, OF_STATE[mark.state], rect)
        painter.setPen(colours.LINE if mark is None else colours.PAPER_EDGE)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        quiet = mark is None or mark.state is State.PRINTED
        painter.setPen(colours.INK_QUIET if quiet else colours.INK)
        room = plan.text_rect(area)
        single = area[:2] == area[2:] and room == rect
        _paint_text(painter, room, room if single else room.intersected(seen), text)
        if mark is not None:
            paint_look_sign(painter, OF_STATE[mark.state], rect)
    rect = plan.rect(plan.area_at(painted.place))
    painter.setPen(QPen(colours.ACCENT, 2 if painted.focused else 3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))


def _paint_text(painter: QPainter, rect: QRect, seen: QRect, text: str) -> None:
    """Write a text into the middle of what is seen of its cell, where it fits there."""
    room, shown = (one.adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y) for one in (rect, seen))
    if shown != room and painter.boundingRect(shown, _WRAPPED, text).height() > shown.height():
        shown = room
    painter.drawText(shown, _WRAPPED, text)


def _paint_lines(painter: QPainter, plan: SheetPlan, exposed: QRect) -> None:
    rows, columns = plan.seen(exposed)
    painter.setPen(colours.LINE)
    for row in rows:
        painter.drawLine(
            exposed.left(), plan.ys[row + 1], min(exposed.right(), plan.xs[-1]), plan.ys[row + 1]
        )
    for column in columns:
        x = plan.xs[column + 1]
        painter.drawLine(x, exposed.top(), x, min(exposed.bottom(), plan.ys[-1]))


def _paint_heads(painter: QPainter, painted: Painted, plan: SheetPlan) -> None:
    room, origin, facts = painted.room, painted.origin, plan.grid.facts
    rows, columns = plan.seen(room.translated(-origin))
    top, left, bottom, right = plan.area_at(painted.place)
    painter.fillRect(QRect(0, 0, room.left(), room.bottom() + 1), colours.WINDOW)
    painter.fillRect(QRect(0, 0, room.right() + 1, room.top()), colours.WINDOW)
    painter.save()
    painter.setClipRect(QRect(room.left(), 0, room.width(), room.top()))
    for column in columns:
        x = plan.xs[column] + origin.x()
        rect = QRect(x, 0, plan.xs[column + 1] - plan.xs[column], room.top() - 1)
        hidden = column in facts.hidden_columns
        _paint_head(painter, rect, column_letters(column), here=left <= column <= right, hidden=hidden)
    painter.setClipRect(QRect(0, room.top(), room.left(), room.height()))
    for row in rows:
        y = plan.ys[row] + origin.y()
        rect = QRect(0, y, room.left() - 1, plan.ys[row + 1] - plan.ys[row])
        _paint_head(painter, rect, str(row + 1), here=top <= row <= bottom, hidden=row in facts.hidden_rows)
    painter.restore()
    painter.setPen(colours.PAPER_EDGE)
    painter.drawLine(0, room.top() - 1, room.right(), room.top() - 1)
    painter.drawLine(room.left() - 1, 0, room.left() - 1, room.bottom())


def _paint_head(painter: QPainter, rect: QRect, text: str, *, here: bool, hidden: bool) -> None:
    if here:
        painter.fillRect(rect, colours.ACCENT_PALE)
    painter.setPen(colours.LINE)
    painter.drawLine(rect.bottomRight(), rect.topRight() if rect.top() == 0 else rect.bottomLeft())
    if hidden:
        # What the file hides is read all the same; brackets say that it is hidden.
        text = f"({text})"
    painter.setPen(colours.ACCENT if here else colours.INK_QUIET)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
