"""A keyed sheet gives every cell exactly; if the words around a text were changed, the key is not used."""

from __future__ import annotations

from desktop.layout.compose import compose
from desktop.models.keys import CellKey
from desktop.operations.library import library
from desktop.templates.spec import FieldSpec, LineBlock, Section
from desktop.workbook.keyed import SheetKey, TableKey
from desktop.workbook.read_keyed import printed_around, read_keyed
from tests.helpers.every_kind import EVERY_KIND
from tests.helpers.forms import sound_form
from tests.helpers.readings import sheet_grid
from tests.unit.workbook.test_keyed import facts

MOF = library().template("mof")


def read(key: SheetKey, *values: list[str]) -> dict[str, str] | None:
    reading = read_keyed(sheet_grid(facts(""), list(values)), MOF, key)
    if reading is None:
        return None
    return {str(key): cell.text for key, cell in reading.document.cells()}


def test_texts_are_taken_out_of_the_words_around_them() -> None:
    key = SheetKey(fields={("caption", "year"): (0, 0), ("foot", "filled_by"): (0, 1)})
    assert read(key, ["（ 2021 年度）", "填表人： 甲 "]) == {
        "caption//year": "2021",
        "foot//filled_by": " 甲 ",
    }
    assert read(key, ["（  年度）", "填表人："]) == {}


def test_ticks_are_taken_out_of_the_line_of_options() -> None:
    key = SheetKey(fields={("head", "project_category"): (0, 0), ("head", "project_kind"): (0, 1)})
    values = ["1、部门预算项目☐\u30002、省专项☑\u30003、中央转移支付项目☐", "一次性"]
    reading = read_keyed(sheet_grid(facts(""), [values]), EVERY_KIND, key)
    assert reading is not None
    assert reading.document.fields["head", "project_category"].text == "省专项"
    assert reading.document.fields["head", "project_kind"].text == "一次性"


def test_changed_words_around_a_text_give_the_key_up() -> None:
    key = SheetKey(fields={("caption", "year"): (0, 0)})
    assert read(key, ["2021年度"]) is None
    assert read(key, ["（ 年度）"]) is None


def test_cells_of_tables_are_exact_and_fixed_ones_are_accounted_for() -> None:
    key = SheetKey(
        tables={"funds": TableKey({"source": 0, "score": 1}, {"annual_total": 0})},
        fixed={(1, 0): "总分", (1, 1): ""},
    )
    reading = read_keyed(sheet_grid(facts(""), [[" 年度\n资金 ", "\u3000"], ["总分", "", "批注"]]), MOF, key)
    assert reading is not None
    assert reading.document.text(CellKey("funds", "annual_total", "source")) == " 年度\n资金 "
    assert reading.document.text(CellKey("funds", "annual_total", "score")) == "\u3000"
    assert [stray.text for stray in reading.unread] == ["批注"]


def test_a_field_that_the_template_does_not_have_is_taken_whole() -> None:
    assert read(SheetKey(fields={("head", "gone"): (0, 0)}), ["x"]) == {"head//gone": "x"}


def test_the_words_around_a_text_are_those_that_the_layout_prints() -> None:
    form = sound_form()
    sheet = compose(form, None, library().metrics)
    for cell in sheet.cells:
        if cell.key and not cell.key.row:
            spec = MOF.field(cell.key.block, cell.key.column)
            assert spec is not None
            before, after = printed_around(MOF.block(cell.key.block), spec)
            assert cell.text == before + form.document.text(cell.key) + after


def test_a_line_without_labels_prints_the_pattern_alone() -> None:
    spec = FieldSpec("a", "标签", Section.HEADER, pattern="（{}）")
    assert printed_around(LineBlock("l", (spec,)), spec) == ("（", "）")
    assert printed_around(LineBlock("l", (spec,), show_labels=True), spec) == ("标签：（", "）")
    assert printed_around(None, spec) == ("（", "）")
