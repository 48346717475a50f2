"""A workbook with anything changed in it is read or refused with a sentence, and never anything else."""

from __future__ import annotations

import io
import re
import zipfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.errors import FileRefused
from desktop.operations.library import library
from desktop.workbook.opening import open_bytes
from desktop.workbook.read import WorkbookReader
from tests.broken_files.hostile import with_parts
from tests.helpers.workbooks import package

GOOD = with_parts()
with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
    MEMBERS = {name: archive.read(name) for name in archive.namelist()}
Place = tuple[str, tuple[int, int]]
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
    known = library()
    said = "“a.xlsx”"
    try:
        assert WorkbookReader(open_bytes("a.xlsx", data), known.templates(), known.vocabulary).read(None)
    except FileRefused as refusal:
        said = refusal.sentence
    assert "“a.xlsx”" in said


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_any_bytes_may_be_changed(changes: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for place, value in changes:
        data[place] = value
    read(bytes(data))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(PLACES), ODD), min_size=1, max_size=3))
def test_any_text_or_attribute_may_be_changed(
    changes: list[tuple[Place, bytes]],
) -> None:
    members = dict(MEMBERS)
    for (name, (start, end)), text in sorted(changes, reverse=True):
        members[name] = members[name][:start] + text + members[name][end:]
    read(package(members))


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(GOOD)))
def test_it_may_be_cut_off_anywhere(length: int) -> None:
    read(GOOD[:length])
