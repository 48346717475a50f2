"""Each fault alone in an otherwise sound form is found: with its check, severity and place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.models.form import Form
from desktop.models.transcript import where
from desktop.scoring.engine import score
from desktop.scoring.score_sheet import Finding
from desktop.text.findings import FINDINGS, wording
from tests.helpers.forms import changed, form_of, graded_form, sound_form

TABLE = Path(__file__).with_name("faults.txt")
CHECKS = Path(__file__).parents[2] / "desktop" / "scoring" / "checks"
NARRATIVE = {
    "narrative/项目实施和预算执行情况及分析": "工作顺利",
    "narrative/产出情况及分析": "培训十一期",
    "narrative/效益情况及分析": "持证人数增加",
    "narrative/满意度情况及分析": "问卷显示满意",
    "narrative/项目管理中存在的主要问题及原因分析": "师资不足",
    "narrative/下一步改进措施及管理建议": "扩充师资",
    "header/填列单位（公章）": "社会保险服务中心",
}


@dataclass(frozen=True)
class Fault:
    code: str
    variant: str
    check: str
    severity: str
    place: str
    changes: tuple[tuple[str, str], ...]

    def form(self) -> Form:
        cells = {place: text for place, text in self.changes if not place.startswith("@")}
        form = sound_form()
        for option, _ in self.changes:
            if option == "@mof-analysis":
                form = form_of(template="mof-analysis", fields=NARRATIVE)
            elif option == "@grade":
                form = graded_form()
        return changed(form, cells)


def _faults() -> Iterator[Fault]:
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        finding, check, severity, place, changes = (part.strip() for part in line.split("|"))
        code, _, variant = finding.partition("/")
        pairs = (change.strip().partition("=") for change in changes.split(";"))
        written = tuple((name, text) for name, _, text in pairs)
        yield Fault(code, variant, check, severity, place, written)


FAULTS = tuple(_faults())


def _hit(form: Form, finding: Finding, fault: Fault) -> bool:
    return (
        (finding.code, finding.variant, finding.check) == (fault.code, fault.variant, fault.check)
        and finding.severity.value == fault.severity
        and where(form.template, form.document, finding.where) == fault.place
    )


def test_the_sound_forms_have_no_finding() -> None:
    assert score(sound_form()).findings == ()
    assert score(form_of(template="mof-analysis", fields=NARRATIVE)).findings == ()
    assert score(graded_form()).findings == ()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code}-{fault.variant}-{fault.severity}")
def test_fault_is_found_and_said(fault: Fault) -> None:
    form = fault.form()
    found = [finding for finding in score(form).findings if _hit(form, finding, fault)]
    assert len(found) == 1
    said = wording(
        found[0].code,
        found[0].variant,
        {**found[0].facts, "printed": found[0].printed, "expected": found[0].expected},
    )
    assert "{" not in said.message + said.remedy
    assert said.message.endswith("。")
    assert said.remedy.endswith("。")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code}-{fault.variant}-{fault.severity}")
def test_fault_causes_no_other_must_fix_finding(fault: Fault) -> None:
    # A blank or unreadable cell may make a sum wrong as well; what is only doubtful must not.
    if fault.severity == "must-fix":
        return
    assert [
        finding.code for finding in score(fault.form()).findings if finding.severity.value == "must-fix"
    ] == []


def test_every_sentence_is_raised_by_a_fault_and_every_fault_has_one() -> None:
    assert {(fault.code, fault.variant) for fault in FAULTS} == set(FINDINGS)


def test_every_code_in_the_checks_has_sentences() -> None:
    codes = {code for code, _ in FINDINGS}
    trees = [ast.parse(path.read_text("utf-8")) for path in CHECKS.glob("*.py")]
    named = {
        place.value
        for tree in trees
        for node in ast.walk(tree)
        for place in _code_places(node)
        if isinstance(place, ast.Constant) and isinstance(place.value, str)
    }
    assert named == codes


def _code_places(node: ast.AST) -> list[ast.expr]:
    """Find where a code may stand: made into a finding, yielded for one, or named once for a module."""
    match node:
        case ast.Call(func=ast.Name(id="Finding")):
            return node.args[:1]
        case ast.Call(func=ast.Name(id="_impossible")):
            return node.args[1:2]
        case ast.Yield(value=ast.Tuple(elts=parts)):
            return parts[:1]
        case ast.Assign(targets=[ast.Name(id="CODE")]):
            return [node.value]
        case _:
            return []
