"""What is taken apart by patterns is what the parser finds, or is left to the parser."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.errors import FileRefused
from desktop.layout.compose import compose
from desktop.operations.forms import sample_form
from desktop.workbook import sheet_tokens
from desktop.workbook.cell_values import CellValues
from desktop.workbook.container import Container
from desktop.workbook.markup import Listing, MarkupReader
from desktop.workbook.parts import SharedStrings
from desktop.workbook.sheet_tokens import Cell, lines_of, parted, strings_of
from desktop.workbook.spent import Spent
from desktop.workbook.worksheet import Worksheet
from desktop.workbook.write import workbook_bytes
from tests.broken_files.hostile import with_parts
from tests.helpers.papers import METRICS
from tests.helpers.workbooks import HEAD, MAIN, sheet

HELD = CellValues(["General", "0.00", "yyyy"], ("甲", "乙"))


def found(listing: Listing) -> dict[str, object]:
    """Give all that a listing took."""
    return {
        name: value
        for name, value in vars(listing).items()
        if isinstance(value, list | dict | set | int | tuple) and name not in ("starts", "ends", "wholes")
    }


def of_sheet() -> Worksheet:
    return Worksheet("a.xlsx", "p", HELD, Spent("a.xlsx"))


def parsed(listing: Listing, data: bytes) -> dict[str, object] | None:
    """Let the parser find what stands in a part; None where it refuses it."""
    try:
        MarkupReader("a.xlsx").read("p", [data], listing, listing.wholes)
    except FileRefused:
        return None
    return found(listing)


def taken(listing: Listing, data: bytes) -> dict[str, object] | None:
    """Take a part apart; None where that is left to the parser, or what is taken is refused."""
    cut = parted(data, listing.tag)
    try:
        if cut is None or not listing.take(cut[1]):
            return None
        MarkupReader("a.xlsx").read("p", [cut[0]], listing, listing.wholes)
    except FileRefused:
        return None
    return found(listing)


TEXT = st.lists(st.sampled_from([*"a甲 \n<&_", "_x000D_", "𠮷"]), max_size=8).map("".join)
SPACE = st.sampled_from(["", ' xml:space="preserve"'])
PIECES = st.sampled_from(
    [
        *("<row>", '<row r="3">', '<row r="4" hidden="1" x14ac:dyDescent="0.25">', '<row r="5"/>', "</row>"),
        *("<c>", '<c r="B3">', '<c r="C3" s="1">', '<c r="D9" s="2" t="n">', '<c t="s">', "</c>", "<c/>"),
        *('<c r="A1" s="1" t="str">', '<c t="inlineStr">', "<v>1.5</v>", "<v>0</v>", "<v/>", "<v>x</v>"),
        *("<f>A1&lt;2</f>", '<f t="shared" si="0"/>', "<is><t>a&amp;b</t></is>", "<is><t/></is>"),
        *("&#20013;&#x6587;&#13;", "&#0;", "&nbsp;", "]]>", "<!-- -->", "<![CDATA[a]]>", "<?a?>"),
        *('<c r="A3" s="1"/>', '<c r="B3" t="n" />'),
        *("\n ", "\r\n", "\x01", "\ufffe", "<is><r><t>a</t></r></is>", "<is><t>", "</t></is>"),
        *('<c r="A1" r="A2"/>', "<c r='A1'/>", '<row r="1" r="2"/>', '<c r="XFD1"/>', "&amp;", "甲"),
        *('<c r="A1" t="e"><v>#N/A</v></c>', '<c r="a1"><v>1</v></c>'),
    ]
)


@st.composite
def cells(draw: st.DrawFn) -> str:
    """Write a cell as programs do, with an address or without."""
    address = draw(st.sampled_from(["", ' r="B2"', ' r="AA10"', ' r="C3"']))
    style = draw(st.sampled_from(["", ' s="0"', ' s="1"', ' s="2"', ' s="9"']))
    text = escape(draw(TEXT))
    content = draw(
        st.sampled_from(
            [
                "/>",
                "></c>",
                "><v>12.5</v></c>",
                ' t="n"><f>A1+1</f><v>3</v></c>',
                "><f/></c>",
                "><f>A1+1</f><v /></c>",
                "><f /></c>",
                ' t="inlineStr"><is><t /></is></c>',
                ' t="b"><v>1</v></c>',
                ' t="s"><v>1</v></c>',
                f' t="str"><f>{text}</f><v>{text}</v></c>',
                f' t="inlineStr"><is><t{draw(SPACE)}>{text}</t></is></c>',
            ]
        )
    )
    return f"<c{address}{style}{content}"


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Write rows of cells."""
    row = st.builds(
        lambda attributes, held: f"<row{attributes}>{''.join(held)}</row>",
        st.sampled_from(["", ' r="2"', ' r="7" spans="1:9" hidden="1"']),
        st.lists(cells(), max_size=4),
    )
    return "".join(draw(st.lists(row, max_size=4)))


