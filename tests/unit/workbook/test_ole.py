"""The old container gives its streams, and a chain of sectors is never followed in a circle."""

from __future__ import annotations

import struct

import pytest

from desktop.errors import FileRefused
from desktop.workbook.ole import OldContainer
from tests.helpers.old_workbooks import IN_HEADER, LIMIT, SECTOR, container

HELD = {"Workbook": bytes(range(256)) * 20, "Small": b"abc" * 50, "Empty": b""}


@pytest.mark.parametrize("name", HELD)
def test_streams_come_out_whole_whatever_their_length(name: str) -> None:
    assert OldContainer("a.xls", container(HELD)).stream(name) == HELD[name]


def test_names_are_found_without_regard_to_case() -> None:
    held = OldContainer("a.xls", container(HELD))
    assert held.stream("WORKBOOK") == HELD["Workbook"]
    assert held.stream("Book") is None
    assert {*HELD, "Root Entry"} <= held.names


def test_the_table_of_a_large_file_goes_on_beyond_its_header() -> None:
    large = bytes(SECTOR * 128 * (IN_HEADER + 2))
    assert OldContainer("a.xls", container({"Workbook": large})).stream("Workbook") == large


def changed(at: int, code: str, value: int) -> bytes:
    data = bytearray(container(HELD))
    struct.pack_into(f"<{code}", data, at, value)
    return bytes(data)


def table_at(data: bytes) -> int:
    return (int.from_bytes(data[76:80], "little") + 1) * SECTOR


def test_an_empty_directory_holds_nothing() -> None:
    assert OldContainer("a.xls", changed(48, "I", 0xFFFFFFFE)).names == set()


def test_a_chain_that_comes_back_to_itself_is_damage() -> None:
    at = table_at(container(HELD))
    with pytest.raises(FileRefused, match="目录不完整"):
        OldContainer("a.xls", changed(at + 4, "I", 0)).stream("Workbook")


@pytest.mark.parametrize(
    ("at", "code", "value"),
    [
        (26, "H", 5),
        (30, "H", 60),
        (32, "H", 60),
        (48, "I", 5_000),
        (48, "I", 0xFFFFFFF0),
        (76, "I", 5_000),
    ],
)
def test_a_header_that_points_nowhere_is_damage(at: int, code: str, value: int) -> None:
    with pytest.raises(FileRefused, match="已损坏"):
        OldContainer("a.xls", changed(at, code, value))


def test_a_file_cut_off_is_damage() -> None:
    data = container(HELD)
    for length in (100, SECTOR, len(data) // 2):
        with pytest.raises(FileRefused, match="已损坏"):
            OldContainer("a.xls", data[:length])


def test_a_stream_that_is_longer_than_its_chain_is_damage() -> None:
    data = container({"Workbook": bytes(LIMIT)})
    entry = data.index("Workbook\0".encode("utf-16-le"))
    longer = bytearray(data)
    struct.pack_into("<I", longer, entry + 120, LIMIT * 9)
    with pytest.raises(FileRefused, match="已损坏"):
        OldContainer("a.xls", bytes(longer)).stream("Workbook")
