"""Every form with its sample in the window: named, explained, walked through, scored or said not to be."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QApplication

from desktop.models.keys import CellKey
from desktop.models.places import Places
from desktop.operations.forms import sample_form
from desktop.operations.library import library
from desktop.operations.new_drafts import new_draft
from desktop.text import window as wording
from desktop.views.cell_help import help_text
from desktop.views.cell_marks import Tone
from tests.helpers.window import Clerk

TEMPLATES = [template.id for template in library().templates()]
UNSCORED = {"transfer-payment", "department-base-data"}
IDENTIFIER = re.compile(r"[a-z]{3,}")


def open_sample(clerk: Clerk, name: str) -> None:
    """Make a draft of a sample, and open it."""
    form = sample_form(name)
    draft_id = new_draft(clerk.desk.store, form.template, form.document, "县人社局", "2024", "示例")
    clerk.bench.desk_commands.refresh()
    clerk.bench.desk_commands.open(draft_id)
    QApplication.processEvents()


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_cell_has_a_name_and_help(clerk: Clerk, template: str) -> None:
    open_sample(clerk, template)
    form = clerk.draft.workspace.form
    places = Places(form)
    names = {}
    for cell in clerk.draft.workspace.sheet.cells:
        assert help_text(form, cell)
        for key in cell.covers or ((cell.key,) if cell.key else ()):
            names[key] = places.name(key)
            assert names[key].strip(), key
            assert not IDENTIFIER.search(names[key]), (key, names[key])
    for finding in clerk.draft.workspace.scores.findings:
        assert not IDENTIFIER.search(places.name(finding.where)), finding


@pytest.mark.parametrize("template", TEMPLATES)
def test_tab_goes_round_through_every_cell_that_waits(clerk: Clerk, template: str) -> None:
    clerk.begin(template=template)
    waiting = [cell for cell in clerk.draft.workspace.sheet.cells if clerk.view._waits(cell)]
    assert waiting
    seen = []
    for _ in waiting:
        seen.append(clerk.view.current_cell())
        clerk.press("Tab")
    assert {id(cell) for cell in seen} == {id(cell) for cell in waiting}
    assert clerk.view.current_cell() is seen[0]


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_scores_pane_says_what_there_is(clerk: Clerk, template: str) -> None:
    open_sample(clerk, template)
    scored = template not in UNSCORED
    assert clerk.scores.cards.isVisibleTo(clerk.scores) == scored
    assert clerk.scores.unscored.isVisibleTo(clerk.scores) != scored
    assert all(bar.weight for bar in clerk.scores.bars.bars)
    if not scored:
        assert clerk.scores.bars.bars == ()
        assert clerk.scores.unscored.text() == wording.UNSCORED
    for cell in clerk.draft.workspace.sheet.cells:
        if cell.key is not None:
            clerk.view.go_to(cell.key)
            assert clerk.scores.why.text()
            assert not IDENTIFIER.search(clerk.scores.why_place.text())


def test_a_framework_shows_its_sums_and_why_each_row_got_its_points(clerk: Clerk) -> None:
    open_sample(clerk, "department-framework")
    assert [bar.name for bar in clerk.scores.bars.bars] == [
        "投入（20分）",
        "过程（40分）",
        "产出（20分）",
        "效果（20分）",
    ]
    rows = clerk.draft.workspace.document.rows("framework")
    key = CellKey("framework", rows[2].id, "score")
    clerk.go_to(key)
    assert clerk.scores.why_rule.text()
    assert "第" not in clerk.scores.why_place.text()


def test_a_form_without_weights_takes_them_from_its_headings_and_its_pack(clerk: Clerk) -> None:
    open_sample(clerk, "hubei")
    bars = {bar.name: bar.words() for bar in clerk.scores.bars.bars}
    assert bars["执行率得分"] == "18.4 / 20"
    assert bars["产出指标 (40分)"].endswith(" / 40")


def test_tab_and_enter_pass_over_what_a_form_prints(clerk: Clerk) -> None:
    clerk.begin(template="department-base-data")
    clerk.bench.drafting.write({CellKey("staff", "staff", "quota"): "50"})
    clerk.go_to(CellKey("staff", "staff", "in_post"))
    clerk.type("47")
    clerk.press("Return")
    assert clerk.here() == CellKey("expenses", "official", "previous_final")
    clerk.press("Tab", "Tab", "Tab")
    assert clerk.here() == CellKey("expenses", "vehicles", "previous_final")


def test_a_row_is_called_by_its_printed_label_or_by_the_label_beside_it(clerk: Clerk) -> None:
    open_sample(clerk, "department-base-data")
    places = Places(clerk.draft.workspace.form)
    assert places.name(CellKey("staff", "staff", "quota")) == "财政供养人员情况 编制数"
    assert places.name(CellKey("expenses", "official", "final")).startswith("三公经费 ")
    open_sample(clerk, "department-framework")
    places = Places(clerk.draft.workspace.form)
    assert places.name(CellKey("inputs", "staff_in_post", "value")) == "在职人员数 填报"
    open_sample(clerk, "shanxi")
    places = Places(clerk.draft.workspace.form)
    assert places.name(CellKey("funds", "annual_total", "score")) == "资金总额: 得分"


def test_boxes_that_wait_are_as_pale_as_blank_cells(clerk: Clerk) -> None:
    clerk.begin(template="hubei")
    mark = clerk.mark(CellKey("choices", "", "project_kind"))
    assert mark is not None
    assert mark.tone is Tone.PINK
