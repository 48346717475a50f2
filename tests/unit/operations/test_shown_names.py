"""Names of files as people can read them."""

from __future__ import annotations

import io

import pytest

from desktop.operations.shown_names import TO_BE_SHOWN, shown_name

IN_GBK = "自评表.xlsx".encode("gb18030").decode("utf-8", "surrogateescape")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("自评表 (2).xlsx", "自评表 (2).xlsx"),
        ("new\nline\t.xlsx", "new line .xlsx"),
        (IN_GBK, "自评表.xlsx"),
        ("a\udcff.xlsx", "a□.xlsx"),
        ("a\ud800\x01.xlsx", "a□□.xlsx"),
    ],
)
def test_a_name_is_shown_on_one_line(name: str, shown: str) -> None:
    assert shown_name(name) == shown


@pytest.mark.parametrize(
    ("encoding", "written"),
    [
        ("utf-8", "读自评表.xlsx😀\\ud800"),
        ("gb18030", "读自评表.xlsx😀\\ud800"),
        ("gbk", "读自评表.xlsx\\U0001f600\\ud800"),
    ],
)
def test_a_stream_writes_names_so_and_escapes_what_it_lacks(encoding: str, written: str) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding, TO_BE_SHOWN)
    stream.write(f"读{IN_GBK}😀\ud800")
    stream.flush()
    assert raw.getvalue().decode(encoding) == written


def test_a_stream_without_ideographs_escapes_them() -> None:
    assert IN_GBK.encode("ascii", TO_BE_SHOWN) == b"\\udcd7\\udcd4\\udcc6\\udcc0\\udcb1\\udced.xlsx"
