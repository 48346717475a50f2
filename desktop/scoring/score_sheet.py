"""What scoring says of a form: every computed figure with its derivation, three totals, and the findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from desktop.models.keys import CellKey


class Cause(Enum):
    """Why a typed figure differs from the computed one."""

    RATE_ROUNDED = "rate-rounded"
    """The rate was rounded before it was multiplied: 16.40 for 16.35."""
    CUT = "cut"
    """Digits were cut off instead of rounded: 3.9 for 3.93."""
    FEWER_DECIMALS = "fewer-decimals"
    """Rounded, but to fewer decimals than the rule asks for."""
    OTHER_RULE = "other-rule"
    PARTS = "parts"
    """The total is right for parts that are not."""


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a figure came about; `text` wording turns code and facts into words and numbers."""

    code: str
    facts: Mapping[str, str]
    rule: str = ""
    """Id of the rule of the pack that was applied."""


@dataclass(frozen=True, slots=True)
class ScoredCell:
    """A cell that a rule has something to say about: a rate, a score, a sum, a total or a grade."""

    key: CellKey
    typed: Decimal | None
    """The figure that stands in the cell, where it could be understood."""
    computed: Decimal | None
    """The figure by the rule, rounded as the pack says; None where it can't be computed."""
    computed_text: str
    """The computed figure as it is printed; blank where there is none."""
    derivation: Derivation
    low: Decimal | None = None
    high: Decimal | None = None
    """Ends of the band that a person chooses in, where the rule gives a band."""
    difference: Decimal | None = None
    """Typed minus computed, where both are there and differ."""
    cause: Cause | None = None
    follows: str = ""
    """What the cell reads as long as nobody types into it; for the total, the sum of what is printed."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Three totals, never one."""

    printed: Decimal | None
    """As it stands on the form."""
    sum_of_parts: Decimal | None
    """The printed execution score and row scores added up."""
    computed: Decimal | None
    """Each part as computed where its rule can, otherwise as typed."""


@dataclass(frozen=True, slots=True)
class HeadingSum:
    """Weight and scores under one first-level heading (一级指标)."""

    name: str
    weight: Decimal
    typed: Decimal
    computed: Decimal


class Severity(Enum):
    """How hard a finding is."""

    MUST_FIX = "must-fix"
    MUST_EXPLAIN = "must-explain"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing an auditor would say about a form; wording and remedy come from `text`."""

    code: str
    """Family of the finding, as other programs know it."""
    check: str
    """The check that found it (A04, B13)."""
    severity: Severity
    where: CellKey
    variant: str = ""
    """Which of the sentences of its code says it."""
    facts: Mapping[str, str] = field(default_factory=dict)
    printed: str = ""
    expected: str = ""

    @property
    def name(self) -> str:
        """Tell the finding from others at the same place: an explanation (说明) belongs to one alone."""
        return "/".join(filter(None, (self.code, self.variant, self.facts.get("heading", ""))))

    def answer(self, answers: Mapping[tuple[str, CellKey], str]) -> str:
        """Find the explanation that was written for it; earlier ones were kept by code and place alone."""
        return answers.get((self.name, self.where)) or answers.get((self.code, self.where), "")


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """Everything scoring has to say about a form."""

    execution_rate: Decimal | None
    """Unrounded; None where it can't be computed."""
    execution_score: Decimal | None
    cells: Mapping[CellKey, ScoredCell]
    headings: tuple[HeadingSum, ...]
    totals: Totals
    grade: str
    """Grade of the computed total; blank where the pack gives none."""
    findings: tuple[Finding, ...] = ()
    left_out: Mapping[CellKey, str] = field(default_factory=dict)
    """Scores that make no part of the total, each with the code of its reason."""
    rescaled: bool = False
    """Whether the rest was counted up to 100 for what was left out."""
    audit_total: Decimal | None = None
    """Total with the bureau's scores in place of the office's own; None where it gave none."""
