"""What a file would change in a draft, and what the draft holds with some of it taken."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models.document import Cell, Document, Origin, Row
from desktop.models.edits import InsertRow, MoveRow, RemoveRow, apply, inverse
from desktop.models.form import Form, fresh_document
from desktop.models.keys import CellKey
from desktop.models.merging import Merge, MergeChange, Step, compare, merged, taking
from desktop.models.transcript import where
from desktop.operations.library import library
from tests.helpers.documents import filled
from tests.helpers.forms import changed, key_at, sound_form

MOF = library().template("mof")
SOUND = sound_form()
NAME, SCORE = "header/项目名称", "indicators[2]/得分"


def compared(file: Document, draft: Form = SOUND) -> Merge:
    return compare(draft.template, draft.document, file)


def take(merge: Merge, *taken: int) -> Document:
    """Take changes by way of edits; none of them may clash."""
    numbers = count(1)
    document = merge.draft
    for edit in taking(merge, set(taken), lambda: f"new{next(numbers)}"):
        document = apply(document, edit)
    return document


def take_all(merge: Merge) -> Document:
    return take(merge, *range(len(merge.changes)))


def imported(document: Document) -> Document:
    """Make the document that a file gives: rows numbered, everything imported."""
    fields = {name: Cell(cell.text, Origin.IMPORTED) for name, cell in document.fields.items()}
    tables = {
        block: tuple(_numbered(block, number, row) for number, row in enumerate(rows, 1))
        for block, rows in document.tables.items()
    }
    return Document(document.template, fields, tables)


def _numbered(block: str, number: int, row: Row) -> Row:
    cells = {name: Cell(cell.text, Origin.IMPORTED) for name, cell in row.cells.items()}
    return Row(row.id if block == "funds" else f"r{number}", cells)


def texts(document: Document) -> list[object]:
    """List what is printed, whatever the rows are called."""
    found: list[object] = [sorted((name, cell.text) for name, cell in document.fields.items())]
    for block, rows in sorted(document.tables.items()):
        found += [(block, sorted((name, cell.text) for name, cell in row.cells.items())) for row in rows]
    return found


def said(merge: Merge, form: Form = SOUND) -> list[tuple[str, str, str, str]]:
    return [
        (one.step.value, where(form.template, form.document, one.key), one.before, one.after)
        for one in merge.changes
    ]


def without(document: Document, place: int) -> Document:
    rows = document.rows("indicators")
    return document.with_rows("indicators", (*rows[:place], *rows[place + 1 :]))


def added(document: Document, place: int, wording: str) -> Document:
    rows = document.rows("indicators")
    row = Row("r99", {**rows[place].cells, "third_level": Cell(wording), "score": Cell("3")})
    return document.with_rows("indicators", (*rows[:place], row, *rows[place:]))


# ---- what would change


def test_a_file_of_the_same_form_changes_nothing() -> None:
    merge = compared(imported(SOUND.document))
    assert merge.changes == ()
    assert taking(merge, {0, 1}, str) == ()


def test_changed_cells_are_listed_in_printed_order() -> None:
    file = imported(changed(SOUND, {SCORE: "8", NAME: "改名", "footer/填表人": ""}).document)
    merge = compared(file)
    assert said(merge) == [
        ("writes", NAME, "经办人员培训", "改名"),
        ("writes", SCORE, "10", "8"),
        ("writes", "footer/填表人", "甲", ""),
    ]
    assert merge.changes[1].file_key == CellKey("indicators", "r2", "score")


def test_one_change_is_taken_and_the_others_are_left() -> None:
    merge = compared(imported(changed(SOUND, {SCORE: "8", NAME: "改名"}).document))
    document = take(merge, 1)
    assert texts(document) == texts(changed(SOUND, {SCORE: "8"}).document)
    assert document.cell(key_at(SOUND, SCORE)).origin is Origin.IMPORTED


def test_a_row_that_is_only_in_the_file_comes_behind_the_row_it_follows_there() -> None:
    file = imported(added(SOUND.document, 3, "另一个指标"))
    merge = compared(file)
    assert {one.step for one in merge.changes} == {Step.COMES}
    assert {one.key.row for one in merge.changes} == {"r4"}
    document = take(merge, 0)
    assert texts(document) == texts(file)
    (edit,) = taking(merge, {0}, lambda: "fresh")
    assert isinstance(edit, InsertRow)
    assert (edit.row.id, edit.after) == ("fresh", SOUND.document.rows("indicators")[2].id)
    assert {cell.origin for cell in edit.row.cells.values()} == {Origin.IMPORTED}


def test_a_row_that_is_only_in_the_draft_goes_when_that_is_taken() -> None:
    merge = compared(imported(without(SOUND.document, 3)))
    assert {one.step for one in merge.changes} == {Step.GOES}
    assert all(one.file_key is None and not one.after for one in merge.changes)
    (edit,) = taking(merge, {2}, str)
    assert isinstance(edit, RemoveRow)
    assert texts(take(merge, 2)) == texts(without(SOUND.document, 3))


def test_a_row_that_stands_elsewhere_in_the_file_moves_when_that_is_taken() -> None:
    rows = SOUND.document.rows("indicators")
    file = imported(SOUND.document.with_rows("indicators", (*rows[1:], rows[0])))
    merge = compared(file)
    (change,) = merge.changes
    assert (change.step, change.before, change.after) == (Step.MOVES, "1", "7")
    assert (change.key.row, change.file_key and change.file_key.row) == (rows[0].id, "r7")
    (edit,) = taking(merge, {0}, str)
    assert isinstance(edit, MoveRow)
    assert texts(take_all(merge)) == texts(file)


def test_a_row_that_moves_up_stands_where_it_does_in_the_file() -> None:
    rows = SOUND.document.rows("indicators")
    file = imported(SOUND.document.with_rows("indicators", (rows[0], rows[6], *rows[1:6])))
    merge = compared(file)
    assert [one.step for one in merge.changes] == [Step.MOVES]
    assert texts(take_all(merge)) == texts(file)


def test_a_row_moves_and_reads_otherwise_each_by_itself() -> None:
    rows = SOUND.document.rows("indicators")
    other = rows[0].with_cell("score", Cell("19"))
    merge = compared(imported(SOUND.document.with_rows("indicators", (*rows[1:], other))))
    assert [one.step for one in merge.changes] == [Step.MOVES, Step.WRITES]
    assert take(merge, 1).row("indicators", rows[0].id) == other
    assert [row.id for row in take(merge, 1).rows("indicators")] == [row.id for row in rows]
    assert [row.id for row in take(merge, 0).rows("indicators")] == [row.id for row in (*rows[1:], rows[0])]


def test_an_empty_row_comes_and_goes_by_its_first_cell() -> None:
    rows = SOUND.document.rows("indicators")
    file = imported(SOUND.document.with_rows("indicators", (*rows, Row("r8"))))
    (comes,) = compared(file).changes
    assert comes == MergeChange(Step.COMES, CellKey("indicators", "r8", "first_level"), comes.key, "", "")
    draft = Form(SOUND.template, SOUND.pack, SOUND.document.with_rows("indicators", (*rows, Row("last"))))
    (goes,) = compared(imported(SOUND.document), draft).changes
    assert (goes.step, goes.key) == (Step.GOES, CellKey("indicators", "last", "first_level"))


def test_a_table_that_the_file_has_no_rows_of_is_left_as_it_is() -> None:
    file = imported(SOUND.document).with_rows("indicators", ())
    assert compared(file).changes == ()


def test_a_table_keeps_its_last_row() -> None:
    form = Form(SOUND.template, SOUND.pack, without_all_but_first(SOUND.document))
    other = SOUND.document.rows("indicators")[6]
    file = imported(form.document.with_rows("indicators", (other,)))
    merge = compared(file, form)
    goes = [number for number, one in enumerate(merge.changes) if one.step is Step.GOES]
    assert texts(take(merge, *goes)) == texts(form.document)
    assert texts(take_all(merge)) == texts(file)


def without_all_but_first(document: Document) -> Document:
    return document.with_rows("indicators", document.rows("indicators")[:1])


def test_a_row_that_the_template_names_comes_back_under_its_own_id() -> None:
    shanxi = library().template("shanxi")
    fresh = fresh_document(shanxi)
    draft = fresh.with_rows("funds", fresh.rows("funds")[:1])
    merge = compare(shanxi, draft, fresh)
    assert {one.step for one in merge.changes} == {Step.COMES}
    document = take_all(merge)
    assert [row.id for row in document.rows("funds")] == ["annual_total", "county_funds"]


# ---- figures that nobody typed


def computed(text: str) -> Form:
    return changed(SOUND, {SCORE: text}, Origin.COMPUTED)


@pytest.mark.parametrize(
    ("held", "found", "differs"),
    [
        ("9.2", "9.20", False),
        ("9.2", "9.2分", False),
        ("95%", "95.00%", False),
        ("9.2", "9.3", True),
        ("95%", "95", True),
        ("9.2", "约9.2", True),
        ("9.2", "", False),
    ],
)
def test_a_computed_figure_that_the_file_confirms_is_no_change(held: str, found: str, differs: bool) -> None:
    file = imported(changed(SOUND, {SCORE: found}).document)
    assert bool(compared(file, computed(held)).changes) is differs


def test_a_typed_figure_that_is_written_otherwise_is_a_change() -> None:
    file = imported(changed(SOUND, {SCORE: "10.00"}).document)
    assert said(compared(file)) == [("writes", SCORE, "10", "10.00")]


@pytest.mark.parametrize(
    ("found", "only_spelling"), [("10.00", True), ("１０", True), (" 10 ", True), ("11", False), ("", False)]
)
def test_a_text_that_is_only_written_otherwise_is_told(found: str, only_spelling: bool) -> None:
    (change,) = compared(imported(changed(SOUND, {SCORE: found}).document)).changes
    assert change.only_spelling is only_spelling


def test_a_row_that_moves_is_no_spelling() -> None:
    key = CellKey("indicators", "a", "first_level")
    assert not MergeChange(Step.MOVES, key, key, "1", "1").only_spelling


def test_a_computed_figure_that_is_another_in_the_file_becomes_imported_when_it_is_taken() -> None:
    document = take_all(compared(imported(changed(SOUND, {SCORE: "8"}).document), computed("9.2")))
    cell = document.cell(key_at(SOUND, SCORE))
    assert (cell.text, cell.origin) == ("8", Origin.IMPORTED)


def test_what_the_template_prints_is_not_cleared_by_a_file_without_it() -> None:
    draft = changed(SOUND, {NAME: "印好的字"}, Origin.TEMPLATE)
    assert compared(imported(changed(SOUND, {NAME: ""}).document), draft).changes == ()


def test_with_everything_taken_the_figures_are_those_of_the_file_and_follow_nothing() -> None:
    file = imported(changed(SOUND, {SCORE: "9.20", NAME: "改名"}).document)
    cell = take_all(compared(file, computed("9.2"))).cell(key_at(SOUND, SCORE))
    assert (cell.text, cell.origin) == ("9.20", Origin.IMPORTED)


def test_with_something_left_a_computed_figure_stays_computed() -> None:
    file = imported(changed(SOUND, {SCORE: "9.20", NAME: "改名", "footer/填表人": "丙"}).document)
    cell = take(compared(file, computed("9.2")), 0).cell(key_at(SOUND, SCORE))
    assert (cell.text, cell.origin) == ("9.2", Origin.COMPUTED)


def test_a_computed_figure_that_the_file_has_not_stays_computed() -> None:
    draft = changed(computed("9.2"), {"total/得分": "99"}, Origin.COMPUTED)
    file = imported(changed(SOUND, {SCORE: "", NAME: "改名", "total/得分": ""}).document)
    file = without(file, 1)
    merge = compared(file, draft)
    document = take(merge, *(number for number, one in enumerate(merge.changes)))
    assert document.cell(key_at(SOUND, "total/得分")).origin is Origin.COMPUTED


# ---- any draft, any file, anything taken


@st.composite
def merges(draw: st.DrawFn) -> Merge:
    draft, file = draw(filled(MOF, max_added=4)), imported(draw(filled(MOF, max_added=4)))
    rows = list(file.rows("indicators"))
    draw(st.randoms(use_true_random=False)).shuffle(rows)
    kept = draw(st.integers(1, len(rows)))
    return compare(MOF, draft, file.with_rows("indicators", tuple(rows[:kept])))


@given(merge=merges())
def test_with_nothing_taken_the_draft_is_the_same(merge: Merge) -> None:
    assert taking(merge, set(), str) == ()


@given(merge=merges())
def test_with_everything_taken_the_draft_holds_what_the_file_does(merge: Merge) -> None:
    found = take_all(merge)
    file = merge.file
    for block, rows in file.tables.items():
        partners = {after: before for before, after in merge.pairs[block].items()}
        for row, held in zip(rows, found.rows(block), strict=True):
            before = merge.draft.row(block, partners.get(row.id, "")) or Row("")
            for column in {*row.cells, *held.cells}:
                assert _as_in_file(before.cell(column), row.text(column), held.text(column))
    for block, name in {*file.fields, *found.fields}:
        key = CellKey(block, "", name)
        assert _as_in_file(merge.draft.cell(key), file.text(key), found.text(key))


def _as_in_file(before: Cell, wanted: str, held: str) -> bool:
    not_typed = before.origin in (Origin.COMPUTED, Origin.TEMPLATE)
    return held == wanted or (not wanted and not_typed and held == before.text)


@given(merge=merges(), data=st.data())
def test_whatever_is_taken_gives_a_sound_document_that_can_be_taken_back(
    merge: Merge, data: st.DataObject
) -> None:
    numbers = st.integers(0, max(0, len(merge.changes) - 1))
    taken = data.draw(st.sets(numbers)) if merge.changes else set()
    fresh = count(1)
    edits = taking(merge, taken, lambda: f"new{next(fresh)}")
    document = merge.draft
    for edit in edits:
        document = apply(document, edit)
    for rows in document.tables.values():
        assert len({row.id for row in rows}) == len(rows)
    assert all(document.rows(block) for block, rows in merge.draft.tables.items() if rows)
    for number in taken:
        change = merge.changes[number]
        if change.step is Step.WRITES:
            assert document.text(change.key) == change.after
        if change.step is Step.GOES and len(document.rows(change.key.block)) > 1:
            assert document.row(change.key.block, change.key.row) is None
    left = [
        one for number, one in enumerate(merge.changes) if number not in taken and one.step is Step.WRITES
    ]
    assert all(document.text(one.key) == one.before for one in left)
    for edit in reversed(edits):
        document = apply(document, inverse(edit))
    assert _exactly(document) == _exactly(merge.draft)


def _exactly(document: Document) -> list[object]:
    rows = [(block, row.id) for block, held in sorted(document.tables.items()) for row in held]
    return [sorted((key, cell.text, cell.origin.value) for key, cell in document.cells()), rows]


def test_the_same_merge_taken_twice_gives_the_same_document() -> None:
    merge = compared(imported(added(without(SOUND.document, 5), 2, "另一个指标")))
    everything = set(range(len(merge.changes)))
    assert merged(merge, everything, lambda: "x") == merged(merge, everything, lambda: "x")
