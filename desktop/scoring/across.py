"""Checks over the forms of one unit: projects twice, no variance, texts and figures that are shared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.models.form import TOTAL, Form, field_key, field_text, keyed_fields
from desktop.models.keys import CellKey
from desktop.models.places import form_year
from desktop.models.transcript import plain_label
from desktop.scoring.figures import ACTUAL, SCORE, SPENDING, Figures, figures
from desktop.scoring.likeness import alike
from desktop.scoring.score_sheet import Finding, Severity
from desktop.scoring.totals import grade_bands
from desktop.templates.spec import Content, FieldSpec, Section
from desktop.values.amount import MoneyUnit
from desktop.values.number import plain
from desktop.values.target import Quantity
from desktop.values.wording import fold, is_nothing

FEW = 3
"""Fewer forms show no pattern."""
MANY = 5
"""So many forms of the best grade are looked at, whatever their totals."""
LONG_ENOUGH = 20
"""Shorter texts may be the same by chance."""
COUNTED = 100
"""Smaller figures may be the same by chance."""
FULL = Decimal(100)
CENT = Decimal("0.01")
NAMED = 3
"""Names that a sentence lists."""
_YEAR_BEFORE = re.compile(r"^[0-9]{4}\D?")
_SHORTEST_NAME = 5


@dataclass(frozen=True, slots=True)
class NamedForm:
    """A form of the unit by the name that the user knows it by (文件, 草稿)."""

    name: str
    form: Form


@dataclass(frozen=True, slots=True)
class UnitFinding:
    """A finding over several forms, at a cell of one of them."""

    name: str
    """Name of the form whose cell is meant."""
    finding: Finding


@dataclass(frozen=True, slots=True)
class Accounts:
    """What other papers of the unit say; None where they were not given."""

    spending: Decimal | None = None
    """Project expenditure of the final accounts (项目支出决算数), in 万元."""
    projects: tuple[str, ...] | None = None
    """Names of the projects that a form is asked for (任务清单)."""


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    read: Figures
    unit: str
    project: str
    year: int | None

    @property
    def form(self) -> Form:
        return self.read.form

    def key(self, field_id: str) -> CellKey:
        return field_key(self.form.template, field_id) or CellKey(TOTAL, "", SCORE)


Found = Iterator[UnitFinding]


def check_unit(forms: Sequence[NamedForm], accounts: Accounts | None = None) -> list[UnitFinding]:
    """Check forms against each other and against the accounts of the office (A13, B05, B19, B20, B23, B24).

    Years, totals and projects are compared inside a unit (实施单位), texts and figures over all forms.

    Args:
        forms: In the order in which they are listed.
        accounts: What other papers say, where they are at hand.

    Source: standards of reviewers; §9 of the field's rules.
    """
    members = [_member(one) for one in forms]
    units: dict[str, list[_Member]] = {}
    for one in members:
        units.setdefault(one.unit, []).append(one)
    found = [finding for unit in units.values() for check in _OF_A_UNIT for finding in check(unit)]
    found += [finding for check in _OF_ALL for finding in check(members)]
    return found + list(_against_accounts(members, accounts or Accounts()))


def _member(named: NamedForm) -> _Member:
    form = named.form
    unit, project = fold(field_text(form, "unit")), field_text(form, "project_name")
    return _Member(named.name, figures(form), unit, project, form_year(form))


def _projects_twice(members: list[_Member]) -> Found:
    """Find a project with two forms of one kind and year (A13)."""
    seen: dict[tuple[str, str, int | None], _Member] = {}
    for one in members:
        if is_nothing(one.project):
            continue
        first = seen.setdefault((one.form.template.id, fold(one.project), one.year), one)
        if first is not one:
            facts = {"other": first.name}
            yield _said(one, "project-twice", "A13", (one.key("project_name"), ""), facts, one.project)


def _other_years(members: list[_Member]) -> Found:
    """Find forms of another year than the rest (A13)."""
    years = Counter(one.year for one in members if one.year is not None)
    if len(years) < 2 or sum(years.values()) < FEW:
        return
    (usual, most), (_, next_most) = years.most_common(2)
    for one in members if most > next_most else ():
        if one.year not in (None, usual):
            facts = {"year": str(usual), "count": str(most)}
            yield _said(one, "wrong-year", "A13", (one.key("title"), "unit"), facts, str(one.year))


def _no_variance(members: list[_Member]) -> Found:
    """Find units whose projects all have the same total, or all the best grade (B05)."""
    scored = [one for one in members if one.read.total_score is not None]
    totals = [one.read.total_score for one in members if one.read.total_score is not None]
    if len(scored) < FEW:
        return
    first, lowest = scored[0], min(totals)
    facts = {"count": str(len(scored)), "lowest": plain(lowest)}
    if lowest == max(totals):
        variant = "full" if lowest == FULL else ""
        yield _said(first, "no-variance", "B05", (CellKey(TOTAL, "", SCORE), variant), facts, plain(lowest))
        return
    graded = [one for one in scored if _grade(one)]
    best = grade_bands(first.read).bands[0].grade
    if len(graded) >= MANY and all(_grade(one) == best for one in graded):
        facts["count"] = str(len(graded))
        where = (CellKey(TOTAL, "", "grade"), "grade")
        yield _said(graded[0], "no-variance", "B05", where, facts, best, hint=True)


def _grade(member: _Member) -> str:
    return fold(member.form.document.text(CellKey(TOTAL, "", "grade")))


def _long_texts(member: _Member) -> Iterator[tuple[CellKey, FieldSpec, str]]:
    for key, spec in keyed_fields(member.form.template):
        text = member.form.document.text(key)
        told = spec.content is Content.LONG_TEXT and spec.section is not Section.NOTES
        if told and not is_nothing(text):
            yield key, spec, text


def _shared_texts(members: list[_Member]) -> Found:
    """Find goals (B19) and narratives (B20) that are nearly the same on several forms."""
    told: dict[tuple[str, str], dict[str, str]] = {}
    by_place = {str(place): one for place, one in enumerate(members)}
    for place, one in by_place.items():
        for key, spec, text in _long_texts(one):
            if len(text) >= LONG_ENOUGH:
                told.setdefault((key.block, spec.id), {})[place] = text
    for (block, field_id), texts in told.items():
        for group in alike(texts):
            first, *others = (by_place[place] for place in group)
            goal = first.form.template.field(block, field_id)
            label = plain_label(goal.label) if goal else field_id
            check = "B19" if goal and goal.section is Section.GOALS else "B20"
            facts = {"label": label, "count": str(len(group)), "others": _names(others)}
            yield _said(first, "text-shared", check, (CellKey(block, "", field_id), ""), facts)


def _names(members: Sequence[_Member]) -> str:
    listed = "、".join(one.name for one in members[:NAMED])
    return listed if len(members) <= NAMED else f"{listed} …"


def _foreign_projects(members: list[_Member]) -> Found:
    """Find texts that speak of another project of the unit (B20)."""
    others = {_bare_name(other.project): other for other in members}
    for one in members:
        own = fold(one.project)
        names = [name for name in others if len(name) >= _SHORTEST_NAME and name not in own]
        for key, spec, text in _long_texts(one) if names else ():
            folded = fold(text)
            name = next((name for name in names if name in folded), "")
            if name:
                facts = {"label": plain_label(spec.label), "other": others[name].name}
                printed = others[name].project
                yield _said(one, "foreign-project", "B20", (key, ""), facts, printed, hint=True)


def _bare_name(project: str) -> str:
    return _YEAR_BEFORE.sub("", fold(project))


def _shared_figures(members: list[_Member]) -> Found:
    """Find the same target with the same other actual value under another name on another form (B20)."""
    seen: dict[tuple[Decimal, Decimal, str], tuple[_Member, str]] = {}
    for one in members:
        for row in one.read.used():
            target, actual = row.target, row.actual
            if not isinstance(target, Quantity) or not isinstance(actual, Quantity):
                continue
            if min(target.value, actual.value) < COUNTED or target.value == actual.value:
                continue
            first, name = seen.setdefault((target.value, actual.value, target.unit), (one, row.name))
            if first is not one and fold(name) != fold(row.name):
                facts = {"row": row.name, "other": first.name, "name": name, "target": target.text}
                key = row.key(ACTUAL)
                yield _said(one, "text-shared", "B20", (key, "figures"), facts, actual.text, hint=True)


_OF_A_UNIT = (_projects_twice, _other_years, _no_variance)
_OF_ALL = (_shared_texts, _foreign_projects, _shared_figures)
"""Texts are copied from other units as well."""


def _against_accounts(members: list[_Member], accounts: Accounts) -> Found:
    if members and accounts.spending is not None:
        yield from _spending(members, accounts.spending)
    if members and accounts.projects is not None:
        yield from _projects(members, accounts.projects)


def _spending(members: list[_Member], stated: Decimal) -> Found:
    """Compare the spending of all forms with the final accounts (B23)."""
    spent = [
        row.amounts[SPENDING] * one.read.unit.factor / MoneyUnit.WAN_YUAN.factor
        for one in members
        if (row := one.read.execution_row) is not None and SPENDING in row.amounts
    ]
    total = sum(spent, Decimal(0))
    if abs(total - stated) < CENT:
        return
    first, without = members[0], len(members) - len(spent)
    facts = {
        "count": str(len(spent)),
        "without": str(without),
        "stated": plain(stated),
        "difference": plain(total - stated),
    }
    key = CellKey("funds", "annual_total", SPENDING)
    variant = "spending-some" if without else "spending"
    yield _said(first, "accounts", "B23", (key, variant), facts, plain(total))


def _projects(members: list[_Member], asked: tuple[str, ...]) -> Found:
    """Compare the projects that have a form with those that are asked for (B24)."""
    listed = {fold(name): name for name in asked}
    present = {fold(one.project) for one in members}
    missing = [name for folded, name in listed.items() if folded not in present]
    if missing:
        facts = {"count": str(len(missing)), "names": "、".join(missing), "asked": str(len(listed))}
        yield _said(members[0], "accounts", "B24", (members[0].key("project_name"), "missing"), facts)
    for one in members:
        if not is_nothing(one.project) and fold(one.project) not in listed:
            yield _said(one, "accounts", "B24", (one.key("project_name"), "unasked"), {}, one.project)


def _said(
    member: _Member,
    code: str,
    check: str,
    where: tuple[CellKey, str],
    facts: dict[str, str],
    printed: str = "",
    *,
    hint: bool = False,
) -> UnitFinding:
    """Make a finding at a cell and with a variant of the code's sentences."""
    severity = Severity.HINT if hint else Severity.MUST_EXPLAIN
    key, variant = where
    return UnitFinding(member.name, Finding(code, check, severity, key, variant, facts, printed))
