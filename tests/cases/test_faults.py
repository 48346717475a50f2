"""Each fault alone in an otherwise sound form is found: with its check, severity and place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.models.form import Form
from desktop.models.transcript import where
from desktop.scoring.engine import score
from desktop.scoring.score_sheet import Finding
from desktop.text.findings import FINDINGS, wording
from desktop.text.framework_findings import FRAMEWORK_FINDINGS
from desktop.text.unit_findings import UNIT_FINDINGS
from desktop.text.year_findings import YEAR_FINDINGS
from tests.cases.sound import SOUND, UNAVOIDABLE
from tests.helpers.forms import changed

TABLE = Path(__file__).with_name("faults.txt")
CHECKS = Path(__file__).parents[2] / "desktop" / "scoring" / "checks"
BESIDE = (CHECKS.parent / "across.py", CHECKS.parent / "years.py")


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
        names = [place for place, _ in self.changes if place.startswith("@")]
        return changed(SOUND[names[0] if names else ""](), cells)


def _faults() -> Iterator[Fault]:
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        finding, check, severity, place, changes = (part.strip() for part in line.split("|"))
        code, _, variant = finding.partition("/")
        pairs = (change.strip().partition("=") for change in changes.split(";"))
        written = tuple((name, _long(text)) for name, _, text in pairs)
        yield Fault(code, variant, check, severity, place, written)


def _long(text: str) -> str:
    """Write *201 as a text of 201 characters."""
    return "字" * int(text[1:]) if text.startswith("*") else text


FAULTS = tuple(_faults())


def _hit(form: Form, finding: Finding, fault: Fault) -> bool:
    return (
        (finding.code, finding.variant, finding.check) == (fault.code, fault.variant, fault.check)
        and finding.severity.value == fault.severity
        and where(form.template, form.document, finding.where) == fault.place
    )


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_form_has_no_finding(name: str) -> None:
    assert [one.variant for one in score(SOUND[name]()).findings] == UNAVOIDABLE.get(name, [])


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
    elsewhere = {*FRAMEWORK_FINDINGS, *UNIT_FINDINGS, *YEAR_FINDINGS}
    assert {(fault.code, fault.variant) for fault in FAULTS} == set(FINDINGS) - elsewhere


def test_every_code_in_the_checks_has_sentences() -> None:
    codes = {code for code, _ in FINDINGS}
    paths = [*CHECKS.glob("*.py"), *BESIDE]
    trees = [ast.parse(path.read_text("utf-8")) for path in paths]
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
        case ast.Call(func=ast.Name(id="_impossible" | "_said")):
            return node.args[1:2]
        case ast.Yield(value=ast.Tuple(elts=parts)):
            return parts[:1]
        case ast.Assign(targets=[ast.Name(id="CODE")]):
            return [node.value]
        case _:
            return []


def test_every_check_of_the_field_is_there() -> None:
    sources = (path.read_text("utf-8") for path in (*CHECKS.glob("*.py"), *BESIDE))
    named = set(re.findall(r'"([AB][0-9]{2})"', " ".join(sources)))
    assert named == {f"A{number:02}" for number in range(1, 16)} | {
        f"B{number:02}" for number in range(1, 39)
    }
