"""A template as data: its blocks, fields, tables and grid."""

from __future__ import annotations

from desktop.operations.library import library
from desktop.templates.spec import Span

TEMPLATE = library().template("mof")


def test_a_span_counts_its_grid_columns() -> None:
    assert Span(2, 8).width == 7


def test_blocks_tables_and_fields_are_found_by_id() -> None:
    assert TEMPLATE.block("nowhere") is None
    assert TEMPLATE.table("head") is None
    assert [table.id for table in TEMPLATE.tables()] == ["funds", "indicators"]
    assert ("head", "unit") in [(block, spec.id) for block, spec in TEMPLATE.fields()]
    spec = TEMPLATE.field("goals", "achieved")
    assert spec is not None
    assert spec.label == "实际完成情况"
    assert TEMPLATE.field("goals", "nowhere") is None


def test_columns_and_rows_of_a_table_are_found_by_id() -> None:
    funds = TEMPLATE.table("funds")
    assert funds is not None
    column, row = funds.column("execution_rate"), funds.row("carried_over")
    assert column is not None
    assert row is not None
    assert (column.label, row.locked) == ("执行率", ("weight", "score"))
    assert funds.column("nowhere") is None
    assert funds.row("nowhere") is None


def test_columns_that_every_row_derives_are_found_by_table() -> None:
    shanxi = library().template("shanxi")
    assert shanxi.derived_columns("funds") == {"carry_over"}
    assert shanxi.derived_columns("indicators") == set()
