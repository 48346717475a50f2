from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from desktop.errors import StoreError
from desktop.storage.drafts import DraftState
from desktop.storage.glance import glance
from desktop.storage.store import Store
from desktop.storage.tree import DraftLine, Project, Unit
from tests.helpers.stores import START, Ticking, begin_draft, new_draft, open_store


def test_units_and_projects_are_listed_by_code_and_name(store: Store) -> None:
    second = store.add_unit("社保中心", "302")
    first = store.add_unit("人社局", "301")
    assert store.units() == (Unit(first, "人社局", "301"), Unit(second, "社保中心", "302"))
    later = store.add_project(first, "职业培训", "B")
    earlier = store.add_project(first, "就业补助", "A")
    other = store.add_project(second, "养老保险")
    assert store.projects(first) == (
        Project(earlier, first, "就业补助", "A"),
        Project(later, first, "职业培训", "B"),
    )
    assert [project.id for project in store.projects()] == [other, earlier, later]


def test_units_and_projects_can_be_renamed(store: Store) -> None:
    unit = store.add_unit("人社局")
    project = store.add_project(unit, "就业补助")
    store.name_unit(unit, "人力资源和社会保障局", "301")
    store.name_project(project, "就业补助资金", "A01")
    assert store.units() == (Unit(unit, "人力资源和社会保障局", "301"),)
    assert store.projects() == (Project(project, unit, "就业补助资金", "A01"),)


def test_drafts_are_listed_newest_year_first_then_by_unit_and_project(store: Store) -> None:
    units = [store.add_unit(name, code) for name, code in (("乙", "2"), ("甲", "1"))]
    projects = [store.add_project(unit, f"项目{unit}") for unit in units]
    made = {
        (year, project): store.create_draft(new_draft(project, year=year, total="96.96"))
        for year in (2024, 2025)
        for project in projects
    }
    lines = store.drafts()
    assert [(line.year, line.project) for line in lines] == [
        (2025, projects[1]),
        (2025, projects[0]),
        (2024, projects[1]),
        (2024, projects[0]),
    ]
    line = lines[0]
    assert line.id == made[2025, projects[1]]
    assert (line.unit, line.unit_name, line.project_name) == (units[1], "甲", f"项目{units[1]}")
    assert (line.template, line.title, line.state, line.total) == (
        "mof",
        "就业补助资金自评表",
        "draft",
        "96.96",
    )
    assert line.updated.startswith("2026-03-02T09:30:")


@pytest.fixture
def filled(store: Store) -> Store:
    """Begin drafts of two units, two projects each, in two years: numbers 1 to 8."""
    for unit in (store.add_unit("甲", "1"), store.add_unit("乙", "2")):
        for project in (store.add_project(unit, "先", "A"), store.add_project(unit, "后", "B")):
            for year in (2024, 2025):
                store.create_draft(new_draft(project, year=year))
    return store


def ids(lines: tuple[DraftLine, ...]) -> list[int]:
    return [line.id for line in lines]


def test_a_part_of_the_list_reads_like_the_whole(filled: Store) -> None:
    every = filled.drafts()
    line = filled.draft_line(3)
    assert line in every
    assert filled.drafts_among([3, 8, 99]) == tuple(one for one in every if one.id in {3, 8})
    assert ids(filled.drafts_of_unit(line.unit, 2024)) == [1, 3]
    assert ids(filled.drafts_of_project(line.project)) == [4, 3]


def test_what_is_archived_or_deleted_is_told_apart(filled: Store) -> None:
    assert (filled.any_archived(), filled.any_deleted()) == (False, False)
    filled.set_draft_state(3, DraftState.ARCHIVED)
    filled.delete_draft(5)
    assert (filled.any_archived(), filled.any_deleted()) == (True, True)
    assert ids(filled.archived_drafts()) == [3]
    assert ids(filled.drafts_of_year(2024)) == [1, 7]
    filled.delete_draft(3)
    assert not filled.any_archived()
    assert filled.archived_drafts() == ()


def test_what_was_deleted_is_in_no_part_of_the_list(filled: Store) -> None:
    line = filled.draft_line(3)
    filled.delete_draft(3)
    assert filled.drafts_among([3]) == ()
    assert ids(filled.drafts_of_unit(line.unit, 2024)) == [1]
    assert ids(filled.drafts_of_project(line.project)) == [4]
    assert 3 not in filled.heads([1, 3])
    with pytest.raises(StoreError, match="3"):
        filled.draft_line(3)


def test_the_ends_of_some_histories_are_those_of_all(filled: Store) -> None:
    every = filled.heads()
    assert filled.heads([2, 5]) == {draft: every[draft] for draft in (2, 5)}


def test_what_was_worked_on_last_comes_first(filled: Store) -> None:
    assert filled.last_draft() == 8
    filled.set_draft_state(1, DraftState.CHECKED)
    assert filled.last_draft() == 1
    assert filled.recent_units() == ("甲", "乙")
    assert filled.recent_templates() == ("mof",)
    filled.set_draft_state(5, DraftState.CHECKED)
    assert filled.recent_units() == ("乙", "甲")


def test_a_clock_that_was_set_back_hides_nothing(folder: Path) -> None:
    store = open_store(folder)
    begin_draft(store)
    begin_draft(store)
    store.close()
    store = open_store(folder, clock=Ticking(START - timedelta(days=3000)))
    store.set_draft_state(1, DraftState.CHECKED)
    early = glance(folder)
    assert early is not None
    assert early.draft == store.last_draft() == 1
    store.delete_draft(1)
    assert store.last_draft() == 2
    store.close()


def test_each_piece_of_work_is_counted_once_it_is_committed(filled: Store) -> None:
    before = filled.committed
    filled.set_draft_state(1, DraftState.CHECKED)
    assert filled.committed == before + 1
    filled.drafts()
    assert filled.committed == before + 1
