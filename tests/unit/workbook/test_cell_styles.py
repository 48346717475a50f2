"""Styles that differ from those of a blank in their format alone."""

from __future__ import annotations

import pytest

from desktop.workbook.cell_styles import CellStyles, length
from tests.helpers.workbooks import STYLES


def test_formats_are_known_by_style() -> None:
    styles = CellStyles(STYLES.encode())
    assert [styles.code(style) for style in range(5)] == ["General", "0.00", "0.00%", "General", "General"]


def test_nothing_is_written_where_nothing_was_added() -> None:
    assert CellStyles(STYLES.encode()).written() == STYLES.encode()


def test_new_styles_come_behind_those_that_there_are() -> None:
    styles = CellStyles(STYLES.encode())
    asked = [styles.like(1, "0"), styles.like(1, "0.0"), styles.like(0, quoted=True), styles.like(1, "0.0")]
    assert asked == [4, 5, 6, 5]
    assert styles.like(99, "0") == 99
    written = styles.written().decode()
    assert '<numFmts count="2"><numFmt numFmtId="164" formatCode="0.00%"/>' in written
    assert '<numFmt numFmtId="165" formatCode="0.0"/></numFmts>' in written
    assert '<cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="2"/>' in written
    copies = (
        '<xf applyNumberFormat="1" numFmtId="1"/><xf applyNumberFormat="1" numFmtId="165"/>'
        '<xf quotePrefix="1" numFmtId="0"/></cellXfs>'
    )
    assert copies in written
    assert CellStyles(written.encode()).code(5) == "0.0"


def test_formats_are_begun_where_there_are_none() -> None:
    part = b'<x:styleSheet><x:cellXfs count="1"><x:xf><x:alignment/></x:xf></x:cellXfs></x:styleSheet>'
    styles = CellStyles(part)
    assert styles.like(0, "0.0") == 1
    assert styles.like(0, "0.000") == 2
    assert styles.written().startswith(
        b'<x:styleSheet><x:numFmts count="2"><x:numFmt numFmtId="164" formatCode="0.0"/>'
    )
    assert b"<x:alignment/></x:xf></x:cellXfs>" in styles.written()


def test_formats_that_are_said_to_be_none_are_begun_in_their_place() -> None:
    part = b'<styleSheet><numFmts count="0"/><cellXfs count="1"><xf/></cellXfs></styleSheet>'
    styles = CellStyles(part)
    styles.like(0, "0.0")
    formats = '<numFmts count="1"><numFmt numFmtId="164" formatCode="0.0"/></numFmts>'
    assert styles.written().decode().startswith(f'<styleSheet>{formats}<cellXfs count="2">')


@pytest.mark.parametrize(
    ("text", "held"),
    [("12.5", 12.5), (None, 9.0), ("", 9.0), ("x", 9.0), ("0", 9.0), ("inf", 9.0), ("nan", 9.0)],
)
def test_a_length_that_can_be_none_is_the_usual_one(text: str | None, held: float) -> None:
    assert length(text, 9.0) == held


def test_a_workbook_without_styles_has_none_to_copy() -> None:
    styles = CellStyles(b"<styleSheet/>")
    assert styles.like(0, "0.0") == 0
    assert styles.written() == b"<styleSheet/>"