@given(bodies())
def test_rows_as_programs_write_them_are_understood_as_the_parser_does(body: str) -> None:
    data = sheet(body, before='<cols><col min="2" max="2" hidden="1"/></cols>').encode()
    assert taken(of_sheet(), data) == parsed(of_sheet(), data) is not None


@given(st.lists(PIECES, max_size=9))
@example(
    ['<row r="3">', '<c t="inlineStr">', "<is><t>", "&#20013;&#x6587;&#13;", "</t></is>", "</c>", "</row>"]
)
@example(['<row r="1" r="2"/>'])
@example(["<row>", "<c>", "<is><t>", "&#0;", "</t></is>", "</c>", "</row>"])
def test_odd_rows_are_understood_as_the_parser_does_or_not_at_all(pieces: list[str]) -> None:
    data = sheet("".join(pieces)).encode()
    assert taken(of_sheet(), data) in (parsed(of_sheet(), data), None)


@given(st.lists(st.tuples(SPACE, TEXT), max_size=5))
def test_strings_are_understood_as_the_parser_does(strings: list[tuple[str, str]]) -> None:
    items = "".join(f"<si><t{space}>{escape(text)}</t></si>" for space, text in strings)
    data = f"{HEAD}<sst xmlns='{MAIN}' count='9'>{items}</sst>".encode()
    assert taken(SharedStrings(Spent("a")), data) == parsed(SharedStrings(Spent("a")), data) is not None


@given(st.lists(PIECES, max_size=5))
def test_odd_strings_are_understood_as_the_parser_does_or_not_at_all(pieces: list[str]) -> None:
    data = f"<sst><si><t>{''.join(pieces)}</t></si></sst>".encode()
    assert taken(SharedStrings(Spent("a")), data) in (parsed(SharedStrings(Spent("a")), data), None)


@pytest.mark.parametrize("name", ["mof", "hubei", "shanxi", "department-base-data"])
def test_workbooks_of_our_own_are_taken_apart(name: str) -> None:
    form = sample_form(name)
    container = Container("a.xlsx", workbook_bytes([(form, compose(form, None, METRICS))]))
    data = b"".join(container.chunks("xl/worksheets/sheet1.xml"))
    held = CellValues(["General"] * 99)
    one, other = (Worksheet("a.xlsx", "p", held, Spent("a.xlsx")) for _ in range(2))
    assert taken(one, data) == parsed(other, data) is not None


def test_a_foreign_workbook_is_taken_apart() -> None:
    data = b"".join(Container("a.xlsx", with_parts()).chunks("xl/worksheets/sheet1.xml"))
    assert taken(of_sheet(), data) == parsed(of_sheet(), data) is not None


