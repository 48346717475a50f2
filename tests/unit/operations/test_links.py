"""Forms of one unit that take figures from each other: on the desk, and among files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.cli import main
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.operations.desk import Desk
from desktop.operations.forms import FiledForm, UnreadFile, export_workbook
from desktop.operations.links import checked_records, linked_files, linked_forms, linking_templates, partners
from desktop.operations.open_draft import OpenDraft
from desktop.workbook.reading import Reading
from tests.helpers.desks import save
from tests.helpers.frameworks import BASE_DATA, DEPARTMENT, EXPENDITURE, filed, form_with

IN_POST = CellKey("inputs", "staff_in_post", "value")
SCORE = CellKey("framework", "staff_control", "score")
STAFF = {CellKey("staff", "staff", "in_post"): "31", CellKey("staff", "staff", "quota"): "37"}


def draft(desk: Desk, template: str, unit: str = "示例单位", year: str = "2025") -> OpenDraft:
    return desk.open_draft(desk.create(template, unit, year, "部门整体支出"))


def test_a_framework_follows_the_base_data_of_its_unit_and_year(desk: Desk) -> None:
    base = draft(desk, BASE_DATA)
    for other in (draft(desk, BASE_DATA, unit="别的单位"), draft(desk, BASE_DATA, year="2024")):
        save(desk, other, other.workspace.write({**STAFF, CellKey("staff", "staff", "in_post"): "99"}))
    save(desk, base, base.workspace.write(STAFF))
    framework = draft(desk, DEPARTMENT)
    save(desk, framework, desk.follow_linked(framework))
    again = desk.open_draft(framework.id).workspace
    assert [again.document.text(key) for key in (IN_POST, SCORE)] == ["31", "2"]
    save(desk, base, base.workspace.write({CellKey("staff", "staff", "in_post"): "38"}))
    save(desk, framework, desk.follow_linked(framework))
    assert framework.workspace.document.text(SCORE) == "1"
    assert desk.follow_linked(framework) is None


def test_the_newest_base_data_counts(desk: Desk) -> None:
    older, newer = draft(desk, BASE_DATA), draft(desk, BASE_DATA)
    save(desk, newer, newer.workspace.write(STAFF))
    save(desk, older, older.workspace.write({**STAFF, CellKey("staff", "staff", "in_post"): "38"}))
    framework = draft(desk, DEPARTMENT)
    desk.follow_linked(framework)
    assert framework.workspace.document.text(IN_POST) == "38"
    assert len(linked_forms(desk.store, framework)) == 2


def test_a_form_without_links_follows_nothing(desk: Desk) -> None:
    draft(desk, BASE_DATA)
    assert desk.follow_linked(draft(desk, "mof")) is None


def read(form: Form) -> FiledForm:
    return FiledForm("表.xlsx", Reading(form.template, form.document, "A1", 1.0), form)


UNREAD = UnreadFile("坏.xlsx", "读不了。")


def project(spending: str) -> Form:
    row = {"full_year_budget": spending, "full_year_spending": spending}
    return form_with("mof", {f"funds/annual_total/{name}": text for name, text in row.items()}, "mof-2020")


def test_files_given_together_are_linked() -> None:
    results: list[FiledForm | UnreadFile] = [
        read(filed("department")),
        UNREAD,
        read(filed("base-data")),
        read(filed("expenditure")),
        read(project("56")),
        read(project("10")),
    ]
    linked = linked_files(results)
    assert linked[1] is UNREAD
    forms = [one.form for one in linked if isinstance(one, FiledForm)]
    assert forms[0].document.text(IN_POST) == "31"
    assert forms[2].document.text(CellKey("inputs", "spent", "value")) == "66"
    assert forms[3:] == [one.form for one in results[4:] if isinstance(one, FiledForm)]


def test_the_templates_that_give_or_take_figures_are_named() -> None:
    assert linking_templates() == {BASE_DATA, DEPARTMENT, EXPENDITURE, "mof"}


@pytest.mark.parametrize(
    ("unit", "year", "together"),
    [
        ("示例单位", "2025", True),
        ("", "", True),
        ("示例 单位", "2025年", True),
        ("别的单位", "2025", False),
        ("示例单位", "2024", False),
    ],
)
def test_forms_of_other_units_and_years_are_left_out(unit: str, year: str, together: bool) -> None:
    own = form_with(DEPARTMENT, {"caption/unit": "示例单位", "caption/year": "2025"})
    other = form_with(BASE_DATA, {"caption/unit": unit, "caption/year": year})
    assert partners(own, [own, other]) == ([other] if together else [])


def test_a_typed_figure_that_differs_is_among_the_findings() -> None:
    own = form_with(DEPARTMENT, {"inputs/staff_in_post/value": "33"})
    first, _, unread = checked_records([read(own), read(filed("base-data")), UNREAD])
    said = [one for one in first["findings"] if one["code"] == "link-differs"]
    assert [(one["printed"], one["expected"], one["severity"]) for one in said] == [
        ("33", "31", "must-explain")
    ]
    assert "“在职人员数”填的是33，部门整体支出绩效评价基础数据表里是31。" in said[0]["message"]
    assert unread == {"file": "坏.xlsx", "error": "读不了。"}


def test_the_command_line_links_the_files_it_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = []
    for name in ("department", "base-data"):
        files.append(tmp_path / f"{name}.xlsx")
        export_workbook([filed(name)], files[-1])
    alone = main(["check", "--json", str(files[0])]), json.loads(capsys.readouterr().out)
    both = main(["check", "--json", *map(str, files)]), json.loads(capsys.readouterr().out)
    assert (alone[0], both[0]) == (0, 1)
    assert _below(alone[1][0]) == []
    assert _below(both[1][0]) == [("2", "3")]


def _below(record: dict[str, list[dict[str, str]]]) -> list[tuple[str, str]]:
    return [
        (one["printed"], one["expected"])
        for one in record["findings"]
        if one["code"] == "score-vs-rule" and one["check"] == "B26" and one["expected"]
    ]
