"""How long it takes to score and check a form of 60 rows from scratch, beside reading its cells alone.

The goal is 3 ms. Cold means that no text of the form was ever parsed before.
"""

from __future__ import annotations

import gc
from functools import partial
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.models.document import Cell, Document, Origin
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.scoring.engine import compute, score
from desktop.scoring.figures import figures
from desktop.values import amount, date, number, points, rate, target, unit, wording
from tests.helpers.forms import form_of

ROWS = 60
ROUNDS = 300


def form_of_sixty_rows() -> Form:
    """Build a form whose every row has texts of its own, as a real one has."""
    levels = (
        ("产出指标", "数量指标"),
        ("产出指标", "质量指标"),
        ("效益指标", "社会效益指标"),
        ("满意度指标", "满意度指标"),
    )
    lines = ["一级 | 二级 | 三级 | 指标值 | 完成值 | 分值 | 得分 | 原因"]
    for place in range(ROWS):
        first, second = levels[place * len(levels) // ROWS]
        reason = "" if place % 5 else f"第{place}期培训因场地原因推迟，下一步加快组织"
        texts = (f"≥{1000 + place}人次", f"{990 + 2 * place}人次", "1.5", f"{1 + place / 200:.3f}")
        lines.append(" | ".join((first, second, f"第{place}期培训经办人员人次", *texts, reason)))
    return form_of("\n".join(lines))


CACHES = [
    value
    for module in (amount, date, number, points, rate, target, unit, wording)
    for value in vars(module).values()
    if hasattr(value, "cache_clear")
]


def forget() -> None:
    for cache in CACHES:
        cache.cache_clear()


@pytest.fixture(autouse=True)
def collected() -> None:
    gc.collect()


def run(benchmark: BenchmarkFixture, function: Any, *, cold: bool = False, **about: str) -> Any:
    benchmark.extra_info.update(about)
    setup = forget if cold else None
    return benchmark.pedantic(function, setup=setup, rounds=ROUNDS, warmup_rounds=0 if cold else 5)


def test_reading_the_figures(benchmark: BenchmarkFixture) -> None:
    assert len(run(benchmark, partial(figures, form_of_sixty_rows())).indicators) == ROWS


def test_scoring_and_checking(benchmark: BenchmarkFixture) -> None:
    sheet = run(benchmark, partial(score, form_of_sixty_rows()), peer="test_reading_the_figures")
    assert sheet.totals.computed is not None


def test_scoring_and_checking_with_nothing_parsed_before(benchmark: BenchmarkFixture) -> None:
    sheet = run(benchmark, partial(score, form_of_sixty_rows()), cold=True, peer="test_reading_the_figures")
    assert sheet.totals.computed is not None


def test_the_figures_that_follow_an_edit(benchmark: BenchmarkFixture) -> None:
    form = form_of_sixty_rows()
    key = CellKey("indicators", "r1", "score")
    document: Document = form.document.with_cell(key, Cell("", Origin.COMPUTED))
    edited = form.with_document(document)
    assert key in run(benchmark, lambda: compute(edited).following_texts(), peer="test_reading_the_figures")
