"""Figures that other figures of the same form settle, whatever the pack says (表内勾稽)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from math import prod

from desktop.models.document import Origin
from desktop.models.form import keyed_fields
from desktop.models.keys import CellKey
from desktop.scoring.figures import Figures, points_in
from desktop.scoring.fund_cells import rate_decimals
from desktop.scoring.score_sheet import Derivation, ScoredCell
from desktop.scoring.scored_cell import rounded_by
from desktop.templates.spec import EVERY_ROW, Content, Derived, Working
from desktop.text.lexicon import PERCENT
from desktop.values.amount import Amount, parse_amount
from desktop.values.number import plain, printed_decimals, rounded
from desktop.values.rate import Rate, parse_rate
from desktop.values.wording import is_nothing

_SIGNS = {Working.SUM: " + ", Working.DIFFERENCE: " − ", Working.PRODUCT: " × ", Working.RATIO: " ÷ "}


def derived_cells(read: Figures) -> Iterator[ScoredCell]:
    """Work out every figure that the template derives from others."""
    for spec in read.form.template.derived:
        for row in _rows(read, spec):
            yield _cell(read, spec, row)


def repeated_cells(read: Figures, cells: Mapping[CellKey, ScoredCell]) -> Iterator[ScoredCell]:
    """Let every field that repeats another one read as that one will (总分, twice)."""
    document = read.form.document
    for key, spec in keyed_fields(read.form.template):
        if not spec.follows:
            continue
        source = _key(spec.follows, "")
        present, scored = document.cell(source), cells.get(source)
        typed_over = bool(present.text) and present.origin is not Origin.COMPUTED
        text = present.text if scored is None or typed_over else scored.follows
        value, wanted = (
            points.value if points else None for points in map(points_in, (document.text(key), text))
        )
        difference = value - wanted if value is not None and wanted is not None else None
        yield ScoredCell(
            key,
            typed=value,
            computed=wanted,
            computed_text=text,
            derivation=Derivation("repeated", {"result": text}) if text else Derivation("no-scores", {}),
            difference=difference or None,
            follows=text,
        )


def _rows(read: Figures, spec: Derived) -> Iterator[str]:
    block, row, *_ = spec.cell.split("/")
    if row != EVERY_ROW:
        yield row
        return
    yield from (one.id for one in read.form.document.rows(block))


def _key(place: str, row: str) -> CellKey:
    """Name a cell by block/field or block/row/column, where row * is the row that is worked out."""
    block, *rest = place.split("/")
    if len(rest) == 1:
        return CellKey(block, "", rest[0])
    return CellKey(block, row if rest[0] == EVERY_ROW else rest[0], rest[1])


def _cell(read: Figures, spec: Derived, row: str) -> ScoredCell:
    key = _key(spec.cell, row)
    typed = figure_at(read, key)
    values = [figure_at(read, _key(place, row)) for place in spec.of]
    known = [value for value in values if value is not None]
    if not known or (len(known) < len(values) and spec.working is not Working.SUM):
        return ScoredCell(key, typed, None, "", Derivation("derived-blank", {}))
    if spec.working is Working.RATIO and not known[1]:
        return ScoredCell(key, typed, None, "", Derivation("derived-by-zero", {}))
    exact = _worked_out(spec.working, known)
    computed, text = _printed(read, spec.working, exact)
    working = f"{_SIGNS[spec.working].join(plain(value) for value in known)} = {text}"
    return ScoredCell(
        key,
        typed=typed,
        computed=computed,
        computed_text=text,
        derivation=Derivation("derived", {"working": working, "result": text}),
        difference=_difference(read, key, exact),
        follows=text,
    )


def _worked_out(working: Working, values: list[Decimal]) -> Decimal:
    first, *others = values
    if working is Working.RATIO:
        return first / others[0]
    if working is Working.DIFFERENCE:
        return first - sum(others)
    return prod(values, start=Decimal(1)) if working is Working.PRODUCT else sum(values, Decimal(0))


def _printed(read: Figures, working: Working, exact: Decimal) -> tuple[Decimal, str]:
    rounding = read.form.pack.rounding
    if working is Working.RATIO:
        percent = rounded_by(exact * 100, rounding.rate)
        return percent / 100, plain(percent) + PERCENT
    if working is Working.PRODUCT:
        exact = rounded_by(exact, rounding.row_score)
    return exact, plain(exact)


def _difference(read: Figures, key: CellKey, exact: Decimal) -> Decimal | None:
    """Compare what is typed at the decimals that it was printed with."""
    typed = figure_at(read, key, exact)
    if typed is None:
        return None
    text = read.form.document.text(key)
    rate = parse_rate(text, exact) if _is_rate(read, key) else None
    decimals = rate_decimals(rate) + 2 if isinstance(rate, Rate) else printed_decimals(text)
    apart = typed - rounded(exact, max(decimals, 0), "half-up")
    return apart or None


def figure_at(read: Figures, key: CellKey, expected: Decimal | None = None) -> Decimal | None:
    """Read a cell as a figure: an amount in the form's unit, a rate as a share, anything else as it stands.

    Args:
        read: The form.
        key: The cell.
        expected: The share that other figures give, by which a rate without a percent sign is read.
    """
    text = read.form.document.text(key)
    if is_nothing(text):
        return None
    if _is_rate(read, key):
        rate = parse_rate(text, expected)
        return rate.value if isinstance(rate, Rate) else None
    amount = parse_amount(text)
    return amount.in_unit(read.unit, read.unit) if isinstance(amount, Amount) else None


def _is_rate(read: Figures, key: CellKey) -> bool:
    template = read.form.template
    if not key.row:
        spec = template.field(key.block, key.column)
        return spec is not None and spec.content is Content.RATE
    table = template.table(key.block)
    column = table.column(key.column) if table else None
    return column is not None and column.content is Content.RATE
