"""A form is found by what a person calls it."""

from __future__ import annotations

import pytest

from desktop.errors import DefinitionError
from desktop.operations.template_search import template_called


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mof", "mof"),
        ("财政部标准格式", "mof"),
        ("湖北", "hubei"),
        ("hub", "hubei"),
        ("湖北项目绩效自评表", "hubei"),
        ("没有的", "没有的"),
    ],
)
def test_a_form_is_called_by_id_name_or_beginning(text: str, found: str) -> None:
    assert template_called(text) == found


@pytest.mark.parametrize("text", ["山西", "shan"])
def test_where_several_are_called_so_they_are_listed(text: str) -> None:
    with pytest.raises(DefinitionError, match=r"shanxi（山西.*、shanxi-term（山西"):
        template_called(text)
