"""A mobile number is found where it stands alone, and shows its ends when it is hidden."""

from __future__ import annotations

import pytest

from desktop.values.telephone import MOBILE, hidden

NUMBER = "13800000000"


def test_a_number_shows_its_ends() -> None:
    assert hidden(NUMBER) == "138****0000"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (NUMBER, True),
        (f"请拨{NUMBER}。", True),
        (f"{NUMBER}0", False),
        (f"1{NUMBER}", False),
        ("12800000000", False),
    ],
)
def test_a_mobile_number_stands_alone(text: str, found: bool) -> None:
    assert bool(MOBILE.search(text)) is found
