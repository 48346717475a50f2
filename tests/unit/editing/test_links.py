"""A framework that follows the base data as it's filled in."""

from __future__ import annotations

import pytest

from desktop.editing.links import follow_links
from desktop.editing.workspace import Workspace
from desktop.models.document import Origin
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.operations.library import library
from tests.helpers.frameworks import BASE_DATA, form_with, framework_form

IN_POST = CellKey("inputs", "staff_in_post", "value")
SCORE = CellKey("framework", "staff_control", "score")
TOTAL = CellKey("total", "", "score")


def base(in_post: str = "31") -> Form:
    return form_with(BASE_DATA, {"staff/staff/in_post": in_post, "staff/staff/quota": "37"})


@pytest.fixture
def framework() -> Workspace:
    return Workspace(framework_form(), library().metrics)


def texts(workspace: Workspace, *keys: CellKey) -> list[str]:
    return [workspace.document.text(key) for key in keys]


def test_edits_are_made_for_blank_cells_and_for_those_that_follow() -> None:
    edits = follow_links(framework_form({"staff_quota": "40"}), [base()])
    assert [(edit.key, edit.cell.text, edit.cell.origin) for edit in edits] == [
        (IN_POST, "31", Origin.COMPUTED)
    ]


def test_scores_follow_when_a_figure_of_the_base_data_changes(framework: Workspace) -> None:
    change = framework.follow_forms([base()])
    assert change is not None
    assert change.action == "run"
    assert texts(framework, IN_POST, SCORE, TOTAL) == ["31", "2", "2"]
    framework.follow_forms([base("38")])
    assert texts(framework, IN_POST, SCORE, TOTAL) == ["38", "1", "1"]


def test_what_reads_so_already_is_no_change(framework: Workspace) -> None:
    framework.follow_forms([base()])
    assert framework.follow_forms([base()]) is None
    assert framework.follow_forms([]) is None


def test_a_figure_that_was_typed_stays_until_it_is_cleared(framework: Workspace) -> None:
    framework.write({IN_POST: "30"})
    framework.follow_forms([base()])
    assert texts(framework, IN_POST) == ["30"]
    framework.write({IN_POST: ""})
    framework.follow_forms([base()])
    assert texts(framework, IN_POST) == ["31"]
    assert framework.document.cell(IN_POST).origin is Origin.COMPUTED


def test_a_figure_that_is_taken_out_of_the_base_data_goes_with_its_score(framework: Workspace) -> None:
    framework.follow_forms([base()])
    framework.follow_forms([base("")])
    assert texts(framework, IN_POST, SCORE, TOTAL) == ["", "", ""]


def test_following_can_be_taken_back(framework: Workspace) -> None:
    framework.follow_forms([base()])
    framework.undo()
    assert texts(framework, IN_POST, SCORE, TOTAL) == ["", "", ""]
