"""Markup is taken apart however bad it is, and never in more time than its length asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.workbook.html_tokens import Sort, tokens

Piece = tuple[str, str, dict[str, str]]


def pieces(page: str) -> list[Piece]:
    return [(token.sort.name, token.text, token.attributes) for token in tokens(page)]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("甲&lt;乙&nbsp;&#65;", [("TEXT", "甲<乙\xa0A", {})]),
        (
            "<TD ColSpan=2 x:num title='a>b' nowrap>",
            [("START", "td", {"colspan": "2", "x:num": "", "title": "a>b", "nowrap": ""})],
        ),
        ('<br/><a b = "c&amp;d"/>', [("START", "br", {}), ("START", "a", {"b": "c&d"})]),
        ("</td >x</p", [("END", "td", {}), ("TEXT", "x", {})]),
        ("<td don't>a", [("START", "td", {"don": "", "t": ""}), ("TEXT", "a", {})]),
        ("<!DOCTYPE html><?xml?><![if x]>a", [("TEXT", "a", {})]),
        ("a<!b", [("TEXT", "a", {})]),
        ("<!-- <td> -->b<!-- c", [("ASIDE", " <td> ", {}), ("TEXT", "b", {}), ("ASIDE", " c", {})]),
        (
            "1 < 2 <3",
            [
                ("TEXT", "1 ", {}),
                ("TEXT", "<", {}),
                ("TEXT", " 2 ", {}),
                ("TEXT", "<", {}),
                ("TEXT", "3", {}),
            ],
        ),
        ("a<td b='c>d", [("TEXT", "a", {}), ("START", "td", {"b": "'c"}), ("TEXT", "d", {})]),
        ("a<td b='c", [("TEXT", "a", {})]),
        (
            "<style>td{a:'<td>'}</STYLE>x",
            [("START", "style", {}), ("ASIDE", "td{a:'<td>'}", {}), ("END", "style", {}), ("TEXT", "x", {})],
        ),
        ("<script>a<b", [("START", "script", {}), ("ASIDE", "a<b", {})]),
        ("</style>a", [("END", "style", {}), ("TEXT", "a", {})]),
        ("", []),
    ],
)
def test_pieces(page: str, found: list[Piece]) -> None:
    assert pieces(page) == found


@given(st.text(alphabet="<>/!-='\"&;a td\n", max_size=60))
def test_any_page_has_an_end(page: str) -> None:
    for token in tokens(page):
        assert token.sort in Sort


@pytest.mark.parametrize(
    "unit", ["<", "<a", "<a b", "<a b='", '<a b="', "<!--", "<!", "<script>", "&amp", "<a =' =\" ", "<a\t=\t"]
)
def test_what_never_ends_is_looked_at_once(unit: str) -> None:
    # Were it looked at again with each piece, this would take minutes.
    assert sum(1 for _ in tokens(unit * 100_000)) <= 200_000


def test_the_number_of_a_sign_that_no_computer_holds_stays_as_it_is() -> None:
    number = "&#" + "9" * 5_000 + ";"
    assert pieces(f"甲{number}<td x:num='{number}'>") == [
        ("TEXT", f"甲{number}", {}),
        ("START", "td", {"x:num": number}),
    ]


def test_a_tag_of_quotes_without_end_is_over_at_the_first_sign_that_ends_one() -> None:
    page = "<td " + "a='b>' " * 2_000 + ">甲"
    (_, name, _), (_, text, _) = pieces(page)
    assert name == "td"
    assert text.startswith("' a='b>'")
    assert text.endswith(">甲")


def test_a_tag_of_attributes_without_end_has_the_first_hundred() -> None:
    ((_, _, attributes),) = pieces("<td " + " ".join(f"a{number}=1" for number in range(5_000)) + ">")
    assert list(attributes) == [f"a{number}" for number in range(100)]
