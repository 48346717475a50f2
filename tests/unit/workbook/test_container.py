"""The zip around a workbook: what is really in it counts, not what it declares."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest

from desktop.errors import FileRefused
from desktop.workbook import container
from desktop.workbook.container import WORKBOOK, Container
from tests.helpers.workbooks import package


def test_parts_are_given_in_pieces() -> None:
    text = b"<a>" + b"x" * (2 * container.CHUNK) + b"</a>"
    held = Container("a.xlsx", package({WORKBOOK: text, "xl/": b""}))
    assert held.parts == [WORKBOOK]
    pieces = list(held.chunks(WORKBOOK))
    assert b"".join(pieces) == text
    assert max(map(len, pieces)) <= container.CHUNK


def test_what_is_small_only_while_it_is_packed_comes_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    text = bytes(2 * container.CHUNK + 1)
    for most in (2048, 0):
        monkeypatch.setattr(container, "_MOST_REMEMBERED", most)
        pieces = list(Container("a.xlsx", package({WORKBOOK: text})).chunks(WORKBOOK))
        assert (b"".join(pieces), max(map(len, pieces))) == (text, container.CHUNK)


def test_a_part_that_is_remembered_is_still_compared_with_what_is_declared() -> None:
    data = package({WORKBOOK: b"x" * 600})
    assert list(Container("a.xlsx", data).chunks(WORKBOOK)) == [b"x" * 600]
    checksum = zlib.crc32(b"x" * 600).to_bytes(4, "little")
    with pytest.raises(FileRefused, match="校验"):
        list(Container("a.xlsx", data.replace(checksum, b"none")).chunks(WORKBOOK))


def test_what_comes_out_counts_over_all_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MOST_BYTES", 1000)
    held = Container("a.xlsx", package({WORKBOOK: b"x" * 600}))
    assert sum(map(len, held.chunks(WORKBOOK))) == 600
    with pytest.raises(FileRefused, match="解压后超过"):
        list(held.chunks(WORKBOOK))


def test_a_stream_that_breaks_off_is_damage() -> None:
    data = package({WORKBOOK: bytes(range(256)) * 100})
    broken = data[:60] + b"\xff" * 40 + data[100:]
    with pytest.raises(FileRefused, match="已损坏"):
        list(Container("a.xlsx", broken).chunks(WORKBOOK))


def test_stored_parts_come_in_pieces_too() -> None:
    text = bytes(2 * container.CHUNK + 1)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as file:
        file.writestr(WORKBOOK, text)
    pieces = list(Container("a.xlsx", held.getvalue()).chunks(WORKBOOK))
    assert (b"".join(pieces), len(pieces)) == (text, 3)


@pytest.mark.parametrize("declared", [599, 601])
def test_a_size_that_is_not_what_comes_out_is_damage(declared: int) -> None:
    data = package({WORKBOOK: b"x" * 600})
    lie = data.replace((600).to_bytes(4, "little"), declared.to_bytes(4, "little"))
    with pytest.raises(FileRefused, match="校验"):
        list(Container("a.xlsx", lie).chunks(WORKBOOK))


def test_no_part_stands_where_the_directory_says() -> None:
    data = package({WORKBOOK: b"x" * 600})
    with pytest.raises(FileRefused, match="校验"):
        list(Container("a.xlsx", data.replace(b"PK\x03\x04", b"PK\x03\x05")).chunks(WORKBOOK))
