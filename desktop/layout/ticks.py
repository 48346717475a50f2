"""The tick boxes of a choice: how they are printed, and what a printed line says is ticked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.models.transcript import ticked
from desktop.templates.spec import TICK_JOIN
from desktop.text.typesetting import BOX, OPTION, OPTION_GAP, TICKED_BOX, TICKED_BOXES, UNTICKED_BOXES
from desktop.values.wording import narrow

_BOXES = re.compile(f"[{re.escape(TICKED_BOXES + UNTICKED_BOXES)}]")


def print_ticks(options: Sequence[str], text: str) -> str:
    """Print every option with its number and box; what is ticked and no option is set behind them.

    Args:
        options: What can be ticked, in printed order.
        text: The ticked ones, as the document holds them.
    """
    ticks = ticked(text)
    printed = [
        OPTION.format(number=number, option=option, box=TICKED_BOX if option in ticks else BOX)
        for number, option in enumerate(options, 1)
    ]
    known = [option for option in options if option in ticks]
    others = [tick for tick in ticks if tick not in options]
    if text != TICK_JOIN.join(known + others):
        # In another order than printed, or twice: said as it stands.
        others = ticks
    if others:
        printed.append(TICK_JOIN.join(others) + TICKED_BOX)
    return OPTION_GAP.join(printed)


def read_ticks(options: Sequence[str], printed: str) -> str | None:
    """Read the ticked options from a printed line: exactly if it is our own, else by the boxes beside them.

    Returns:
        The text of the choice; None where the line does not show these options with boxes.
    """
    own = _read_own(options, printed)
    return _read_boxes(options, narrow(printed)) if own is None else own


def _read_own(options: Sequence[str], printed: str) -> str | None:
    """Take back what `print_ticks` printed."""
    each = (
        re.escape(OPTION.format(number=number, option=option, box="")) + f"([{BOX}{TICKED_BOX}])"
        for number, option in enumerate(options, 1)
    )
    pattern = OPTION_GAP.join(each) + f"(?:{OPTION_GAP}(.*){TICKED_BOX})?"
    match = re.fullmatch(pattern, printed, re.DOTALL)
    if match is None:
        return None
    *boxes, rest = match.groups()
    known = [option for option, box in zip(options, boxes, strict=True) if box == TICKED_BOX]
    others = [] if rest is None else rest.split(TICK_JOIN)
    return rest if any(other in options for other in others) else TICK_JOIN.join(known + others)


def _read_boxes(options: Sequence[str], line: str) -> str | None:
    """Find the options one behind the other, each with its box before or behind it."""
    ends = [0]
    gaps: list[str] = []
    for option in map(narrow, options):
        start = line.find(option, ends[-1])
        if start < 0:
            return None
        gaps.append(line[ends[-1] : start])
        ends.append(start + len(option))
    gaps.append(line[ends[-1] :])
    if not _BOXES.search("".join(gaps)):
        return None
    before = _BOXES.search(gaps[0]) is not None
    beside = ([BOX, *_boxes(gap)][-1] for gap in gaps[:-1]) if before else map(_first_box, gaps[1:])
    ticks = [option for option, box in zip(options, beside, strict=True) if box in TICKED_BOXES]
    rest = gaps[-1] if before else _BOXES.sub("", gaps[-1], count=1)
    if any(box in TICKED_BOXES for box in _boxes(rest)):
        ticks.append(_BOXES.sub("", rest))
    return TICK_JOIN.join(ticks)


def _boxes(gap: str) -> list[str]:
    return _BOXES.findall(gap)


def _first_box(gap: str) -> str:
    return next(iter(_boxes(gap)), BOX)
