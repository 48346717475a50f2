"""One form as it is filled in: edits, followers, undo and redo."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.editing.workspace import Workspace
from desktop.models.document import Document, Origin
from desktop.models.keys import CellKey
from desktop.operations.forms import blank_form, sample_form
from desktop.operations.library import library
from desktop.scoring.engine import compute, score
from desktop.templates.pack import Rounding, RoundingMode, RulePack

BUDGET = CellKey("funds", "annual_total", "full_year_budget")
SPENDING = CellKey("funds", "annual_total", "full_year_spending")
RATE = CellKey("funds", "annual_total", "execution_rate")
EXECUTION = CellKey("funds", "annual_total", "score")
TOTAL = CellKey("total", "", "score")


def cell(row: str, column: str) -> CellKey:
    return CellKey("indicators", row, column)


@pytest.fixture
def blank() -> Workspace:
    numbers = count(1)
    return Workspace(blank_form("mof"), library().metrics, lambda: f"new{next(numbers)}")


@pytest.fixture
def sample() -> Workspace:
    return Workspace(sample_form("mof"), library().metrics)


def texts(workspace: Workspace, *keys: CellKey) -> list[str]:
    return [workspace.document.text(key) for key in keys]


def ids(workspace: Workspace) -> list[str]:
    return [row.id for row in workspace.document.rows("indicators")]


def test_figures_that_nobody_typed_follow_in_the_same_edit(blank: Workspace) -> None:
    blank.write({BUDGET: "194"})
    change = blank.write({SPENDING: "135"})
    assert change is not None
    assert texts(blank, RATE, EXECUTION, TOTAL) == ["69.59%", "6.96", "6.96"]
    assert blank.document.cell(EXECUTION).origin is Origin.COMPUTED
    assert set(change.changed) == {SPENDING, RATE, EXECUTION, TOTAL}


def test_sources_feed_total_rate_and_score(blank: Workspace) -> None:
    blank.write({CellKey("funds", "current_appropriation", "full_year_budget"): "150"})
    blank.write({CellKey("funds", "carried_over", "full_year_budget"): "44"})
    blank.write({CellKey("funds", "current_appropriation", "full_year_spending"): "135"})
    assert texts(blank, BUDGET, SPENDING, RATE, EXECUTION) == ["194", "135", "69.59%", "6.96"]


def test_what_is_typed_stays_and_is_given_back_on_demand(blank: Workspace) -> None:
    blank.write({BUDGET: "194", SPENDING: "135"})
    blank.write({EXECUTION: "10"})
    blank.write({SPENDING: "97"})
    assert texts(blank, RATE, EXECUTION, TOTAL) == ["50%", "10", "10"]
    assert blank.scores.cells[EXECUTION].computed_text == "5"
    change = blank.follow([EXECUTION])
    assert change is not None
    assert change.action == "chosen"
    assert texts(blank, EXECUTION, TOTAL) == ["5", "5"]


def test_clearing_a_figure_gives_it_back(blank: Workspace) -> None:
    blank.write({BUDGET: "100", SPENDING: "80", EXECUTION: "9"})
    blank.write({EXECUTION: ""})
    assert blank.document.cell(EXECUTION).text == "8"
    assert blank.document.cell(EXECUTION).origin is Origin.COMPUTED


def test_typing_the_computed_figure_makes_it_typed(blank: Workspace) -> None:
    blank.write({BUDGET: "100", SPENDING: "80"})
    assert blank.write({EXECUTION: "8"}) is not None
    blank.write({SPENDING: "50"})
    assert texts(blank, EXECUTION) == ["8"]


def test_a_figure_that_cannot_be_computed_any_more_is_blank(blank: Workspace) -> None:
    blank.write({BUDGET: "100", SPENDING: "80"})
    blank.write({BUDGET: ""})
    assert texts(blank, RATE, EXECUTION, TOTAL) == ["", "", ""]


def test_running_takes_every_computed_figure(sample: Workspace) -> None:
    assert texts(sample, EXECUTION, TOTAL) == ["9", "95.86"]
    change = sample.follow()
    assert change is not None
    assert change.action == "run"
    assert texts(sample, EXECUTION, cell("r2", "score"), TOTAL) == ["8.51", "7.33", "94.7"]
    assert sample.follow() is None


def test_writing_what_stands_there_changes_nothing(sample: Workspace) -> None:
    assert sample.write({EXECUTION: "9"}) is None
    assert not sample.can_undo


def test_locked_and_unknown_cells_are_left_alone(blank: Workspace) -> None:
    locked = CellKey("funds", "other_funds", "weight")
    assert blank.locked(locked)
    for key in (
        locked,
        CellKey("funds", "gone", "weight"),
        CellKey("funds", "annual_total", "nothing"),
        CellKey("nowhere", "", "nothing"),
        CellKey("nowhere", "row", "nothing"),
    ):
        assert blank.write({key: "5"}) is None


def test_control_characters_do_not_come_in(blank: Workspace) -> None:
    key = CellKey("goals", "", "intended")
    blank.write({key: "一\r\n二\x00\x07"})
    assert texts(blank, key) == ["一\n二"]


def test_unchanged_cells_of_the_sheet_stay_the_same_objects(sample: Workspace) -> None:
    change = sample.write({cell("r1", "deviation_reason"): "说明"})
    assert change is not None
    before = {id(placed) for placed in change.before.cells}
    new = [placed for placed in change.after.cells if id(placed) not in before]
    assert [placed.key for placed in new] == [cell("r1", "deviation_reason")]


def test_insert_takes_the_headings_of_its_neighbour(blank: Workspace) -> None:
    change = blank.insert_row("indicators", "quality_1")
    assert change is not None
    assert ids(blank)[2:5] == ["quality_1", "new1", "quality_2"]
    assert change.focus == cell("new1", "third_level")
    assert texts(blank, cell("new1", "first_level"), cell("new1", "second_level")) == ["产出指标", "质量指标"]


def test_insert_at_the_top(blank: Workspace) -> None:
    blank.insert_row("indicators", "")
    assert ids(blank)[0] == "new1"
    assert texts(blank, cell("new1", "second_level")) == ["数量指标"]


def test_remove_keeps_the_last_row(blank: Workspace) -> None:
    everything = ids(blank)
    blank.remove_rows("indicators", everything)
    assert ids(blank) == everything[-1:]
    assert blank.remove_rows("indicators", everything) is None


def test_rows_of_a_fixed_table_stay(blank: Workspace) -> None:
    assert blank.insert_row("funds", "annual_total") is None
    assert blank.remove_rows("funds", ["other_funds"]) is None
    assert blank.move_rows("funds", ["other_funds"], down=False) is None
    assert blank.insert_row("nowhere", "") is None


def test_move_within_a_heading(blank: Workspace) -> None:
    blank.move_rows("indicators", ["quantity_1"], down=True)
    assert ids(blank)[:2] == ["quantity_2", "quantity_1"]
    blank.move_rows("indicators", ["quantity_1"], down=False)
    assert ids(blank)[:2] == ["quantity_1", "quantity_2"]


def test_move_across_headings_changes_the_heading_first(blank: Workspace) -> None:
    blank.move_rows("indicators", ["quantity_2"], down=True)
    assert ids(blank)[:3] == ["quantity_1", "quantity_2", "quality_1"]
    assert texts(blank, cell("quantity_2", "second_level")) == ["质量指标"]
    blank.move_rows("indicators", ["quantity_2"], down=True)
    assert ids(blank)[:3] == ["quantity_1", "quality_1", "quantity_2"]


def test_several_rows_move_together_and_stop_at_the_edge(blank: Workspace) -> None:
    pair = [cell("timeliness_2", "second_level"), cell("cost_1", "second_level")]
    blank.move_rows("indicators", ["cost_1", "timeliness_2"], down=True)
    assert texts(blank, *pair) == ["成本指标", "成本指标"]
    blank.move_rows("indicators", ["cost_1", "timeliness_2"], down=True)
    order = ids(blank)
    assert order[order.index("cost_2") :][:3] == ["cost_2", "timeliness_2", "cost_1"]
    blank.move_rows("indicators", ["cost_1", "timeliness_2"], down=False)
    assert ids(blank)[order.index("cost_2") :][:3] == ["timeliness_2", "cost_1", "cost_2"]
    assert blank.move_rows("indicators", [order[0]], down=False) is None
    assert blank.move_rows("indicators", [order[-1]], down=True) is None
    assert blank.move_rows("indicators", ["gone"], down=True) is None


def test_paste_fills_to_the_right_and_grows_the_table(blank: Workspace) -> None:
    block = [["≥9人", "9人", "5", "5", "", "太宽"], ["≥1次", "0次", "5"], ["10", "10", "5"]]
    change = blank.paste(cell("satisfaction_2", "target_value"), block)
    assert change is not None
    assert change.action == "pasted"
    assert ids(blank)[-3:] == ["satisfaction_2", "new1", "new2"]
    assert texts(blank, cell("satisfaction_2", "score"), cell("new1", "score")) == ["5", "0"]
    assert texts(blank, cell("new2", "second_level")) == ["服务对象满意度指标"]


def test_paste_into_a_fixed_table_stops_at_its_end(blank: Workspace) -> None:
    blank.paste(CellKey("funds", "carried_over", "initial_budget"), [["1", "2"], ["3", "4"], ["5", "6"]])
    rows = blank.document.rows("funds")
    assert len(rows) == 4
    assert rows[3].text("full_year_budget") == "4"


def test_paste_into_a_field_takes_the_first_text(blank: Workspace) -> None:
    key = CellKey("head", "", "unit")
    blank.paste(key, [["示例单位", "另一个"]])
    assert texts(blank, key) == ["示例单位"]
    assert blank.paste(key, []) is None
    assert blank.paste(CellKey("nowhere", "row", "x"), [["1"]]) is None


def test_undo_and_redo_take_the_followers_along(blank: Workspace) -> None:
    blank.write({BUDGET: "194", SPENDING: "135"})
    start = blank.document
    blank.write({SPENDING: "194"})
    end = blank.document
    undone = blank.undo()
    assert undone is not None
    assert undone.action == "undo"
    assert undone.focus == SPENDING
    assert blank.document == start
    redone = blank.redo()
    assert redone is not None
    assert redone.action == "redo"
    assert blank.document == end
    assert not blank.can_redo
    assert blank.can_undo


def test_nothing_to_undo_or_redo(blank: Workspace) -> None:
    assert blank.undo() is None
    assert blank.redo() is None


def test_a_new_edit_ends_redo(blank: Workspace) -> None:
    blank.write({BUDGET: "1"})
    blank.undo()
    blank.write({BUDGET: "2"})
    assert not blank.can_redo


def test_where_names_the_printed_place(sample: Workspace) -> None:
    assert sample.where(cell("r3", "score")) == "indicators[3]/得分"
    assert sample.where(RATE) == "年度资金总额/执行率"


def test_rows_get_ids_of_their_own() -> None:
    workspace = Workspace(blank_form("mof"), library().metrics)
    for _ in range(3):
        workspace.insert_row("indicators", "")
    assert len(set(ids(workspace))) == len(ids(workspace))


class Editing(RuleBasedStateMachine):
    """Any edits, undone and redone, end where scoring from scratch ends."""

    @initialize()
    def begin(self) -> None:
        self.workspace = Workspace(sample_form("mof"), library().metrics)
        self.past: list[Document] = []

    def note(self, before: Document, changed: object) -> None:
        if changed is not None:
            self.past.append(before)

    @rule(data=st.data(), text=st.sampled_from(["", "10", "≥95%", "12人", "部分达成", "—", "3.5万元", "无"]))
    def write(self, data: st.DataObject, text: str) -> None:
        keys = [placed.key for placed in self.workspace.sheet.cells if placed.key]
        before = self.workspace.document
        self.note(before, self.workspace.write({data.draw(st.sampled_from(keys)): text}))

    @rule(data=st.data(), down=st.booleans())
    def rows(self, data: st.DataObject, down: bool) -> None:
        row = data.draw(st.sampled_from(ids(self.workspace)))
        before = self.workspace.document
        action = data.draw(st.sampled_from(["insert", "remove", "move"]))
        if action == "insert":
            self.note(before, self.workspace.insert_row("indicators", row))
        elif action == "remove":
            self.note(before, self.workspace.remove_rows("indicators", [row]))
        else:
            self.note(before, self.workspace.move_rows("indicators", [row], down=down))

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        after = self.workspace.document
        self.workspace.undo()
        assert self.workspace.document == self.past.pop()
        self.workspace.redo()
        assert self.workspace.document == after
        self.workspace.undo()

    @invariant()
    def scores_are_those_from_scratch(self) -> None:
        assert self.workspace.scores == score(self.workspace.form)
        assert not self.past or not compute(self.workspace.form).following_texts()


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=25, stateful_step_count=15)


def one_decimal() -> RulePack:
    """Make a pack that prints the execution score and the total to one decimal."""
    pack = library().pack("mof-2020")
    one = Rounding(1, RoundingMode.HALF_UP)
    rounding = replace(pack.rounding, execution_score=one, total=one)
    return replace(pack, id="one-decimal", rounding=rounding)


def test_another_rule_pack_is_followed_at_once_and_taken_back(blank: Workspace) -> None:
    blank.write({BUDGET: "194", SPENDING: "135"})
    before, pack = blank.form.pack, one_decimal()
    change = blank.use_pack(pack)
    assert change is not None
    assert (change.pack, change.action, set(change.changed)) == (pack, "chosen", {EXECUTION, TOTAL})
    assert texts(blank, EXECUTION, TOTAL) == ["7", "7"]
    assert blank.use_pack(pack) is None
    undone = blank.undo()
    assert undone is not None
    assert (undone.pack, blank.form.pack, texts(blank, EXECUTION)) == (before, before, ["6.96"])
    redone = blank.redo()
    assert redone is not None
    assert (redone.pack, blank.form.pack, texts(blank, EXECUTION)) == (pack, pack, ["7"])


def test_an_earlier_state_is_taken_again_as_one_step(blank: Workspace) -> None:
    blank.write({BUDGET: "194", SPENDING: "135"})
    then = blank.document
    first = blank.document.rows("indicators")[0].id
    blank.insert_row("indicators", first)
    blank.write({SPENDING: "194"})
    now = blank.document
    change = blank.restore(then, blank.form.pack)
    assert change is not None
    assert (change.action, change.pack, blank.document) == ("restored", None, then)
    assert blank.restore(then, blank.form.pack) is None
    blank.undo()
    assert blank.document == now


def test_with_an_earlier_state_comes_its_rule_pack(blank: Workspace) -> None:
    blank.write({BUDGET: "194", SPENDING: "135"})
    then, before, other = blank.document, blank.form.pack, one_decimal()
    blank.use_pack(other)
    blank.write({SPENDING: "194"})
    now = blank.document
    change = blank.restore(then, before)
    assert change is not None
    assert (change.pack, blank.form.pack, blank.document) == (before, before, then)
    blank.undo()
    assert (blank.form.pack, blank.document) == (other, now)


def test_what_could_be_undone_before_is_remembered(blank: Workspace) -> None:
    blank.write({BUDGET: "194"})
    blank.write({SPENDING: "135"})
    blank.undo()
    again = Workspace(blank.form, library().metrics)
    again.remember(*blank.steps)
    assert (again.can_undo, again.can_redo) == (True, True)
    again.redo()
    assert texts(again, SPENDING) == ["135"]
    again.undo()
    again.undo()
    assert texts(again, BUDGET) == [""]


def test_what_was_done_meanwhile_comes_before_what_is_remembered(blank: Workspace) -> None:
    blank.write({BUDGET: "194"})
    blank.write({SPENDING: "1"})
    blank.undo()
    again = Workspace(blank.form, library().metrics)
    again.write({SPENDING: "135"})
    again.remember(*blank.steps)
    assert not again.can_redo
    again.undo()
    again.undo()
    assert (texts(again, BUDGET, SPENDING), again.can_undo) == (["", ""], False)