@pytest.mark.parametrize(
    "data",
    [
        "<w><sheetData></sheetData></w>".encode("utf-16"),
        b"<?xml version='1.0' encoding='gbk'?><w><sheetData></sheetData></w>",
        b"<!DOCTYPE w><w><sheetData></sheetData></w>",
        b"<w><!-- <sheetData> --></sheetData></w>",
        b"<w><sheetData></sheetData><?a <sheetData></sheetData>?></w>",
        b"<w></sheetData><sheetData></w>",
        b"<w><sheetData/></w>",
        b"<w><sheetData>\xff</sheetData></w>",
        b"<w><sheetData>\x01</sheetData></w>",
        b"<x:w><sheetData></sheetData></x:w>",
    ],
)
def test_what_is_not_plain_is_left_to_the_parser(data: bytes) -> None:
    assert parted(data, b"sheetData") is None


def test_what_is_not_small_is_left_to_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b"<w><sheetData a='1'>x</sheetData></w>"
    assert parted(data, b"sheetData") == (b"<w><sheetData a='1'></sheetData></w>", "x")
    monkeypatch.setattr(sheet_tokens, "SMALL", 20)
    assert parted(data, b"sheetData") is None


def cells_in(text: str) -> list[tuple[dict[str, str], tuple[Cell, ...], int]]:
    """Give the attributes of rows, their cells, and how many these are."""
    return [(line.attributes, line.cells, line.cell_count) for line in lines_of(text) or ()]


def test_a_row_of_nothing_but_texts_is_known_as_such() -> None:
    def told(cells: str) -> tuple[object, ...]:
        (line,) = lines_of(f"<row>{cells}</row>") or ()
        return line.length, line.texts, line.end, line.corner

    text, blank = '<c r="B2" s="1" t="inlineStr"><is><t>甲乙</t></is></c>', '<c r="C2"/>'
    assert told(text + blank) == (2, {(1, 1): "甲乙"}, (1, 2), (1, 1))
    assert told(blank) == (0, {}, (1, 2), (-1, -1))
    assert told('<c r="A3" t="inlineStr"><is><t/></is></c>')[1] == {}
    for other in (
        *("", text + text, text + "<c/>", text + '<c r="D2"><v>1</v></c>', '<c r="D2" t="s"><v>0</v></c>'),
        *('<c r="D2"><f>A1</f></c>', text + '<c r="AA2"/>', '<c r="A10000"/>' + text),
    ):
        assert told(other)[1] is None


def test_rows_and_cells_stand_in_order() -> None:
    assert lines_of("") == []
    assert cells_in('<row r="1"/><row><c/></row>') == [
        ({"r": "1"}, (), 0),
        ({}, ((None, "", "", "", None),), 1),
    ]
    for odd in (
        "<c/>",
        "</row>",
        "<row>",
        "<row><row>",
        "<row><c/></row></row>",
        "<row/>x",
        "<row/></row>",
        "<rows/>",
        " <row/>",
    ):
        assert lines_of(odd) is None


def test_of_blank_cells_side_by_side_the_last_is_given() -> None:
    blank, filled = '<c r="A1" s="1"/><c r="B1" t="n" /> <c r="C1"/>', '<c r="D1"><v>1</v></c>'
    given = (((0, 2), "", "", "", None), ((0, 3), "", "", "1", None))
    assert cells_in(f"<row>{blank}{filled}</row>") == [({}, given, 4)]
    # Nobody counts on what lies far out being inside a sheet.
    assert cells_in('<row><c r="AA1"/><c r="AB1"/><c r="A10000"/></row>') == [
        ({}, tuple((place, "", "", "", None) for place in ((0, 26), (0, 27), (9999, 0))), 3)
    ]


def test_long_rows_are_not_remembered() -> None:
    cell = '<c r="D1"><v>1</v></c>'
    assert cells_in(f"<row>{cell * 300}</row>") == [({}, (((0, 3), "", "", "1", None),) * 300, 300)]


def test_long_strings_are_not_remembered() -> None:
    assert strings_of(f"<si><t> {'长&amp;' * 200}</t></si>") == ["长&" * 200]
    assert strings_of("<si><t>&odd;</t></si>") is None
