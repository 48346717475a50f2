"""Tick boxes on the paper: which option lies under the mouse, and what a choice reads once it is ticked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, QRect

from desktop.layout.sheet import PlacedCell
from desktop.models.form import Form
from desktop.models.transcript import ticked
from desktop.templates.spec import TICK_JOIN, Content
from desktop.text.typesetting import BOX, OPTION
from desktop.views.faces import text_width
from desktop.views.paper import Paper
from desktop.views.paper_painter import placed_lines


def options_of(form: Form | None, cell: PlacedCell | None) -> tuple[str, ...]:
    """List what can be ticked in a cell; nothing where it is no choice."""
    if form is None or cell is None or cell.key is None or cell.key.row:
        return ()
    spec = form.template.field(cell.key.block, cell.key.column)
    return spec.options if spec is not None and spec.content is Content.CHOICE else ()


def toggled(options: Sequence[str], text: str, option: str) -> str:
    """Tick an option, or take its tick away."""
    ticks = ticked(text)
    return join_ticks(
        options, [tick for tick in ticks if tick != option] if option in ticks else [*ticks, option]
    )


def join_ticks(options: Sequence[str], ticks: Iterable[str]) -> str:
    """Write ticked options as the text of a choice: in printed order, what is no option behind them."""
    held = list(dict.fromkeys(ticks))
    others = [tick for tick in held if tick not in options]
    return TICK_JOIN.join([*(option for option in options if option in held), *others])


def option_at(
    paper: Paper, cell: PlacedCell, options: Sequence[str], at: QPoint, visible: QRect
) -> str | None:
    """Find the option whose words or box lie under a point of the paper."""
    size = cell.size * paper.scale
    before = 0
    for left, base, line in placed_lines(paper, cell, paper.rect(cell), visible):
        if base - size <= at.y() < base + size / 2:
            for place in range(len(line)):
                right = left + text_width(cell.face, cell.size, paper.scale, line[: place + 1])
                if left <= at.x() < right:
                    return None if line[place].isspace() else _option(options, before + _signs(line[:place]))
            return None
        before += _signs(line)
    return None


def _option(options: Sequence[str], place: int) -> str | None:
    """Find the option that a sign of the printed line belongs to."""
    end = 0
    for number, option in enumerate(options, 1):
        end += _signs(OPTION.format(number=number, option=option, box=BOX))
        if place < end:
            return option
    return None


def _signs(text: str) -> int:
    """Count the signs that a line break neither adds nor takes away."""
    return sum(not sign.isspace() for sign in text)
