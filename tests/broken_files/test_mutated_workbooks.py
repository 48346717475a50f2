"""A workbook with anything changed in it is read or refused with a sentence, and never anything else."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.workbook.opening import open_bytes
from tests.broken_files.hostile import with_parts
from tests.broken_files.mutation import Place, members_of, read_or_refused, with_bytes, with_texts
from tests.helpers import old_workbooks, open_documents
from tests.helpers.workbooks import package

GOOD = with_parts()
MEMBERS = members_of(GOOD)
PLACES: list[Place] = [
    (name, match.span(match.lastindex))
    for name, content in MEMBERS.items()
    for match in re.finditer(rb'="([^"]*)"|>([^<]+)<', content)
    if match.lastindex is not None
]
ODD = st.sampled_from(
    "|0|-1|1048577|99999999999|A1|ZZZ9|1e400|NaN|s|e|d|&lt;|#REF!|文".encode().split(b"|"),
)


def read(data: bytes) -> None:
    read_or_refused("a.xlsx", data)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_any_bytes_may_be_changed(changes: list[tuple[int, int]]) -> None:
    read(with_bytes(GOOD, changes))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(PLACES), ODD), min_size=1, max_size=3))
def test_any_text_or_attribute_may_be_changed(
    changes: list[tuple[Place, bytes]],
) -> None:
    read(with_texts(MEMBERS, changes))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(GOOD)))
def test_it_may_be_cut_off_anywhere(length: int) -> None:
    read(GOOD[:length])


def web_page() -> bytes:
    rows = "".join(
        f"<tr>{''.join(f'<td colspan=1 x:num>{cell.text}</td>' for cell in line)}</tr>"
        for line in next(open_bytes("a.xlsx", GOOD).grids()).rows.values()
    )
    return f"<html><meta charset='gb2312'><table border=1>{rows}</table></html>".encode("gb18030")


def of_1997() -> bytes:
    (grid,) = open_bytes("a.xlsx", GOOD).grids()
    cells = list(grid.cells())
    shared = [
        old_workbooks.shared(grid.address(cell.place).partition("!")[2], n) for n, cell in enumerate(cells)
    ]
    return old_workbooks.old_workbook({"甲": shared}, [old_workbooks.texts(*(cell.text for cell in cells))])


def open_document() -> str:
    (grid,) = open_bytes("a.xlsx", GOOD).grids()
    rows = [
        open_documents.row(
            *(
                open_documents.cell(cell.text, table__number_columns_spanned=cell.column_span)
                for cell in line
            ),
            table__number_rows_repeated=1,
        )
        for line in grid.rows.values()
    ]
    return open_documents.content(open_documents.table(*rows))


OTHERS = {"web page": web_page(), "1997": of_1997(), "open document": open_document().encode()}


def other(kind: str, data: bytes) -> bytes:
    if kind != "open document":
        return data
    return package({"mimetype": open_documents.MIMETYPE, "content.xml": data})


@pytest.mark.parametrize("kind", OTHERS)
def test_other_kinds_hold_the_same_texts(kind: str) -> None:
    # Markup has no runs of blanks.
    good, found = (
        ["".join(cell.text.split()) for grid in opened.grids() for cell in grid.cells()]
        for opened in (open_bytes("a.xlsx", GOOD), open_bytes("a.xls", other(kind, OTHERS[kind])))
    )
    assert found == good


@pytest.mark.parametrize("kind", OTHERS)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), ODD), min_size=1, max_size=4))
def test_anything_may_be_written_over_other_kinds(kind: str, changes: list[tuple[float, bytes]]) -> None:
    data = bytearray(OTHERS[kind])
    for place, text in changes:
        at = int(place * len(data))
        data[at : at + len(text)] = text
    read(other(kind, bytes(data)))
