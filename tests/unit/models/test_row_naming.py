"""What tells the rows of a table apart."""

from __future__ import annotations

from desktop.models.document import Cell, Row
from desktop.models.row_naming import Naming, naming_of
from desktop.operations.library import library


def test_names_come_from_the_template() -> None:
    mof = library().template("mof")
    tables = {table.id: naming_of(table) for table in mof.tables()}
    assert tables["indicators"] == Naming(("first_level", "second_level"), "third_level")
    assert tables["funds"] == Naming((), "source")


def test_rows_under_the_same_headings_are_of_one_group() -> None:
    naming = Naming(("first", "second"), "name")
    one = Row("one", {"first": Cell("产出指标 50分"), "second": Cell("数量"), "name": Cell("人次")})
    other = Row("other", {"first": Cell("产出指标\n（50分）"), "second": Cell(" 数量"), "name": Cell("场次")})
    assert naming.group(one) == naming.group(other) == ("产出指标", "数量")
