"""Change a text whose parts have fonts of their own, and let each part keep its font."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.workbook.cell_puts import Change, changed
from desktop.workbook.splicing import Node, content


def rich_markup(data: bytes, text: Node, changes: Sequence[Change], prefix: str) -> bytes:
    """Write the parts of a text with changes made to it.

    Args:
        data: The part that the text stands in.
        text: Its element (si, is).
        changes: What changes, by place in the whole text.
        prefix: How elements of the sheet are called.

    Returns:
        The elements of the text; blank where it has one font only.
    """
    runs = list(text.named("r"))
    if not runs or not text.tag.startswith(prefix) or (text.tag.removeprefix(prefix) != text.name):
        return b""
    pieces: list[bytes] = []
    start = 0
    for run in runs:
        held = "".join(node.text for node in run.named("t"))
        own = [_within(change, start, start + len(held), last=run is runs[-1]) for change in changes]
        written = changed(held, [change for change in own if change])
        font = run.first("rPr")
        look = data[font.start : font.end] if font else b""
        begin, end = f"<{prefix}r>".encode(), f"</{prefix}t></{prefix}r>".encode()
        opening = f'<{prefix}t xml:space="preserve">'.encode()
        pieces.append(begin + look + opening + content(written) + end)
        start += len(held)
    return b"".join(pieces)


def _within(change: Change, start: int, end: int, *, last: bool) -> Change | None:
    """Give the part of a change that lies in a stretch; what comes new belongs where the change begins."""
    first, behind, instead = change
    begins = start <= first < end or (last and first == end)
    if not begins and not first < start < behind:
        return None
    inside = max(first, start) - start, min(behind, end) - start
    return (*inside, instead if begins else "")
