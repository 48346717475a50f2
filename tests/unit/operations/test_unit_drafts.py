"""The drafts of one unit and year against each other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.models.form import field_key
from desktop.models.keys import CellKey
from desktop.operations.desk import Desk

PLAN = "全年组织技能培训十二期，培训学员一千余人次，考试合格率达到百分之九十六，学员反映良好。"


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk.open()
    yield opened
    opened.close()


def begin(desk: Desk, unit: str, year: str, project: str, template: str = "mof") -> str:
    return desk.create(template, unit, year, project)


def write(desk: Desk, draft_id: str, texts: dict[CellKey, str]) -> None:
    draft = desk.open_draft(draft_id)
    change = draft.workspace.write(texts)
    assert change is not None
    desk.record(draft, change, lambda _at: None, pytest.fail)
    desk.refile(draft, lambda _moved: None, pytest.fail)
    # What waits for the writer comes behind what was queued before.
    desk.delete(begin(desk, "另一单位", "2020", "空表"))


def test_only_drafts_of_the_same_unit_and_year_are_compared(desk: Desk) -> None:
    key = CellKey("goals", "", "intended")
    filed = (("甲", "2024", "培训"), ("甲", "2024", "见习"), ("甲", "2023", "培训"), ("乙", "2024", "培训"))
    ids = [begin(desk, *where) for where in filed]
    for draft_id in ids:
        write(desk, draft_id, {key: PLAN})
    check = desk.check_unit(ids[0])
    assert (check.unit, check.year, check.drafts) == ("甲", "2024", 2)
    assert [(one.draft_id in ids[:2], one.finding.code, one.finding.where) for one in check.findings] == [
        (True, "text-shared", key)
    ]
    assert desk.check_unit(ids[3]).findings == ()


def test_two_drafts_of_one_name_are_told_apart(desk: Desk) -> None:
    ids = [begin(desk, "甲", "2024", "培训") for _ in range(3)]
    found = desk.check_unit(ids[0]).findings
    assert {one.finding.code for one in found} == {"project-twice"}
    assert {one.name for one in found} == {"培训（第2张）", "培训（第3张）"}
    assert {one.draft_id for one in found} == set(ids[1:])


def test_a_typed_figure_that_differs_from_its_source_is_found(desk: Desk) -> None:
    base = begin(desk, "甲", "2024", "基础数据表", "department-base-data")
    framework = begin(desk, "甲", "2024", "框架", "department-framework")
    assert field_key(desk.open_draft(base).workspace.form.template, "unit")
    write(desk, base, {CellKey("staff", "staff", "in_post"): "96"})
    write(desk, framework, {CellKey("inputs", "staff_in_post", "value"): "90"})
    (found,) = [one for one in desk.check_unit(base).findings if one.finding.code == "link-differs"]
    assert (found.draft_id, found.name) == (framework, "框架")
    assert (found.finding.printed, found.finding.expected) == ("90", "96")
