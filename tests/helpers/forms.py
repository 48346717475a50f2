"""A form as a text table, so that a test shows what the paper shows.

form_of(table, funds, fields)   a form of the standard template
sound_form()                    a form that nobody has anything to say about
changed(form, cells)            the same form with some cells written otherwise, named as a reader names them
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from desktop.models.document import Cell, Origin
from desktop.models.form import TOTAL, Form
from desktop.models.keys import CellKey
from desktop.models.transcript import document_from_record, where
from desktop.operations.library import library
from desktop.scoring.engine import score
from desktop.scoring.score_sheet import Finding, ScoredCell
from desktop.templates.pack import Parameters, RulePack
from desktop.templates.spec import Content, FieldsBlock, FieldSpec, Section
from desktop.text.derivations import words
from tests.helpers.documents import writable

HEADINGS = {
    "一级": "一级指标",
    "二级": "二级指标",
    "三级": "三级指标",
    "指标值": "年度指标值",
    "完成值": "实际完成值",
    "分值": "分值",
    "得分": "得分",
    "原因": "偏差原因分析及改进措施",
}
FUND_COLUMNS = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")

SOUND_FUNDS = """
    年度资金总额       | 100 | 100 | 95 | 10 | 95% | 9.5
    其中：当年财政拨款 |  80 |  80 | 75 | —  |     | —
    上年结转资金       |  20 |  20 | 20 | —  |     | —
    其他资金           |     |     |    | —  |     | —
"""
SOUND_TABLE = """
    一级       | 二级           | 三级               | 指标值    | 完成值   | 分值 | 得分 | 原因
    产出指标   | 数量指标       | 培训人次           | ≥1000人次 | 1100人次 | 20   | 20   |
               | 质量指标       | 培训合格率         | ≥95%      | 97%      | 10   | 10   |
               | 时效指标       | 培训按时完成率     | 100%      | 100%     | 10   | 10   |
               | 成本指标       | 人均培训成本       | ≤900元    | 855元    | 10   | 10   |
    效益指标   | 社会效益指标   | 参训人员持证上岗率 | ≥60%      | 66%      | 20   | 20   |
               | 可持续影响指标 | 跟踪服务年限       | ≥3年      | 3年      | 10   | 10   |
    满意度指标 | 满意度指标     | 参训人员满意度     | ≥90%      | 93%      | 10   | 10   |
"""
SOUND_FIELDS = {
    "year/年度": "2025",
    "title/标题": "项目支出绩效自评表",
    "header/项目名称": "经办人员培训",
    "header/主管部门": "社会保险局",
    "header/实施单位": "社会保险服务中心",
    "goals/预期目标": "全年培训经办人员1000人次以上，提高经办能力。",
    "goals/实际完成情况": "全年培训1100人次，问卷调查表明服务对象满意。",
    "total/分值": "100",
    "total/得分": "99.5",
    "footer/填表人": "甲",
    "footer/填报日期": "2026-01-15",
    "footer/联系电话": "0000-0000000",
    "footer/单位负责人签字": "乙",
}


def _lines(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def _indicators(table: str) -> list[dict[str, str]]:
    """Read indicator rows; a blank first or second level repeats the one above, as a merged cell does."""
    heading, *lines = _lines(table)
    rows: list[dict[str, str]] = []
    for line in lines:
        row = dict.fromkeys(HEADINGS.values(), "")
        row |= {HEADINGS[name]: text for name, text in zip(heading, line, strict=True)}
        for level in ("一级指标", "二级指标"):
            row[level] = row[level] or (rows[-1][level] if rows else "")
        rows.append(row)
    return rows


def form_of(
    table: str = SOUND_TABLE,
    *,
    funds: str = SOUND_FUNDS,
    fields: Mapping[str, str] | None = None,
    template: str = "mof",
) -> Form:
    """Build a form from tables as they look on paper.

    Args:
        table: Indicator rows under a line of headings (any of HEADINGS), cells parted by "|".
        funds: Fund rows: label and the FUND_COLUMNS.
        fields: Other cells by section and label, beside those of the sound form.
        template: Id of the template.
    """
    known = library()
    record: dict[str, object] = {
        "fund_columns": list(FUND_COLUMNS),
        "funds": [{"label": line[0], "cells": line[1:]} for line in _lines(funds)],
        "indicators": _indicators(table),
    }
    for place, text in (SOUND_FIELDS | dict(fields or {})).items():
        section, label = place.split("/")
        if section in ("title", "year"):
            record[section] = text
        else:
            part = record.setdefault(section, {})
            assert isinstance(part, dict)
            part[label] = text
    spec = known.template(template)
    document, unplaced = document_from_record(spec, record)
    assert not unplaced, unplaced
    return Form(spec, known.pack(spec.pack), document)


def row_form(
    target: str, actual: str, weight: str = "10", score: str = "", *, name: str = "", level: str = ""
) -> Form:
    """Build a form with one indicator row."""
    line = (
        f"产出指标 | {level or '数量指标'} | {name or '培训人次'} | {target} | {actual} | {weight} | {score}"
    )
    return form_of("一级 | 二级 | 三级 | 指标值 | 完成值 | 分值 | 得分\n" + line)


@cache
def sound_form() -> Form:
    """Build a form that nobody has anything to say about."""
    return form_of()


def key_at(form: Form, place: str) -> CellKey:
    """Find the key of a cell from its readable place (indicators[3]/得分)."""
    keys = {where(form.template, form.document, key): key for key in writable(form.template, form.document)}
    return keys[place]


def changed(form: Form, cells: Mapping[str, str], origin: Origin = Origin.TYPED) -> Form:
    """Write some cells of a form, named by their readable places."""
    document = form.document
    for place, text in cells.items():
        document = document.with_cell(key_at(form, place), Cell(text, origin))
    return form.with_document(document)


def with_rule(form: Form, rule_id: str, kind: str, parameters: Parameters) -> Form:
    """Score a form by a pack in which one rule is another."""
    rules = tuple(
        replace(rule, kind=kind, parameters=parameters) if rule.id == rule_id else rule
        for rule in form.pack.rules
    )
    return with_pack(form, replace(form.pack, rules=rules))


def with_pack(form: Form, pack: RulePack) -> Form:
    """Score a form by another pack."""
    return replace(form, pack=pack)


def cell_at(form: Form, place: str) -> ScoredCell:
    """Score a form and read one of its scored cells."""
    return score(form).cells[key_at(form, place)]


def derivation_at(form: Form, place: str) -> str:
    """Score a form and read how one of its figures came about."""
    cell = cell_at(form, place)
    return words(cell.derivation.code, cell.derivation.facts)


def findings_of(form: Form, code: str = "") -> list[tuple[str, str, str]]:
    """Score a form and list its findings as (code, severity, place)."""
    return [
        (finding.code, finding.severity.value, where(form.template, form.document, finding.where))
        for finding in score(form).findings
        if not code or finding.code == code
    ]


def finding(form: Form, code: str) -> Finding:
    """Score a form and read its one finding of a code."""
    (only,) = [one for one in score(form).findings if one.code == code]
    return only


@cache
def graded_form() -> Form:
    """Build the sound form on a template that prints a grade (等级) beside the total."""
    plain = sound_form()
    grade = FieldSpec("grade", "等级", Section.TOTAL, Content.GRADE)
    blocks = tuple(
        replace(block, fields=(*block.fields, grade))
        if isinstance(block, FieldsBlock) and block.id == TOTAL
        else block
        for block in plain.template.blocks
    )
    form = replace(plain, template=replace(plain.template, blocks=blocks))
    return changed(form, {"total/等级": "优"})
