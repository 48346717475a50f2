"""Strange headings of funds are told by the rate that the spending is of a budget, or by their order."""

from __future__ import annotations

import pytest

from desktop.operations.library import library
from desktop.workbook.blueprint import blueprint
from desktop.workbook.labels import Found
from desktop.workbook.sheet_facts import SheetFacts
from desktop.workbook.table_head import Heading, TableHead
from desktop.workbook.told_funds import told_funds
from tests.helpers.readings import sheet_grid

Row = tuple[str, ...]
FUNDS: tuple[Row, ...] = (
    ("经费总数", "266", "270", "264.6", "98%"),
    ("财政经费", "266", "270", "264.6", "98%"),
)
NAMES = ("initial_budget", "full_year_budget", "full_year_spending", "execution_rate")


def told(rows: tuple[Row, ...], headings: str, template: str = "mof", **known: int) -> dict[str, str]:
    """Tell headings, each a word; some are known, by the number of their column."""
    shape = blueprint(library().template(template), library().vocabulary).tables["funds"]
    grid = sheet_grid(SheetFacts("表", 1), [tuple(headings.split()), *rows])
    cells = grid.rows[0]
    held = {name: Heading(cells[number], Found(name, name)) for name, number in known.items()}
    strange = [cell for cell in cells if cell not in [heading.cell for heading in held.values()]]
    found = told_funds(grid, TableHead(shape, 0, held, strangers=strange), range(1, len(rows) + 1))
    return {name: cell.text for name, cell in found.items()}


def test_all_headings_may_be_strange() -> None:
    assert told(FUNDS, "渠道 甲 乙 丙 丁") == dict(zip(NAMES, "甲乙丙丁", strict=True))


@pytest.mark.parametrize("known", [{"full_year_budget": 2}, {"full_year_spending": 3}, {"execution_rate": 4}])
def test_what_is_known_helps(known: dict[str, int]) -> None:
    expected = dict(zip(NAMES, "甲乙丙丁", strict=True))
    found = told(FUNDS, "渠道 甲 乙 丙 丁", **known)
    assert found == {name: text for name, text in expected.items() if name not in known}


def test_of_two_budgets_that_before_the_spending_is_the_adjusted_one() -> None:
    same = tuple((row[0], "270", *row[2:]) for row in FUNDS)
    assert told(same, "渠道 甲 乙 丙 丁") == dict(zip(NAMES, "甲乙丙丁", strict=True))


def test_without_a_rate_as_many_amounts_as_are_lacking_stand_in_their_order() -> None:
    bare = tuple(row[:4] for row in FUNDS)
    assert told(bare, "渠道 甲 乙 丙") == dict(zip(NAMES[:3], "甲乙丙", strict=True))
    assert told(bare, "渠道 甲 乙 丙", full_year_spending=1) == {}
    assert told(tuple(row[:3] for row in FUNDS), "渠道 甲 乙") == {}


@pytest.mark.parametrize("rate", ["50%", "-", "很快"])
def test_a_rate_that_does_not_agree_tells_nothing(rate: str) -> None:
    rows = tuple((row[0], row[2], row[3], rate) for row in FUNDS)
    assert "execution_rate" not in told(rows, "渠道 甲 乙 丙")


def test_a_budget_of_nothing_has_no_rate() -> None:
    rows = tuple((row[0], "0", row[3], row[4]) for row in FUNDS)
    assert told(rows, "渠道 甲 乙 丙") == {}


def test_a_template_without_a_rate_is_told_none() -> None:
    assert told(FUNDS, "渠道 甲 乙 丙 丁", "shanxi-term") == {}


def test_points_beside_the_total_are_no_amounts() -> None:
    rows = (("合计", "270", "264.6", "10", "9.8"), ("财政", "270", "264.6", "", ""))
    assert told(rows, "渠道 乙 丙 戊 己", full_year_budget=1) == {}
    assert told(rows, "渠道 乙 丙 戊 己", "transfer-payment", full_year_budget=1) == {
        "full_year_spending": "丙"
    }
