"""A draft is begun with the form of the year before, once, and finds that form again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.errors import UserError
from desktop.models.document import Cell
from desktop.models.form import Form, field_key
from desktop.operations.forms import sample_form
from desktop.operations.library import library
from desktop.operations.new_drafts import new_draft
from desktop.operations.next_year import begin_next_year, last_year_form
from desktop.operations.open_draft import stored_form
from desktop.storage.store import Store
from tests.helpers.stores import open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path)
    yield opened
    opened.close(backup=False)


def begin(store: Store, form: Form, year: str = "2030", project: str = "培训") -> str:
    return new_draft(store, form.template, form.document, "中心", year, project)


def test_the_next_year_begins_with_targets_and_without_results(store: Store) -> None:
    form = sample_form("mof")
    made = begin_next_year(store, begin(store, form))
    line = next(line for line in store.drafts() if str(line.id) == made.draft_id)
    assert (made.year, line.year, line.unit_name, line.project_name) == (2031, 2031, "中心", "培训")
    rows = stored_form(store, int(made.draft_id)).document.rows("indicators")
    before = form.document.rows("indicators")
    assert [row.text("target_value") for row in rows] == [row.text("target_value") for row in before]
    assert not any(row.text("actual_value") for row in rows)
    assert (made.gone, made.new) == ((), ())
    assert made.sentence == "已建2031年度草稿：目标、指标和分值沿用上年，执行数、完成值、得分和说明已清空。"


def test_another_form_says_which_columns_are_gone_and_new(store: Store) -> None:
    made = begin_next_year(store, begin(store, sample_form("shanxi")), "mof", 2035)
    assert made.year == 2035
    assert made.gone
    assert f"新表没有的栏目：{'、'.join(made.gone)}。" in made.sentence
    assert f"新表多出的栏目：{'、'.join(made.new)}。" in made.sentence


def test_it_is_begun_once(store: Store) -> None:
    draft = begin(store, sample_form("mof"))
    begin_next_year(store, draft)
    with pytest.raises(UserError, match="2031年度已有"):
        begin_next_year(store, draft)
    assert len(store.drafts()) == 2


@pytest.mark.parametrize("year", [2030, 2029])
def test_a_year_that_is_not_later_is_refused(store: Store, year: int) -> None:
    draft = begin(store, sample_form("mof"))
    with pytest.raises(UserError, match="不晚于"):
        begin_next_year(store, draft, year=year)


def test_a_draft_without_a_year_takes_it_from_its_form_or_is_refused(store: Store) -> None:
    form = sample_form("mof")
    key = field_key(form.template, "year")
    assert key is not None
    named = replace(form, document=form.document.with_cell(key, Cell("2040")))
    assert begin_next_year(store, begin(store, named, "0")).year == 2041
    unnamed = replace(form, document=form.document.with_cell(key, Cell("")))
    with pytest.raises(UserError, match="没有填年度"):
        begin_next_year(store, begin(store, unnamed, "0", "另一项目"))


def test_the_form_of_the_year_before_is_found_again(store: Store) -> None:
    form = sample_form("mof")
    first = begin(store, form)
    other = library().template("hubei")
    new_draft(store, other, sample_form("hubei").document, "中心", "2030", "培训")
    begin(store, form, "2028")
    begin(store, form, "2030", "另一项目")
    second = begin_next_year(store, first)
    last = last_year_form(store, second.draft_id)
    assert last is not None
    assert last.document == form.document
    assert last_year_form(store, begin(store, form, "2031", "第三个项目")) is None
    later = begin_next_year(store, second.draft_id, "hubei")
    found = last_year_form(store, later.draft_id)
    assert found is not None
    assert found.template.id == "mof"
