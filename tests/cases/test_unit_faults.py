"""Each fault between the forms of a unit is found, and five sound forms have none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.models.form import TOTAL, Form
from desktop.models.transcript import where
from desktop.scoring.across import Accounts, NamedForm, UnitFinding, check_unit
from desktop.templates.spec import Content, FieldsBlock, FieldSpec, Section
from desktop.text.findings import wording
from desktop.text.unit_findings import UNIT_FINDINGS
from tests.cases.sound import SOUND
from tests.helpers.forms import changed

TABLE = Path(__file__).with_name("unit_faults.txt")
NAMES = "甲乙丙丁戊"
SHARED = (
    "narrative/项目实施和预算执行情况及分析",
    "narrative/产出情况及分析",
    "narrative/效益情况及分析",
    "narrative/项目管理中存在的主要问题及原因分析",
    "goals/预期目标",
    "goals/实际完成情况",
)


def _member(name: str, place: int) -> Form:
    """Build a form of the unit with texts and figures of its own, and a cell for the grade."""
    plain = SOUND["@mof-analysis"]()
    grade = FieldSpec("grade", "等级", Section.TOTAL, Content.GRADE)
    blocks = tuple(
        replace(block, fields=(*block.fields, grade))
        if isinstance(block, FieldsBlock) and block.id == TOTAL
        else block
        for block in plain.template.blocks
    )
    form = replace(plain, template=replace(plain.template, blocks=blocks))
    own = {label: f"{name}类培训的{label[-4:]}：{chr(0x4E10 + place) * 24}" for label in SHARED}
    figures = {"indicators[1]/实际完成值": f"{1100 + place}人次", "total/得分": str(95 + place)}
    return changed(form, {"header/项目名称": f"{name}类培训", **own, **figures})


@dataclass(frozen=True)
class UnitFault:
    code: str
    variant: str
    check: str
    severity: str
    place: str
    changes: tuple[tuple[str, str], ...]

    def found(self) -> list[str]:
        forms = {name: _member(name, place) for place, name in enumerate(NAMES)}
        accounts = Accounts()
        for place, text in self.changes:
            if place == "@spending":
                accounts = Accounts(spending=Decimal(text))
            elif place == "@projects":
                accounts = Accounts(projects=tuple(text.split("，")))
            else:
                name, _, cell = place.partition(" ")
                forms[name] = changed(forms[name], {cell: text})
        found = check_unit([NamedForm(name, form) for name, form in forms.items()], accounts)
        return [self._line(one, forms[one.name]) for one in found if self._meant(one)]

    def _meant(self, one: UnitFinding) -> bool:
        return (one.finding.code, one.finding.variant) == (self.code, self.variant)

    @staticmethod
    def _line(one: UnitFinding, form: Form) -> str:
        finding = one.finding
        said = wording(finding.code, finding.variant, {**finding.facts, "printed": finding.printed})
        assert "{" not in said.message + said.remedy
        assert said.message.endswith("。")
        place = where(form.template, form.document, finding.where)
        return f"{finding.check} {finding.severity.value} {one.name} {place}"


def _faults() -> Iterator[UnitFault]:
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        finding, check, severity, place, changes = (part.strip() for part in line.split("|"))
        code, _, variant = finding.partition("/")
        pairs = (change.strip().partition("=") for change in changes.split(";"))
        yield UnitFault(code, variant, check, severity, place, tuple((name, text) for name, _, text in pairs))


FAULTS = tuple(_faults())


def test_five_sound_forms_have_nothing_against_each_other() -> None:
    forms = [NamedForm(name, _member(name, place)) for place, name in enumerate(NAMES)]
    listed = Accounts(Decimal(475), tuple(f"{name}类培训" for name in NAMES))
    assert check_unit(forms, listed) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code}-{fault.variant}-{fault.check}")
def test_fault_is_found_and_said(fault: UnitFault) -> None:
    assert fault.found() == [f"{fault.check} {fault.severity} {fault.place}"]


def test_every_sentence_over_a_unit_is_raised_by_a_fault() -> None:
    assert {(fault.code, fault.variant) for fault in FAULTS} == set(UNIT_FINDINGS)
