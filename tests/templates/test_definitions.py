"""Every template and pack that the program ships, walked over entry by entry."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from desktop import paths
from desktop.models.form import Form, fresh_document
from desktop.models.keys import CellKey
from desktop.models.transcript import document_from_record, plain_label, transcript
from desktop.operations.forms import sample_form
from desktop.operations.library import library
from desktop.scoring.engine import score
from desktop.scoring.score_sheet import Severity
from desktop.templates.pack import ROLES, THRESHOLDS, RulePack
from desktop.templates.spec import Content, Section, TableBlock, Template
from desktop.values.wording import fold
from tests.helpers.forms import changed, form_of

LIBRARY = library()
TEMPLATES = LIBRARY.templates()
PACKS = LIBRARY.packs()
STANDARD = [template for template in TEMPLATES if template.id.startswith("mof")]
SAMPLES = sorted(path.stem for path in (paths.resources() / "samples").glob("*.json"))

each_template = pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
each_standard = pytest.mark.parametrize("template", STANDARD, ids=lambda template: template.id)
each_pack = pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
each_sample = pytest.mark.parametrize("name", SAMPLES)


def test_every_layout_is_there() -> None:
    assert [template.id for template in TEMPLATES] == [
        "department-base-data",
        "department-framework",
        "expenditure-framework",
        "hebei-2020",
        "hubei",
        "mof",
        "mof-analysis",
        "shanxi",
        "shanxi-term",
        "transfer-payment",
    ]


@each_template
def test_a_template_says_what_it_is_and_where_it_comes_from(template: Template) -> None:
    assert template.name
    assert template.form
    assert template.version
    assert template.source.title
    assert template.source.number
    assert template.source.note


@each_template
def test_each_field_is_on_the_form_once(template: Template) -> None:
    keys = [(block, spec.id) for block, spec in template.fields()]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


@each_template
def test_each_label_stands_once_in_its_section(template: Template) -> None:
    labels = Counter(
        (spec.section, label)
        for _, spec in template.fields()
        for label in {fold(one) for one in (spec.label, *spec.variants)}
    )
    assert [label for label, count in labels.items() if count > 1] == []
    for table in template.tables():
        headings = Counter(
            label
            for column in table.columns
            for label in {fold(one) for one in (column.record_label, *column.variants)}
        )
        assert [heading for heading, count in headings.items() if count > 1] == []


@each_template
def test_fund_rows_are_told_apart(template: Template) -> None:
    funds = template.table("funds")
    names = [fold(row.texts["source"]) for row in funds.rows] if funds else []
    assert len(set(names)) == len(names)
    assert funds is None or funds.rows[0].id == "annual_total"


@each_standard
def test_each_label_is_known_to_the_vocabulary_under_its_own_name(template: Template) -> None:
    known = LIBRARY.vocabulary.labels
    for _, spec in template.fields():
        if spec.section is not Section.TITLE:
            assert plain_label(spec.label) in known[spec.id]
    for table in template.tables():
        for column in table.columns:
            assert plain_label(column.label) in known[column.id]
    funds = template.table("funds")
    assert funds is not None
    for row in funds.rows:
        assert row.texts["source"] in LIBRARY.vocabulary.rows[row.id]


@each_template
def test_a_fresh_form_scores_without_a_figure_and_asks_for_every_required_cell(template: Template) -> None:
    form = Form(template, LIBRARY.pack(template.pack), fresh_document(template))
    sheet = score(form)
    assert sheet.totals.computed is None
    assert [heading for heading in sheet.headings if heading.typed or heading.computed] == []
    codes = {finding.code for finding in sheet.findings}
    assert "missing-field" in codes
    # What a framework prints wrongly is said from the first.
    misprints = {"text-mismatch", "weight-sum"} if template.table("framework") else set()
    assert codes <= {"missing-field", "satisfaction-missing", "choice-unticked", *misprints}


@each_standard
def test_weights_can_be_stated_in_the_headings(template: Template) -> None:
    table = "一级 | 二级 | 三级 | 指标值 | 完成值 | 分值 | 得分\n" + "\n".join(
        f"{name}（{weight}分） | {name} | {name}甲 | ≥1 | 1 | {weight} | {weight}"
        for name, weight in (("产出指标", 50), ("效益指标", 30), ("满意度指标", 10))
    )
    form = form_of(table, template=template.id)
    assert "weight-sum" not in {finding.code for finding in score(form).findings}
    wrong = changed(form, {"indicators[1]/一级指标": "产出指标（60分）"})
    assert "weight-sum" in {finding.code for finding in score(wrong).findings}


@each_template
def test_required_texts_of_the_template_are_not_locked_away(template: Template) -> None:
    document = fresh_document(template)
    for table in template.tables():
        for row in table.rows:
            for name in row.locked:
                assert document.text(CellKey(table.id, row.id, name))


def test_the_analysis_form_is_the_standard_form_with_one_block_more() -> None:
    standard, analysis = STANDARD
    own = {block.id: block for block in analysis.blocks}
    added = own.pop("analysis")
    assert not isinstance(added, TableBlock)
    assert {spec.content for spec in added.fields} == {Content.LONG_TEXT}
    assert list(own) == [block.id for block in standard.blocks]
    assert [block.id for block in standard.blocks if own[block.id] != block] == ["caption"]
    assert (analysis.columns_mm, analysis.page, analysis.pack) == (
        standard.columns_mm,
        standard.page,
        standard.pack,
    )


def test_every_form_has_a_sample() -> None:
    assert {template.id for template in TEMPLATES} == set(SAMPLES)


@each_sample
def test_a_sample_finds_its_place_in_its_form_and_nothing_in_it_is_wrong(name: str) -> None:
    record = json.loads((paths.resources() / "samples" / f"{name}.json").read_text("utf-8"))
    form = sample_form(name)
    document, unplaced = document_from_record(form.template, record)
    assert form.template.id == name
    assert unplaced == []
    again = transcript(form.template, document)
    texts = {key: record.get(key, type(part)()) for key, part in again.items()}
    assert texts == again
    wrong = {finding.code for finding in score(form).findings if finding.severity is Severity.MUST_FIX}
    # The first sample is there to show what a finding looks like.
    assert wrong == ({"execution-score", "score-vs-rule"} if name == "mof" else set())


@each_pack
def test_every_rule_says_where_it_comes_from_and_since_when(pack: RulePack) -> None:
    assert {rule.id for rule in pack.rules} >= {*ROLES, *THRESHOLDS}
    for rule in pack.rules:
        assert rule.source.title
        assert rule.source.number
        assert rule.unit
        assert rule.wording
        assert rule.in_force_from <= rule.last_checked
