"""Cell addresses as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.workbook.addresses import address_of, area_in, area_of, column_letters, place_of


@pytest.mark.parametrize(
    ("address", "place"),
    [("A1", (0, 0)), ("b3", (2, 1)), ("$C$4", (3, 2)), ("AB10", (9, 27)), ("XFD1048576", (1048575, 16383))],
)
def test_addresses_are_understood(address: str, place: tuple[int, int]) -> None:
    assert place_of(address) == place


@pytest.mark.parametrize("address", ["", "A", "1", "A0", "1A", "A1:B2", "A-1", "ABCDEFG1"])
def test_what_is_no_address_is_none(address: str) -> None:
    assert place_of(address) is None


@given(row=st.integers(0, 10**6), column=st.integers(0, 20_000))
def test_writing_and_reading_an_address_are_inverse(row: int, column: int) -> None:
    assert place_of(address_of(row, column)) == (row, column)


def test_columns_and_areas_are_written_as_people_do() -> None:
    assert [column_letters(column) for column in (0, 25, 26, 51, 52, 701, 702)] == [
        *("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"),
    ]
    assert area_of((0, 0, 2, 1)) == "A1:B3"


def test_an_area_is_read_as_it_is_written() -> None:
    assert area_in("A1:B3") == (0, 0, 2, 1)
    assert area_in("$C$2") == (1, 2, 1, 2)
    assert area_in("A1:") == (0, 0, 0, 0)
    assert area_in("A1:B") is None
    assert area_in("") is None
