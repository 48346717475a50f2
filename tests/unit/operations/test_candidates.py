"""What would become of the forms of a file, beside the drafts that are there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import UserError
from desktop.models.form import Form
from desktop.operations.desk import Desk
from desktop.operations.dry_run import Candidate, Decision, State
from desktop.operations.forms import export_workbook, read_each
from desktop.storage.schema import FILE_NAME
from tests.helpers.dialects import bureau, save, system
from tests.helpers.forms import changed, sound_form


def dry_run(desk: Desk, path: Path) -> tuple[Candidate, ...]:
    (read,) = read_each([str(path)])
    return desk.dry_run(read)


def of_form(desk: Desk, form: Form, path: Path) -> Candidate:
    """Export a form and run its import dry."""
    export_workbook([form], path)
    (candidate,) = dry_run(desk, path)
    return candidate


def test_a_form_is_filed_as_it_says(desk: Desk, tmp_path: Path) -> None:
    found = of_form(desk, sound_form(), tmp_path / "表.xlsx")
    assert (found.unit, found.year, found.project) == ("社会保险服务中心", 2025, "经办人员培训")
    assert found.existing == ()
    assert found.count(State.UNREAD) == found.count(State.DOUBTFUL) == 0
    assert found.count(State.MATCHED) > 60
    assert [sheet.name for sheet in found.sheets] == ["经办人员培训"]
    assert desk.tree() == ()


def test_what_a_form_does_not_say_stays_open(desk: Desk, tmp_path: Path) -> None:
    blank = {"header/项目名称": "", "header/实施单位": "", "year": ""}
    found = of_form(desk, changed(sound_form(), blank), tmp_path / "培训.xlsx")
    assert (found.unit, found.year, found.project) == ("（未填单位）", 0, "培训")


def test_the_year_may_stand_in_the_title(desk: Desk, tmp_path: Path) -> None:
    form = changed(sound_form(), {"year": "", "title": "2024年度项目支出绩效自评表"})
    assert of_form(desk, form, tmp_path / "表.xlsx").year == 2024


def test_a_file_without_a_form_gives_no_candidate(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_text("随便写的", "utf-8")
    assert dry_run(desk, tmp_path / "空.txt") == ()


def test_a_draft_of_the_same_unit_year_and_project_is_found_however_it_is_written(
    desk: Desk, tmp_path: Path
) -> None:
    desk.take(of_form(desk, sound_form(), tmp_path / "表.xlsx"), Decision())
    other = {"header/项目名称": "经办 人员培训", "header/实施单位": "社会保险服务中心 "}
    found = of_form(desk, changed(sound_form(), other), tmp_path / "表.xlsx")
    (existing,) = found.existing
    assert (existing.title, existing.template_name) == ("经办人员培训", "财政部标准格式")
    assert not existing.other_template
    assert [(one.where, one.before, one.after) for one in existing.changes] == [
        ("项目名称", "经办人员培训", "经办 人员培训"),
        ("实施单位", "社会保险服务中心", "社会保险服务中心 "),
    ]


@pytest.mark.parametrize(
    "other", [{"header/项目名称": "别的项目"}, {"header/实施单位": "别的单位"}, {"year": "2024"}]
)
def test_a_draft_of_another_project_unit_or_year_is_none(
    desk: Desk, tmp_path: Path, other: dict[str, str]
) -> None:
    desk.take(of_form(desk, sound_form(), tmp_path / "表.xlsx"), Decision())
    assert of_form(desk, changed(sound_form(), other), tmp_path / "表.xlsx").existing == ()


@pytest.mark.parametrize("cells", [{"header/实施单位": ""}, {"year": ""}])
def test_what_the_file_leaves_open_excludes_no_draft(
    desk: Desk, tmp_path: Path, cells: dict[str, str]
) -> None:
    desk.take(of_form(desk, sound_form(), tmp_path / "表.xlsx"), Decision())
    assert len(of_form(desk, changed(sound_form(), cells), tmp_path / "表.xlsx").existing) == 1


def test_the_draft_that_was_worked_on_last_stands_first_and_a_deleted_one_nowhere(
    desk: Desk, tmp_path: Path
) -> None:
    candidate = of_form(desk, sound_form(), tmp_path / "表.xlsx")
    first, second, third = (desk.take(candidate, Decision()).draft_id for _ in range(3))
    desk.delete(str(third))
    found = of_form(desk, sound_form(), tmp_path / "表.xlsx")
    assert [one.id for one in found.existing] == [second, first]
    assert {one.changes for one in found.existing} == {()}


def test_a_draft_of_another_form_is_named_and_not_compared(desk: Desk, tmp_path: Path) -> None:
    form = changed(sound_form(), {"header/实施单位": "社保中心", "year": "2024"})
    desk.take(of_form(desk, form, tmp_path / "表.xlsx"), Decision())
    desk.create("hubei", "社保中心", "2024", "经办人员培训")
    found = of_form(desk, form, tmp_path / "表.xlsx")
    assert [(one.other_template, one.changes, one.merge is None) for one in found.existing] == [
        (True, (), True),
        (False, (), False),
    ]


def test_rows_that_come_go_and_move_are_named_as_a_clerk_would(desk: Desk, tmp_path: Path) -> None:
    form = sound_form()
    rows = form.document.rows("indicators")
    desk.take(of_form(desk, form, tmp_path / "表.xlsx"), Decision())
    other = form.with_document(form.document.with_rows("indicators", (*rows[1:3], rows[0], *rows[4:])))
    (existing,) = of_form(desk, other, tmp_path / "表.xlsx").existing
    moves = [one for one in existing.changes if one.before.startswith("第")]
    assert [(one.before, one.after) for one in moves] == [("第1行", "第3行")]
    goes = [one for one in existing.changes if one.row_goes]
    assert [(one.where, one.before, one.after) for one in goes][2:4] == [
        ("产出指标 / 成本指标 三级指标", "人均培训成本", ""),
        ("产出指标 / 成本指标 年度指标值", "≤900元", ""),
    ]
    assert [one.id for one in existing.changes] == list(range(len(existing.changes)))
    assert all(one.file_key is None for one in goes)


def test_foreign_layouts_are_compared_with_drafts_too(desk: Desk, tmp_path: Path) -> None:
    (first,) = dry_run(desk, save(tmp_path / "单位.xlsx", bureau()))
    desk.take(first, Decision())
    (found,) = dry_run(desk, save(tmp_path / "系统.xlsx", system()))
    (existing,) = found.existing
    assert not existing.other_template
    assert {one.row_comes for one in existing.changes} == {True, False}


def test_a_draft_that_cannot_be_read_is_named_and_stops_no_import(desk: Desk, tmp_path: Path) -> None:
    candidate = of_form(desk, sound_form(), tmp_path / "表.xlsx")
    desk.take(candidate, Decision())
    with closing(sqlite3.connect(desk.folder / FILE_NAME)) as connection, connection:
        connection.execute("UPDATE template_texts SET text = '坏了'")
    found = of_form(desk, sound_form(), tmp_path / "表.xlsx")
    (existing,) = found.existing
    assert (existing.other_template, existing.changes, existing.merge) == (True, (), None)
    assert existing.trouble.startswith("同一单位、年度、项目的草稿“经办人员培训”读不出来")
    with pytest.raises(UserError, match="存档已损坏"):
        desk.take(found, Decision(existing.id))
