import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.values.unclear import Reason, Unclear, unclear_number


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("及时", "not-a-number"),
        ("约10万元", "not-a-number"),
        ("15人", "unknown-unit"),
        ("-10千元", "unknown-unit"),
        ("1,06", "thousands-or-decimal"),
        ("10，5万元", "thousands-or-decimal"),
        ("1.068,00", "thousands-or-decimal"),
        ("10万元、5万元", "several-numbers"),
        ("10\n20", "several-numbers"),
        ("结案率90%，调解率60%", "several-numbers"),
        ("1234567890123456789", "out-of-range"),
    ],
)
def test_the_reason_is_named(typed: str, reason: Reason) -> None:
    assert unclear_number(typed) == Unclear(typed, reason)


@given(st.text())
def test_any_text_gets_a_reason_and_is_kept(text: str) -> None:
    assert unclear_number(text).text == text
