"""How cells are named."""

from __future__ import annotations

import pytest

from desktop.models.keys import CellKey, parse_key


@pytest.mark.parametrize("key", [CellKey("funds", "annual_total", "score"), CellKey("head", "", "unit")])
def test_a_key_reads_back_from_its_text(key: CellKey) -> None:
    assert parse_key(str(key)) == key


@pytest.mark.parametrize("text", ["", "funds", "funds/score", "a/b/c/d"])
def test_a_text_that_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="unpack"):
        parse_key(text)
