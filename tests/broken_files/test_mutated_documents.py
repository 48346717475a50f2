"""A Word file with anything changed in it is read or refused with a sentence, and never anything else."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.layout.compose import compose
from desktop.operations.library import library
from desktop.workbook.write_docx import document_bytes
from tests.broken_files.mutation import Place, members_of, read_or_refused, with_bytes, with_texts
from tests.helpers.forms import sound_form

FORM = sound_form()
GOOD = document_bytes([(FORM, compose(FORM, None, library().metrics))])
MEMBERS = members_of(GOOD)
PLACES: list[Place] = [
    (name, match.span())
    for name in ("word/document.xml", "docProps/custom.xml", "word/footer1.xml")
    for match in re.finditer(rb'="[^"]*"|<w:\w+/?>|</w:\w+>|>[^<]+<', MEMBERS[name])
]
ODD = st.sampled_from(
    [
        *(b'="0"', b'="-1"', b'="99999999999"', b'="continue"', b'="x"', b"", b"<w:tbl>", b"</w:tbl>"),
        *(b"<w:tc/>", b"<w:tr/>", b"<w:vMerge/>", b"<w:del>", b"</w:del>", b"<w:sdt>", b"</w:sdt>", b"><"),
    ]
)


def read(data: bytes) -> None:
    read_or_refused("a.docx", data)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_any_bytes_may_be_changed(changes: list[tuple[int, int]]) -> None:
    read(with_bytes(GOOD, changes))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.sampled_from(PLACES), ODD), min_size=1, max_size=4, unique_by=lambda one: one[0])
)
def test_any_text_attribute_or_element_may_be_changed(changes: list[tuple[Place, bytes]]) -> None:
    read(with_texts(MEMBERS, changes))
