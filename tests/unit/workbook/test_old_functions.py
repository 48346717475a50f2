"""The functions of 1997 are known by their numbers, each once."""

from __future__ import annotations

from desktop.workbook.old_functions import ARGUMENTS, CALLED_BY_NAME, NAMES


def test_every_function_has_a_name_of_its_own() -> None:
    assert len(set(NAMES.values())) == len(NAMES)
    assert CALLED_BY_NAME not in NAMES
    assert (NAMES[4], NAMES[345], NAMES[27]) == ("SUM", "SUMIF", "ROUND")


def test_only_some_always_take_the_same_number_of_arguments() -> None:
    assert (ARGUMENTS[27], ARGUMENTS[221], ARGUMENTS[119]) == (2, 0, 4)
    assert 4 not in ARGUMENTS
