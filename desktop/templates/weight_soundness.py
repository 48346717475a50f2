"""Checks that the weights that a form prints add up to what it promises."""

from __future__ import annotations

from decimal import Decimal

from desktop.templates.fitting import FUNDS, INDICATORS
from desktop.templates.pack import RulePack
from desktop.templates.rule_kinds import ExecutionRatio, ExecutionTiers
from desktop.templates.spec import RowSpec, TableBlock, Template
from desktop.templates.strict import Faults
from desktop.text import definitions as wording
from desktop.values.points import Points, heading_weight, parse_points

FULL_POINTS = Decimal(100)


def check_weights(file: str, template: Template, pack: RulePack | None, faults: Faults) -> None:
    """Check the weights of the headings with the execution row's, and those of the rows of a framework.

    Args:
        file: File name of the template.
        template: The form.
        pack: Its rule pack, which weighs the execution row where the form prints no weight; None where
            there is no sound one.
        faults: Takes what is wrong.
    """
    headings, execution = _heading_weights(template), _execution_weights(template, pack)
    if headings and execution is not None:
        stated = [*headings, *execution]
        total = _total(template)
        if sum(stated, Decimal(0)) != total:
            working = " + ".join(map(str, stated))
            faults.add(file, "blocks", wording.WEIGHTS_SUM.format(working=working, total=total))
    for place, block in enumerate(template.blocks, 1):
        if isinstance(block, TableBlock):
            _check_rows(file, f"blocks[{place}]", block, faults)


def _heading_weights(template: Template) -> list[Decimal]:
    """List the weights in the first-level headings of the indicators; none unless each states its own."""
    table = template.table(INDICATORS)
    headings = dict.fromkeys(row.texts.get("first_level", "") for row in table.rows) if table else {}
    weights = [heading_weight(heading) for heading in headings]
    stated = [weight for weight in weights if weight is not None]
    return stated if len(stated) == len(weights) else []


def _execution_weights(template: Template, pack: RulePack | None) -> list[Decimal] | None:
    """List the weights of the scored fund rows, printed or by the pack; None where there is no sound pack."""
    funds = template.table(FUNDS)
    if funds is None or funds.column("score") is None:
        return []
    if funds.column("weight"):
        printed = (parse_points(row.texts.get("weight", "")) for row in funds.rows)
        return [points.value for points in printed if isinstance(points, Points)]
    if pack is None:
        return None
    execution = pack.rule("execution").parameters
    assert isinstance(execution, ExecutionRatio | ExecutionTiers)
    return [execution.weight]


def _total(template: Template) -> Decimal:
    field = template.field("total", "weight")
    printed = parse_points(field.default) if field else None
    return printed.value if isinstance(printed, Points) else FULL_POINTS


def _check_rows(file: str, path: str, block: TableBlock, faults: Faults) -> None:
    weights = [
        _row_weight(file, f"{path}.rows[{place}]", row, faults) for place, row in enumerate(block.rows, 1)
    ]
    weighed = [weight for weight in weights if weight is not None]
    total = sum(weighed, Decimal(0))
    if weighed and total != block.full_points:
        sentence = wording.ROW_WEIGHTS_SUM.format(total=total, full=block.full_points)
        faults.add(file, f"{path}.rows", sentence)


def _row_weight(file: str, path: str, row: RowSpec, faults: Faults) -> Decimal | None:
    if row.weight is None:
        if row.rule:
            faults.add(file, path, wording.ROW_WEIGHT)
    elif row.weight <= 0:
        faults.add(file, f"{path}.weight", wording.ABOVE_ZERO)
    return row.weight
