from __future__ import annotations

from desktop.storage.store import Store
from desktop.storage.tree import Project, Unit
from tests.helpers.stores import new_draft


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
