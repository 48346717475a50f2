"""The key of a sheet of our own: found again while nothing printed was moved, and given up otherwise."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from desktop.operations.library import library
from desktop.workbook import keyed
from desktop.workbook.keyed import SheetKey, TableKey, read_key, write_key
from desktop.workbook.sheet_facts import SheetFacts
from tests.helpers.readings import sheet_grid

MOF = library().template("mof")
TEMPLATES = library().templates()


def facts(key: str, *merges: tuple[int, int, int, int]) -> SheetFacts:
    return SheetFacts(
        name="S",
        shown=True,
        filled=1,
        too_large=False,
        formulas={},
        without_value=frozenset(),
        errors={},
        formats={},
        hidden_rows=frozenset(),
        hidden_columns=frozenset(),
        merges=merges,
        key=key,
    )


def example() -> SheetKey:
    return SheetKey(
        fields={("head", "unit"): (0, 1), ("title", "title"): (0, 2)},
        tables={
            "funds": TableKey({"source": 0, "score": 1}, {"annual_total": 2, "other_funds": 4}),
            "indicators": TableKey({"third_level": 1}, {"a": 5, "b": 6, "c": 9}),
        },
        fixed={(0, 0): "实施单位", (3, 0): '一"二'},
        merges=[(5, 0, 6, 0)],
    )


VALUES = [["实施单位", "中心", ""], [""], [""], ['一"二']]


def found(
    formula: str, *merges: tuple[int, int, int, int], values: list[list[str]] | None = None
) -> SheetKey | None:
    read = read_key(sheet_grid(facts(formula, *merges), values or VALUES), TEMPLATES)
    assert read is None or read[0] is MOF
    return read[1] if read else None


def test_a_key_is_read_as_it_was_written() -> None:
    assert found(write_key(MOF, example()), (5, 0, 6, 0)) == example()


def test_its_formula_is_quoted_texts_that_a_workbook_takes() -> None:
    formula = write_key(MOF, example())
    pieces = formula.split("&")
    assert all(piece[0] == piece[-1] == '"' and len(piece) <= 255 for piece in pieces)
    assert len(pieces) > 3


def test_what_was_moved_or_merged_otherwise_has_no_key_any_more() -> None:
    formula = write_key(MOF, example())
    merge = (5, 0, 6, 0)
    assert found(formula) is None
    assert found(formula, merge, (0, 0, 0, 1)) is None
    assert found(formula, merge, values=[[""], *VALUES]) is None
    assert found(formula, merge, (20, 20, 21, 21)) is not None
    assert found(formula, merge, values=[[*VALUES[0], "批注"], *VALUES[1:]]) is not None


def test_a_template_that_is_not_known_any_more_has_no_key() -> None:
    other = replace(MOF, digest="other")
    assert found(write_key(other, example()), (5, 0, 6, 0)) is None


@pytest.mark.parametrize(
    "formula",
    [
        "",
        "Sheet1!$A$1",
        '"{"',
        '"[]"',
        '"{}"',
        '"{""template"":1,""fixed"":[""?""]}"',
        write_key(MOF, example())[:500],
    ],
)
def test_what_is_no_key_is_none(formula: str) -> None:
    assert found(formula) is None


def test_a_key_with_a_wrong_address_is_none() -> None:
    text = json.dumps(
        {"template": [MOF.id, MOF.digest], "fixed": ["?"], "fields": {}, "tables": {}, "check": ""}
    )
    assert found('"' + text.replace('"', '""') + '"') is None


@pytest.mark.parametrize(
    "table", ['[{"a":1e400},"5-6",[]]', '[{"a":1},"' + "0-99999," * 2_000 + '",[]]', "[" * 50_000]
)
def test_a_key_that_nobody_could_have_written_is_none(table: str) -> None:
    text = f'{{"template":["a","b"],"fixed":[],"fields":{{}},"tables":{{"t":{table}}},"check":""}}'
    assert found('"' + text.replace('"', '""') + '"') is None


def test_ids_of_added_rows_are_given_up_where_they_do_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    key = example()
    full = write_key(MOF, key)
    monkeypatch.setattr(keyed, "_LONGEST", len(full) - 1)
    short = write_key(MOF, key)
    assert len(short) < len(full)
    read = found(short, (5, 0, 6, 0))
    assert read is not None
    assert read.tables["indicators"].rows == {"r1": 5, "r2": 6, "r3": 9}
    assert read.tables["funds"].rows == {"annual_total": 2, "other_funds": 4}


def test_a_key_that_fits_nowhere_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyed, "_LONGEST", 10)
    assert write_key(MOF, example()) == ""


def test_a_key_of_no_table_reaches_as_far_as_its_labels() -> None:
    bare = SheetKey(fields={("head", "unit"): (0, 1)}, fixed={(0, 0): "实施单位"})
    assert found(write_key(MOF, bare), (7, 7, 8, 8)) is not None
