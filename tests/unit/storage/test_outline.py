"""The drafts as the tree shows them, beside the plain list of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.storage.drafts import DraftState
from desktop.storage.outline import UnitOutline
from desktop.storage.store import Store
from tests.helpers.stores import harm, new_draft


@pytest.fixture
def filled(store: Store) -> Store:
    """Fill a store in another order than that of the tree."""
    units = [store.add_unit(name, code) for name, code in (("乙", "2"), ("甲", "1"))]
    for unit in units:
        for name, code in (("后", "B"), ("先", "A")):
            project = store.add_project(unit, name, code)
            for year in (2024, 2025):
                store.create_draft(new_draft(project, year=year, title=f"{name}{unit}", total=str(year)))
    return store


def plain(store: Store) -> list[tuple[int, str, str, str]]:
    return [(line.year, line.unit_name, str(line.id), line.title) for line in store.drafts()]


def flat(outline: list[UnitOutline]) -> list[tuple[int, str, str, str]]:
    return [(one.year, one.unit, *pair) for one in outline for pair in zip(one.ids, one.titles, strict=True)]


def test_it_has_the_order_of_the_list(filled: Store) -> None:
    outline = filled.outline()
    assert [(one.year, one.unit) for one in outline] == [
        (2025, "甲"),
        (2025, "乙"),
        (2024, "甲"),
        (2024, "乙"),
    ]
    assert flat(outline) == plain(filled)
    assert outline[0] == UnitOutline(
        2025, "甲", ("8", "6"), ("先2", "后2"), ("mof",) * 2, ("draft",) * 2, ("2025",) * 2
    )


def test_two_drafts_of_a_project_stand_in_the_order_they_were_begun(store: Store) -> None:
    project = store.add_project(store.add_unit("甲"), "项目")
    for _ in range(11):
        store.create_draft(new_draft(project))
    assert store.outline()[0].ids == tuple(map(str, range(1, 12)))


def test_what_is_deleted_or_archived_is_not_in_it(filled: Store) -> None:
    filled.delete_draft(8)
    filled.set_draft_state(6, DraftState.ARCHIVED)
    assert [one.unit for one in filled.outline()] == ["乙", "甲", "乙"]
    assert filled.last_draft() == 7


def test_a_blank_store_has_none(store: Store) -> None:
    assert store.outline() == []
    assert store.last_draft() is None


def test_a_harmed_row_takes_no_text_from_its_neighbours(filled: Store, folder: Path) -> None:
    harm(folder, "UPDATE drafts SET title = 'a' || char(31) || 'b', total = x'ff31' WHERE id = 8")
    harm(folder, "UPDATE drafts SET year = 'x' WHERE id = 4")
    outline = filled.outline()
    assert outline[0].titles == ("ab", "后2")
    assert outline[0].totals == ("\udcff1", "2025")
    assert outline[-1].year == 0
    assert outline[-1].ids == ("4",)


def test_a_draft_whose_unit_is_gone_is_left_out_as_in_the_list(filled: Store, folder: Path) -> None:
    harm(folder, "DELETE FROM units WHERE name = '乙'")
    assert flat(filled.outline()) == plain(filled)
