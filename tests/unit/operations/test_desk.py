"""What the window does with drafts, on a real store."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from desktop.errors import StoreError, UserError
from desktop.models.form import field_key
from desktop.models.keys import CellKey
from desktop.operations.desk import Desk
from desktop.operations.glance import glance
from desktop.operations.library import library
from desktop.operations.open_draft import OpenDraft
from desktop.templates.pack import Rounding, RoundingMode, RulePack
from tests.helpers.more_packs import know

BUDGET = CellKey("funds", "annual_total", "full_year_budget")
SPENDING = CellKey("funds", "annual_total", "full_year_spending")


@pytest.fixture
def desk(user_folder: Path) -> Iterator[Desk]:
    opened = Desk.open()
    assert opened.folder == user_folder
    yield opened
    opened.close()


def draft_of(desk: Desk) -> OpenDraft:
    return desk.open_draft(desk.create("mof", "示例单位", "2025", "示例项目"))


def save(desk: Desk, draft: OpenDraft, texts: dict[CellKey, str]) -> datetime:
    """Write cells and wait for the writer's word."""
    change = draft.workspace.write(texts)
    assert change is not None
    heard = threading.Event()
    said: list[datetime] = []
    desk.record(draft, change, lambda at: (said.append(at), heard.set()), pytest.fail)
    assert heard.wait(10)
    return said[0]


def test_a_new_draft_has_its_head_filled_in(desk: Desk) -> None:
    draft = draft_of(desk)
    texts = [
        draft.workspace.document.text(key)
        for key in (CellKey("head", "", "unit"), CellKey("caption", "", "year"))
    ]
    assert texts == ["示例单位", "2025"]
    assert desk.last_draft() == draft.id


@pytest.mark.parametrize(
    ("unit", "year", "project", "word"),
    [("", "2025", "项目", "单位名称"), ("单位", "2025", " ", "项目名称"), ("单位", "去年", "项目", "“去年”")],
)
def test_a_draft_needs_names_and_a_year(desk: Desk, unit: str, year: str, project: str, word: str) -> None:
    with pytest.raises(UserError, match=word):
        desk.create("mof", unit, year, project)
    assert desk.tree() == ()


def test_the_tree_goes_by_year_unit_and_project(desk: Desk) -> None:
    for unit, year, project in (
        ("乙", "2024", "二"),
        ("甲", "2025", "一"),
        ("甲", "2025", "三"),
        ("乙", "2025", "二"),
    ):
        desk.create("mof", unit, year, project)
    shown = [(year.year, unit.name, len(unit.drafts)) for year in desk.tree() for unit in year.units]
    assert [year for year, _, _ in shown] == ["2025", "2025", "2024"]
    assert {(unit, count) for year, unit, count in shown if year == "2025"} == {("甲", 2), ("乙", 1)}
    node = desk.tree()[-1].units[0].drafts[0]
    assert (node.project_name, node.template_name, node.state) == ("二", "财政部标准格式", "草稿")


def test_reopening_shows_the_same_form_cursor_and_answers() -> None:
    first = Desk.open()
    draft = draft_of(first)
    save(first, draft, {BUDGET: "194", SPENDING: "135"})
    finding = draft.workspace.scores.findings[0]
    first.answer(draft, finding, " 已上报 ", lambda _at: None, pytest.fail)
    first.keep_cursor(draft, SPENDING)
    document = draft.workspace.document
    first.close()

    second = Desk.open()
    again = second.open_draft(draft.id)
    assert again.workspace.document == document
    assert again.cursor == SPENDING
    assert again.answers == {(finding.name, finding.where): "已上报"}
    assert again.saved_at is not None
    assert again.damage == ""
    assert second.tree()[0].units[0].drafts[0].total_text == "6.96"
    second.close()


def test_an_answer_kept_by_code_alone_gives_way_to_the_new_one(desk: Desk) -> None:
    draft = draft_of(desk)
    finding = draft.workspace.scores.findings[0]
    earlier = replace(finding, variant="", facts={})
    named = replace(finding, variant="named", facts={})
    heard = threading.Event()
    desk.answer(draft, earlier, "早先的说明", lambda _at: None, pytest.fail)
    assert named.answer(draft.answers) == "早先的说明"
    desk.answer(draft, named, "新的说明", lambda _at: heard.set(), pytest.fail)
    assert heard.wait(10)
    assert desk.open_draft(draft.id).answers == {(named.name, named.where): "新的说明"}


def test_a_blank_answer_takes_the_old_one_back(desk: Desk) -> None:
    draft = draft_of(desk)
    finding = draft.workspace.scores.findings[0]
    heard = threading.Event()
    desk.answer(draft, finding, "说明", lambda _at: None, pytest.fail)
    desk.answer(draft, finding, "  ", lambda _at: heard.set(), pytest.fail)
    assert draft.answers == {}
    assert heard.wait(10)
    assert desk.open_draft(draft.id).answers == {}


