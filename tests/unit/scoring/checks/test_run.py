"""Every check is run, and each names the rules that it stands for."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re

import pytest

from desktop.scoring import checks
from desktop.scoring.checks.run import CHECKS, run_checks
from desktop.scoring.engine import score
from desktop.scoring.figures import figures
from desktop.templates.rule_kinds import Rescale
from tests.helpers.forms import changed, findings_of, sound_form
from tests.helpers.packs import ruled


def test_every_check_that_is_written_is_run_once() -> None:
    written = {
        function
        for module in pkgutil.iter_modules(checks.__path__)
        for name, function in inspect.getmembers(importlib.import_module(f"{checks.__name__}.{module.name}"))
        if name.startswith("check_") and "read" in inspect.signature(function).parameters
    }
    assert written == set(CHECKS)
    assert len(CHECKS) == len(set(CHECKS))


def test_every_check_names_the_rules_it_stands_for() -> None:
    assert [check.__name__ for check in CHECKS if not re.search(r"\([AB]\d\d", check.__doc__ or "")] == []


def test_a_check_may_be_run_on_a_sheet_that_is_there() -> None:
    form = changed(sound_form(), {"total/得分": "98"})
    sheet = score(form)
    assert run_checks(figures(form), sheet) == list(sheet.findings)


@pytest.mark.parametrize("cell", ["indicators[7]/实际完成值", "indicators[7]/得分"])
def test_a_row_that_makes_no_part_of_the_total_is_asked_for_nothing(cell: str) -> None:
    cells = {"indicators[7]/实际完成值": "", "indicators[7]/得分": "", cell: "不适用", "total/得分": "99.44"}
    form = changed(sound_form(), cells)
    assert findings_of(form)
    assert findings_of(ruled(form, "not-applicable", Rescale(("不适用",)))) == []
