"""The whole form: what holds for any text in any cell, and what follows what."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.document import Cell, Document, Origin
from desktop.models.form import TOTAL, Form, fresh_document
from desktop.models.keys import CellKey
from desktop.operations.library import library
from desktop.operations.records import finding_wording
from desktop.scoring.engine import compute, score
from desktop.scoring.figures import figures
from desktop.templates.spec import Template
from desktop.text.derivations import words
from tests.helpers.documents import filled, writable
from tests.helpers.forms import cell_at, changed, key_at, sound_form

ROUNDS = 4
SOUND = sound_form()
TEMPLATES = library().templates()
CLOSING = {"ceiling", "not-applicable", "missing-heading", "goal-blocks", "folding", "void-row"}
"""Roles that make the total more than a sum."""
PACKS = [pack.id for pack in library().packs()]
NUMBERS = st.one_of(
    st.decimals("-1000", "100000", places=2).map(str),
    st.integers(0, 130).map(str),
    st.sampled_from(
        ["1e15", "0.0000000000000000000000000001", "999999999999999", "-0", "1,068", "8．89万元"]
    ),
)
RATES = st.one_of(NUMBERS, st.integers(0, 130).map("{}%".format), st.just("0.7"), st.just("100%"))
TARGETS = st.one_of(
    NUMBERS,
    RATES,
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["≥", "≤", "=", ">", "<", ""]),
        NUMBERS,
        st.sampled_from(["%", "万人", "元", ""]),
    ),
    st.builds("{}--{}万人".format, st.integers(0, 5), st.integers(5, 9)),
    st.sampled_from(["达成预期指标", "部分达成", "未达成", "保障", "≥%", "计划标准", "2020年全年", "无"]),
)
BY_COLUMN = {
    "initial_budget": NUMBERS,
    "full_year_budget": NUMBERS,
    "full_year_spending": NUMBERS,
    "execution_rate": RATES,
    "weight": NUMBERS,
    "score": NUMBERS,
    "target_value": TARGETS,
    "initial_target": TARGETS,
    "actual_value": TARGETS,
    "weight_share": RATES,
    "folded_score": NUMBERS,
    "value": st.one_of(NUMBERS, RATES, st.sampled_from(["是", "否"])),
}


def forms(document: Document, pack: str = "") -> Form:
    template = library().template(document.template)
    return Form(template, library().pack(pack or template.pack), document)


@st.composite
def figured(draw: st.DrawFn) -> tuple[Document, str]:
    """Draw a document whose cells hold figures, so that rules apply and not only refusals, and any pack."""
    template = draw(st.sampled_from(TEMPLATES))
    document = draw(filled(template, max_written=5))
    keys = [key for key in writable(template, document) if key.column in BY_COLUMN]
    for key in draw(st.lists(st.sampled_from(keys), max_size=20)) if keys else ():
        origin = draw(st.sampled_from(Origin))
        document = document.with_cell(key, Cell(draw(BY_COLUMN[key.column]), origin))
    return document, draw(st.sampled_from(PACKS))


def everything_can_be_said(form: Form) -> None:
    sheet = score(form)
    for cell in sheet.cells.values():
        assert words(cell.derivation.code, cell.derivation.facts)
    for finding in sheet.findings:
        assert finding_wording(finding).message


@given(st.sampled_from(TEMPLATES).flatmap(filled))
def test_any_text_in_any_cell_is_scored_and_said(document: Document) -> None:
    everything_can_be_said(forms(document))


@given(figured())
def test_any_figure_in_any_cell_is_scored_and_said(drawn: tuple[Document, str]) -> None:
    everything_can_be_said(forms(*drawn))


@given(figured())
def test_every_computed_score_lies_between_nothing_and_its_weight(drawn: tuple[Document, str]) -> None:
    form = forms(*drawn)
    read, sheet = figures(form), score(form)
    for row in read.used():
        computed = sheet.cells[row.key("score")].computed
        # Rounding may lift a score by half of its last decimal, as it may its weight.
        assert computed is None or (row.weight is not None and 0 <= computed <= row.weight + Decimal("0.005"))
    if sheet.execution_score is not None:
        assert 0 <= sheet.execution_score <= read.execution_weight + Decimal("0.005")


@given(figured())
def test_the_computed_total_is_the_sum_of_its_parts(drawn: tuple[Document, str]) -> None:
    form = forms(*drawn)
    read, sheet = figures(form), score(form)
    row = read.execution_row
    keys = [one.key("score") for one in read.used()] + ([row.key("score")] if row else [])
    parts = [
        sheet.cells[key].computed if sheet.cells[key].computed is not None else sheet.cells[key].typed
        for key in keys
        if key in sheet.cells and key not in sheet.left_out
    ]
    held = [part for part in parts if part is not None]
    if form.template.table("framework") or {rule.id for rule in form.pack.rules} & CLOSING:
        # The parts of a framework are its own rows, and some packs do more than add up.
        return
    if not held:
        assert sheet.totals.computed is None
    else:
        assert sheet.totals.computed is not None
        assert abs(sheet.totals.computed - sum(held, Decimal(0))) <= Decimal("0.005")


@given(figured())
def test_figures_that_follow_come_to_rest(drawn: tuple[Document, str]) -> None:
    form = forms(*drawn)
    for _ in range(ROUNDS):
        texts = compute(form).following_texts()
        if not texts:
            return
        document = form.document
        for key, text in texts.items():
            document = document.with_cell(key, Cell(text, Origin.COMPUTED))
        form = form.with_document(document)
    assert compute(form).following_texts() == {}


@given(st.decimals("0", "200", places=2), st.decimals("0", "200", places=2))
def test_more_spending_never_lowers_the_execution_score(one: Decimal, other: Decimal) -> None:
    scores = []
    for spending in sorted((one, other)):
        form = changed(SOUND, {"年度资金总额/全年执行数": f"{spending}"})
        scores.append(score(form).execution_score)
    assert scores[0] is not None
    assert scores[1] is not None
    assert scores[0] <= scores[1]


def test_what_nobody_typed_follows_and_what_was_typed_stays() -> None:
    blank = {"年度资金总额/执行率": "", "年度资金总额/得分": "", "indicators[1]/得分": "", "total/得分": ""}
    form = changed(SOUND, blank)
    assert compute(form).following_texts() == {
        key_at(form, "年度资金总额/执行率"): "95%",
        key_at(form, "年度资金总额/得分"): "9.5",
        key_at(form, "indicators[1]/得分"): "20",
        key_at(form, "total/得分"): "99.5",
    }
    assert compute(changed(SOUND, {"年度资金总额/得分": "10"})).following_texts() == {}


def test_a_computed_figure_goes_when_it_can_no_longer_be_computed() -> None:
    form = changed(SOUND, {"indicators[1]/得分": "20"}, Origin.COMPUTED)
    emptied = {"三级指标": "", "年度指标值": "", "实际完成值": "", "分值": ""}
    worded = changed(form, {"indicators[1]/年度指标值": "到位"})
    assert compute(worded).following_texts() == {key_at(form, "indicators[1]/得分"): ""}
    gone = changed(form, {f"indicators[1]/{column}": text for column, text in emptied.items()})
    assert cell_at(gone, "indicators[1]/得分").derivation.code == "no-weight"


def test_a_placeholder_keeps_no_computed_score() -> None:
    form = changed(
        SOUND, {f"indicators[1]/{column}": "" for column in ("三级指标", "年度指标值", "实际完成值", "分值")}
    )
    blank = changed(form, {"indicators[1]/得分": "—"}, Origin.COMPUTED)
    assert compute(blank).following_texts()[key_at(blank, "indicators[1]/得分")] == ""


def test_findings_come_by_severity_and_then_as_on_the_paper() -> None:
    cells = {
        "header/项目名称": "",
        "total/得分": "98",
        "indicators[2]/得分": "11",
        "footer/填表人": "",
        "indicators[7]/得分": "11",
    }
    found = [finding.where for finding in score(changed(SOUND, cells)).findings]
    places = ["header/项目名称", "indicators[2]/得分", "indicators[7]/得分", "total/得分", "footer/填表人"]
    assert found == [key_at(SOUND, place) for place in places]


BLOCKS = [(template, block.id) for template in TEMPLATES for block in template.blocks]


@pytest.mark.parametrize(("template", "block"), BLOCKS, ids=lambda value: getattr(value, "id", value))
def test_a_form_without_one_of_its_blocks_is_scored_all_the_same(template: Template, block: str) -> None:
    rest = tuple(one for one in template.blocks if one.id != block)
    form = replace(SOUND, template=replace(template, blocks=rest))
    # A document of one template never meets another; a framework asks for no funds.
    if not template.table("framework"):
        everything_can_be_said(form)
    everything_can_be_said(form.with_document(fresh_document(form.template)))


def test_a_form_without_a_total_has_no_total_cell() -> None:
    rest = tuple(block for block in SOUND.template.blocks if block.id != TOTAL)
    sheet = score(replace(SOUND, template=replace(SOUND.template, blocks=rest)))
    assert CellKey(TOTAL, "", "score") not in sheet.cells
    assert sheet.totals.computed == Decimal("99.5")


@given(figured(), st.data())
def test_what_is_taken_over_from_before_an_edit_is_what_scoring_from_scratch_finds(
    drawn: tuple[Document, str], data: st.DataObject
) -> None:
    form = forms(*drawn)
    before = compute(form)
    keys = [key for key in writable(form.template, form.document) if key.column in BY_COLUMN]
    for key in data.draw(st.lists(st.sampled_from(keys), max_size=3)) if keys else ():
        text = data.draw(BY_COLUMN[key.column])
        form = form.with_document(
            form.document.with_cell(key, Cell(text, data.draw(st.sampled_from(Origin))))
        )
    assert compute(form, before) == compute(form)


def test_rows_that_an_edit_left_alone_are_not_scored_again() -> None:
    before = compute(SOUND)
    edited = compute(changed(SOUND, {"indicators[2]/实际完成值": "1"}), before)
    held = [row for row, one in edited.rows.items() if one is before.rows[row]]
    assert len(held) == len(before.rows) - 1
    assert key_at(SOUND, "indicators[2]/得分").row not in held


def test_another_pack_scores_every_row_anew() -> None:
    before = compute(SOUND)
    other = compute(replace(SOUND, pack=replace(SOUND.pack)), before)
    assert not [row for row, one in other.rows.items() if one is before.rows[row]]
    assert other.sheet == before.sheet
