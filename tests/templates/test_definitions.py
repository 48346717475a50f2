"""Every template and pack that the program ships, walked over entry by entry."""

from __future__ import annotations

from collections import Counter

import pytest

from desktop.models.form import Form, fresh_document
from desktop.models.keys import CellKey
from desktop.models.transcript import plain_label
from desktop.operations.library import library
from desktop.scoring.engine import score
from desktop.templates.pack import ROLES, THRESHOLDS, RulePack
from desktop.templates.spec import Content, Section, TableBlock, Template
from desktop.values.wording import fold
from tests.helpers.forms import changed, form_of

LIBRARY = library()
TEMPLATES = LIBRARY.templates()
PACKS = [LIBRARY.pack(name) for name in dict.fromkeys(template.pack for template in TEMPLATES)]

each_template = pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
each_pack = pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)


def test_both_layouts_are_there() -> None:
    assert [template.id for template in TEMPLATES] == ["mof", "mof-analysis"]


@each_template
def test_a_template_says_what_it_is_and_where_it_comes_from(template: Template) -> None:
    assert template.name
    assert template.form
    assert template.version
    assert template.source.title
    assert template.source.number


@each_template
def test_each_field_is_on_the_form_once(template: Template) -> None:
    keys = [(block, spec.id) for block, spec in template.fields()]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


@each_template
def test_each_label_stands_once_in_its_section(template: Template) -> None:
    labels = Counter((spec.section, fold(spec.label)) for _, spec in template.fields())
    assert [label for label, count in labels.items() if count > 1] == []
    for table in template.tables():
        headings = Counter(
            fold(label) for column in table.columns for label in {column.label, *column.variants}
        )
        assert [heading for heading, count in headings.items() if count > 1] == []


@each_template
def test_each_label_is_known_to_the_vocabulary_under_its_own_name(template: Template) -> None:
    known = LIBRARY.vocabulary.labels
    for _, spec in template.fields():
        if spec.section is not Section.TITLE:
            assert plain_label(spec.label) in known[spec.id]
    for table in template.tables():
        for column in table.columns:
            assert plain_label(column.label) in known[column.id]


@each_template
def test_fund_rows_are_known_to_the_vocabulary(template: Template) -> None:
    funds = template.table("funds")
    assert funds is not None
    assert {row.id: row.texts["source"] in LIBRARY.vocabulary.rows[row.id] for row in funds.rows} == {
        row.id: True for row in funds.rows
    }


@each_template
def test_a_fresh_form_scores_without_a_figure_and_asks_for_every_required_cell(template: Template) -> None:
    form = Form(template, LIBRARY.pack(template.pack), fresh_document(template))
    sheet = score(form)
    assert sheet.totals.computed is None
    assert sheet.headings == ()
    assert {finding.code for finding in sheet.findings} == {"missing-field", "satisfaction-missing"}


@each_template
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
    standard, analysis = TEMPLATES
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


@each_pack
def test_every_rule_says_where_it_comes_from_and_since_when(pack: RulePack) -> None:
    assert {rule.id for rule in pack.rules} >= {*ROLES, *THRESHOLDS}
    for rule in pack.rules:
        assert rule.source.title
        assert rule.source.number
        assert rule.unit
        assert rule.wording
        assert rule.in_force_from <= rule.last_checked
