"""A Word file with anything changed in it is read or refused with a sentence, and never anything else."""

from __future__ import annotations

import io
import re
import zipfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import FileRefused
from desktop.layout.compose import compose
from desktop.operations.library import library
from desktop.workbook.opening import open_bytes
from desktop.workbook.read import WorkbookReader
from desktop.workbook.write_docx import document_bytes
from tests.helpers.forms import sound_form

KNOWN = library()
FORM = sound_form()
GOOD = document_bytes([(FORM, compose(FORM, None, KNOWN.metrics))])
with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
    MEMBERS = {name: archive.read(name) for name in archive.namelist()}
Place = tuple[str, tuple[int, int]]
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
    said = "“a.docx”"
    try:
        assert WorkbookReader(open_bytes("a.docx", data), KNOWN.templates(), KNOWN.vocabulary).read(None)
    except FileRefused as refusal:
        said = refusal.sentence
    assert "“a.docx”" in said


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_any_bytes_may_be_changed(changes: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for place, value in changes:
        data[place] = value
    read(bytes(data))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.sampled_from(PLACES), ODD), min_size=1, max_size=4, unique_by=lambda one: one[0])
)
def test_any_text_attribute_or_element_may_be_changed(changes: list[tuple[Place, bytes]]) -> None:
    members = dict(MEMBERS)
    for (name, (start, end)), text in sorted(changes, reverse=True):
        members[name] = members[name][:start] + text + members[name][end:]
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    read(held.getvalue())
