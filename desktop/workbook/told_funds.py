"""Tell what strange headings of a table of funds head: by the rate that spending is of a budget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from desktop.templates.spec import Content
from desktop.values.amount import Amount, parse_amount
from desktop.values.rate import Rate, parse_rate
from desktop.workbook.column_texts import ColumnTexts, column_texts
from desktop.workbook.grid import Grid, GridCell
from desktop.workbook.table_head import TableHead
from desktop.workbook.table_shape import TableShape
from desktop.workbook.told_columns import strange_cells

INITIAL, BUDGET, SPENDING, RATE = "initial_budget", "full_year_budget", "full_year_spending", "execution_rate"
_ROUNDED = Decimal("0.006")


def told_funds(grid: Grid, head: TableHead, rows: Sequence[int]) -> dict[str, GridCell]:
    """Find what the strange headings of a table of funds head.

    Args:
        grid: The sheet.
        head: The headings that are known, and those that are not.
        rows: Those that the table may take up.
    """
    known = {name: heading.cell for name, heading in head.headings.items()}
    strange = strange_cells(head)
    texts = column_texts(grid, [*known.values(), *strange], rows)
    free = [cell for cell in strange if _is_amounts(texts.filled(cell)) or _is_rates(texts.filled(cell))]
    told = dict(_by_rate(head.shape, known, free, texts))
    told |= _by_order(head.shape, known | told, [cell for cell in free if cell not in told.values()], texts)
    return told


def _by_rate(
    shape: TableShape, known: dict[str, GridCell], free: Sequence[GridCell], texts: ColumnTexts
) -> Iterator[tuple[str, GridCell]]:
    """Find budget, spending and rate of which the last is what the second is of the first."""
    wanted = [name for name in (BUDGET, SPENDING, RATE) if shape.block.column(name) is not None]
    if len(wanted) < 3 or set(wanted) <= known.keys():
        return
    options = [[known[name]] if name in known else free for name in wanted]
    fitting = [cells for cells in product(*options) if len(set(cells)) == 3 and _is_rate_of(cells, texts)]
    # Spending is a rate of the budget before too, where that did not change: the last one is meant.
    best = max(fitting, key=lambda cells: (cells[0].column < cells[1].column, cells[0].column), default=())
    yield from ((name, cell) for name, cell in zip(wanted, best, strict=False) if name not in known)


def _is_rate_of(cells: Sequence[GridCell], texts: ColumnTexts) -> bool:
    budgets, spendings, rates = map(texts.of, cells)
    rows = budgets.keys() & spendings.keys() & rates.keys()
    return bool(rows) and all(_agrees(budgets[row], spendings[row], rates[row]) for row in rows)


def _agrees(budget: str, spending: str, rate: str) -> bool:
    whole, part = parse_amount(budget), parse_amount(spending)
    if not (isinstance(whole, Amount) and isinstance(part, Amount) and whole.value):
        return False
    share = part.value / whole.value
    read = parse_rate(rate, share)
    return isinstance(read, Rate) and abs(read.value - share) <= _ROUNDED


def _by_order(
    shape: TableShape, known: dict[str, GridCell], free: Sequence[GridCell], texts: ColumnTexts
) -> dict[str, GridCell]:
    """Take as many columns of amounts as are lacking for these, where they stand in the usual order."""
    amounts = [column.id for column in shape.block.columns if column.content is Content.AMOUNT]
    usual = [name for name in (INITIAL, BUDGET, SPENDING) if name in amounts]
    lacking = [name for name in usual if name not in known]
    # Points stand beside the total alone.
    most = max((len(texts.filled(cell)) for cell in (*known.values(), *free)), default=0)
    cells = [cell for cell in free if _is_amounts(texts.filled(cell)) and len(texts.filled(cell)) == most]
    if len(cells) != len(lacking):
        return {}
    told = dict(zip(lacking, cells, strict=True))
    places = [(known | told)[name].column for name in usual]
    return told if places == sorted(places) else {}


def _is_amounts(texts: Sequence[str]) -> bool:
    return bool(texts) and all(isinstance(parse_amount(text), Amount) for text in texts)


def _is_rates(texts: Sequence[str]) -> bool:
    return bool(texts) and all(isinstance(parse_rate(text), Rate) for text in texts)
