"""The tick boxes of a choice: how they are printed, and what a line printed by us says is ticked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.models.transcript import ticked
from desktop.templates.spec import TICK_JOIN
from desktop.text.typesetting import BOX, OPTION, OPTION_GAP, TICKED_BOX


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
    """Take back what `print_ticks` printed.

    Returns:
        The text of the choice; None where the line is not one of ours.
    """
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
