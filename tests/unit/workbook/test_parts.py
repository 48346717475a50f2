"""What is taken from the parts beside the sheets."""

from __future__ import annotations

from typing import TypeVar

import pytest

from desktop.workbook.formats import BUILT_IN
from desktop.workbook.markup import Collector, MarkupReader
from desktop.workbook.parts import GENERAL, Relations, SharedStrings, Styles, WorkbookPart, whole
from desktop.workbook.spent import Spent

Kind = TypeVar("Kind", bound=Collector)


def read(collector: Kind, text: str) -> Kind:
    MarkupReader("a.xlsx").read("part.xml", [text.encode()], collector)
    return collector


def test_sheets_are_listed_in_order_with_what_is_hidden() -> None:
    book = read(
        WorkbookPart(),
        "<w xmlns:r='u'><sheet name='甲&amp;乙' r:id='rId2'/>"
        "<sheet name='丙' state='veryHidden' r:id='rId1'/>"
        "<sheet/></w>",
    )
    assert book.sheets == [("甲&乙", "rId2", True), ("丙", "rId1", False), ("", "", True)]


def test_only_the_key_of_a_sheet_is_kept_of_its_names() -> None:
    book = read(
        WorkbookPart(),
        "<w>text<definedName name='_ziping' localSheetId='1'>\"a\"&amp;\"b\"</definedName>"
        "<definedName name='_ziping'>global</definedName>"
        "<definedName name='other' localSheetId='0'>x</definedName>"
        "</w>",
    )
    assert book.keys == {1: '"a"&"b"'}


def test_a_key_that_does_not_end_is_cut() -> None:
    text = f"<definedName name='_ziping' localSheetId='0'>{'<b/>x' * 20_000}</definedName>"
    assert len(read(WorkbookPart(), text).keys[0]) == 10_000


def test_relations_are_kept_by_their_id() -> None:
    relations = read(Relations(), "<r>text<Relationship Id='a' Target='b.xml'/><Relationship/></r>")
    assert relations.targets == {"a": "b.xml", "": ""}


def test_number_formats_are_kept_for_cell_styles_alone() -> None:
    styles = read(
        Styles(BUILT_IN),
        "<s>text<numFmt numFmtId='164' formatCode='0.0%'/><numFmt numFmtId='165' formatCode='"
        + "0" * 300
        + "'/>"
        "<numFmt/><cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>"
        "<cellXfs><xf/><xf numFmtId='2'/><xf numFmtId='164'/>"
        "<xf numFmtId='165'/><xf numFmtId='99'/></cellXfs>"
        "<dxfs><xf numFmtId='9'/></dxfs></s>",
    )
    assert styles.formats == ["", "0.00", "0.0%", GENERAL, GENERAL]


def test_strings_are_put_together_of_their_runs() -> None:
    strings = SharedStrings(Spent("a"))
    runs = "<r><t>c</t></r><r><t>de</t></r><rPh sb='0' eb='1'><t>p</t></rPh>"
    markup = f"<sst>x<si><t>ab</t></si><si>{runs}</si><si/></sst>"
    MarkupReader("a.xlsx").read("part.xml", [markup.encode()], strings, strings.wholes)
    assert strings.texts == ["ab", "cde", ""]


def test_strings_are_taken_at_once_or_not_at_all() -> None:
    strings = SharedStrings(Spent("a"))
    assert not strings.take("<si><t>a</t></si><si><r><t>b</t></r></si>")
    assert strings.texts == []
    assert strings.take("<si><t>a</t></si><si><t> b </t></si>")
    assert strings.texts == ["a", "b"]


@pytest.mark.parametrize(
    ("said", "from_1904"), [("", False), ("date1904='0'", False), ("date1904='1'", True)]
)
def test_days_may_be_counted_from_1904(said: str, from_1904: bool) -> None:
    assert read(WorkbookPart(), f"<w><workbookPr {said}/></w>").from_1904 is from_1904


def test_numbers_that_count_something() -> None:
    assert [whole(text) for text in ("0", "12", "", "-1", "1.5", "123456789", "²")] == [
        0,
        12,
        -1,
        -1,
        -1,
        -1,
        -1,
    ]