def test_undo_is_saved_as_what_it_does(desk: Desk) -> None:
    draft = draft_of(desk)
    save(desk, draft, {BUDGET: "194", SPENDING: "135"})
    before = draft.workspace.document
    save(desk, draft, {SPENDING: "194"})
    change = draft.workspace.undo()
    assert change is not None
    heard = threading.Event()
    desk.record(draft, change, lambda _at: heard.set(), pytest.fail)
    assert heard.wait(10)
    assert desk.open_draft(draft.id).workspace.document == before


@pytest.mark.usefixtures("desk")
def test_a_second_desk_on_the_same_store_is_refused() -> None:
    with pytest.raises(StoreError, match="已在另一个窗口中打开"):
        Desk.open()


def test_a_deleted_draft_can_be_brought_back(desk: Desk) -> None:
    draft = draft_of(desk)
    desk.delete(draft.id)
    assert desk.tree() == ()
    assert desk.last_draft() is None
    desk.undelete(draft.id)
    assert desk.tree()[0].units[0].drafts[0].project_name == "示例项目"


def test_a_backup_is_made_on_closing_and_can_be_restored() -> None:
    first = Desk.open()
    draft = draft_of(first)
    save(first, draft, {BUDGET: "194"})
    first.close()
    second = Desk.open()
    (line,) = second.backups()
    assert line.size > 0
    save(second, second.open_draft(draft.id), {BUDGET: "200"})
    kept = second.restore(line.name)
    assert second.open_draft(draft.id).workspace.document.text(BUDGET) == "194"
    assert kept is not None
    assert kept.is_file()
    second.close()


def fields(draft: OpenDraft, **texts: str) -> None:
    """Write fields of the head by their ids."""
    template = draft.workspace.form.template
    keys = {name: field_key(template, name) for name in texts}
    change = draft.workspace.write({key: texts[name] for name, key in keys.items() if key})
    assert change is not None


def filed(desk: Desk) -> list[tuple[str, str, str]]:
    return [
        (year.year, unit.name, draft.project_name)
        for year in desk.tree()
        for unit in year.units
        for draft in unit.drafts
    ]


def test_a_draft_lies_where_its_form_says(desk: Desk) -> None:
    draft = draft_of(desk)
    moved: list[bool] = []

    def refile() -> bool:
        desk.refile(draft, moved.append, pytest.fail)
        desk.store.settle()
        return moved.pop()

    assert not refile()
    fields(draft, unit="县财政局", year="2024", project_name="另一项目")
    assert refile()
    assert filed(desk) == [("2024", "县财政局", "另一项目")]
    fields(draft, unit="", year="去年", project_name="")
    assert not refile()
    assert filed(desk) == [("2024", "县财政局", "另一项目")]
    desk.delete(draft.id)
    told: list[str] = []
    desk.refile(draft, moved.append, told.append)
    desk.store.settle()
    assert (moved, len(told)) == ([], 1)


def other_pack(monkeypatch: pytest.MonkeyPatch) -> RulePack:
    """Let the program know one more pack, which prints the execution score to one decimal."""
    known = library()
    pack = known.pack("mof-2020")
    one = Rounding(1, RoundingMode.HALF_UP)
    made = replace(pack, id="another", name="另一规则", rounding=replace(pack.rounding, execution_score=one))
    return know(monkeypatch, made)


def use_pack(desk: Desk, draft: OpenDraft, pack: RulePack) -> None:
    change = draft.workspace.use_pack(pack)
    assert change is not None
    heard = threading.Event()
    desk.record(draft, change, lambda _at: heard.set(), pytest.fail)
    assert heard.wait(10)


def test_a_chosen_pack_is_kept_with_the_draft(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = draft_of(desk)
    save(desk, draft, {BUDGET: "194", SPENDING: "135"})
    pack = other_pack(monkeypatch)
    use_pack(desk, draft, pack)
    again = desk.open_draft(draft.id)
    assert (again.workspace.form.pack, again.notice) == (pack, "")
    assert again.workspace.document.text(CellKey("funds", "annual_total", "score")) == "7"
    use_pack(desk, draft, library().pack("mof-2020"))
    assert desk.open_draft(draft.id).workspace.form.pack.id == "mof-2020"


def test_a_pack_that_is_gone_is_said_and_the_templates_own_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk.open()
    draft = draft_of(desk)
    with monkeypatch.context() as known_for_now:
        use_pack(desk, draft, other_pack(known_for_now))
        assert glance() is None
        desk.close()
        early = glance()
        assert early is not None
        assert early.workspace.form.pack.id == "another"
    early, desk = glance(), Desk.open()
    for seen in (desk.open_draft(draft.id), early):
        assert seen is not None
        assert seen.workspace.form.pack.id == "mof-2020"
        assert "“another”已不在程序里" in seen.notice
    desk.close()


def test_a_backup_is_made_when_asked_for(desk: Desk) -> None:
    draft_of(desk)
    made = desk.back_up()
    assert made is not None
    assert [line.name for line in desk.backups()] == [made.name]
    assert desk.back_up() is None
