"""How the scores become the total: ratios of goals, a missing heading, rescaling, the ceiling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from desktop.models.keys import CellKey
from desktop.scoring.counting import LeftOut
from desktop.scoring.figures import Figures, IndicatorRow
from desktop.scoring.fund_cells import rate_of
from desktop.scoring.parts import ZERO, Part
from desktop.scoring.rules.goal_blocks import goal_ratios
from desktop.scoring.rules.redistribute import FULL, receiving_heading
from desktop.scoring.rules.total_ceiling import ceiling_for
from desktop.scoring.said import percentage
from desktop.templates.rule_kinds import GoalBlocks, Redistribute, TotalCeiling
from desktop.values.number import plain
from desktop.values.points import heading_name
from desktop.values.rate import Rate, parse_rate
from desktop.values.wording import fold

Values = Iterable[tuple[CellKey, Decimal]]


@dataclass(frozen=True, slots=True)
class Factor:
    """What a score is multiplied by on its way into the total."""

    times: Decimal
    over: Decimal
    said: str
    """As the working shows it, " × 60%"."""

    def of(self, value: Decimal) -> Decimal:
        """Multiply a score, and divide last, so that nothing endless is multiplied."""
        return value * self.times / self.over


@dataclass(frozen=True, slots=True)
class Closing:
    """What the pack does to the scores of a form before they are its total."""

    factors: Mapping[CellKey, Factor] = field(default_factory=dict)
    applicable: Decimal | None = None
    """Points that the form can still earn, where some were left out; the rest counts up to 100."""
    ceiling: Decimal | None = None
    undecided: bool = False
    """Whether something is missing without which there is no total."""
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def plain_sum(self) -> bool:
        """Whether the total is simply the sum of its parts."""
        return not self.factors and self.applicable is None and self.ceiling is None

    def total(self, values: Values) -> Decimal:
        """Put scores together, unrounded."""
        total = self.uncut(values)
        return total if self.ceiling is None else min(total, self.ceiling)

    def uncut(self, values: Values) -> Decimal:
        """Put scores together before the ceiling is applied."""
        if not self.factors:
            total = sum((value for _, value in values), ZERO)
        else:
            total = sum((self.factored(key, value) for key, value in values), ZERO)
        return total if self.applicable is None else total / self.applicable * FULL

    def working(self, values: Values) -> str:
        """Show how scores are put together."""
        groups: dict[str, list[str]] = {}
        held = tuple(values)
        for key, value in held:
            groups.setdefault(self.factors.get(key, UNCHANGED).said, []).append(plain(value))
        working = " + ".join(_group(said, terms) for said, terms in groups.items())
        if self.applicable is not None:
            working = f"({working}) ÷ {plain(self.applicable)} × {plain(FULL)}"
        return f"min({plain(self.ceiling)}, {working})" if self.cuts(held) and self.ceiling else working

    def cuts(self, values: Values) -> bool:
        """Tell whether the ceiling takes anything off."""
        return self.ceiling is not None and self.uncut(values) > self.ceiling

    def factored(self, key: CellKey, value: Decimal) -> Decimal:
        """Multiply a score as it enters the total; the same holds for its weight."""
        factor = self.factors.get(key) if self.factors else None
        return value if factor is None else factor.of(value)


ONE = Decimal(1)
UNCHANGED = Factor(ONE, ONE, "")


def _group(said: str, terms: list[str]) -> str:
    joined = " + ".join(terms)
    return f"({joined}){said}" if said and len(terms) > 1 else joined + said


def closing_of(read: Figures, parts: tuple[Part, ...], out: Mapping[CellKey, LeftOut]) -> Closing:
    """Find what the pack does to the scores of a form.

    Args:
        read: The form.
        parts: The scores that make the total.
        out: Scores that make no part of it.
    """
    pack = read.form.pack
    goals, missing, ceiling = map(pack.optional, ("goal-blocks", "missing-heading", "ceiling"))
    factors: dict[CellKey, Factor] = {}
    facts: dict[str, str] = {}
    undecided = False
    if goals is not None and isinstance(goals.parameters, GoalBlocks):
        found = _goal_factors(goals.parameters, parts)
        factors, undecided = found or {}, found is None
    if missing is not None and isinstance(missing.parameters, Redistribute):
        moved, moved_facts = _moved(read, missing.parameters, parts)
        factors, facts = {**factors, **moved}, {**facts, **moved_facts}
    applicable = _applicable(parts) if any(one.rescales for one in out.values()) else None
    if applicable is not None:
        facts["applicable"] = plain(applicable)
    tier = None
    if ceiling is not None and isinstance(ceiling.parameters, TotalCeiling):
        fund = read.execution_row
        tier = ceiling_for(ceiling.parameters, rate_of(read, fund) if fund else None)
    if tier is not None:
        facts |= {"below_rate": percentage(tier.below_rate), "most": plain(tier.most)}
    return Closing(factors, applicable, tier.most if tier else None, undecided, facts)


def _goal_factors(by: GoalBlocks, parts: tuple[Part, ...]) -> dict[CellKey, Factor] | None:
    rows = [(part.key, part.row) for part in parts if part.row is not None]
    stated = ((fold(row.text(by.column)), _share(row.text(by.ratio))) for _, row in rows)
    ratios = goal_ratios(stated)
    if ratios is None:
        return None
    factors = {goal: Factor(ratio, ONE, f" × {percentage(ratio)}") for goal, ratio in ratios.items()}
    return {key: factors[fold(row.text(by.column))] for key, row in rows}


def _share(text: str) -> Decimal | None:
    rate = parse_rate(text)
    return rate.value if isinstance(rate, Rate) and 0 <= rate.value <= 1 else None


def _moved(
    read: Figures, by: Redistribute, parts: tuple[Part, ...]
) -> tuple[dict[CellKey, Factor], dict[str, str]]:
    weights: dict[str, Decimal] = {}
    for part in parts:
        if part.row is not None:
            name = heading_of(part.row)
            weights[name] = weights.get(name, ZERO) + (part.weight or ZERO)
    to = receiving_heading(by, weights, read.execution_weight)
    if to is None:
        return {}, {}
    before, after = weights[to], weights[to] + by.points
    factor = Factor(after, before, f" × {plain(after)} ÷ {plain(before)}")
    facts = {"missing": by.missing, "to": to, "moved": plain(by.points)}
    return {part.key: factor for part in parts if part.row and heading_of(part.row) == to}, facts


def heading_of(row: IndicatorRow) -> str:
    """Name the first-level heading of a row without its points."""
    return fold(heading_name(row.text("first_level")))


def _applicable(parts: tuple[Part, ...]) -> Decimal | None:
    weight = sum((part.weight or ZERO for part in parts), ZERO)
    return weight if weight > 0 else None
