"""Files, paper and drafts are verified by their receipt codes."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop import paths
from desktop.models.document import Cell, Origin
from desktop.models.form import Form, field_key, fresh_document
from desktop.models.keys import CellKey
from desktop.operations.desk import Desk
from desktop.operations.dry_run import Decision
from desktop.operations.forms import export_document, export_workbook, print_pdf, read_each, receipt_of
from desktop.operations.stored_codes import find_code
from desktop.operations.verify import Outcome, Verdict, verdict_record, verdict_text, verify
from tests.helpers.dialects import save
from tests.helpers.forms import changed, form_of, sound_form
from tests.helpers.papers import case_form
from tests.helpers.provinces import hubei

SOUND = sound_form()
CODE = receipt_of(SOUND)
SAME, DIFFERS, UNREADABLE = Outcome.SAME, Outcome.DIFFERS, Outcome.UNREADABLE
UNCHECKED = Outcome.UNCHECKED


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    target = tmp_path / "表.xlsx"
    export_workbook([SOUND], target)
    return target


@pytest.fixture
def altered(workbook: Path) -> Path:
    """A copy in which somebody changed two cells with another program."""
    target = workbook.with_name("改过.xlsx")
    book = load_workbook(workbook)
    sheet = book.active
    assert sheet is not None
    sheet["C3"] = "改名"
    sheet["G13"] = 15
    book.save(target)
    return target


def only(*things: str | Path) -> Verdict:
    (verdict,) = verify(list(map(str, things)))
    return verdict


def places(verdict: Verdict) -> list[tuple[str, str, str]]:
    return [(one.where, one.before, one.after) for one in verdict.differences]


CHANGES = [("header/项目名称", "经办人员培训", "改名"), ("indicators[1]/分值", "20", "15")]


def test_a_file_as_it_was_written_is_the_same(workbook: Path) -> None:
    verdict = only(workbook)
    assert (verdict.subject, verdict.outcome, verdict.code, verdict.carried) == ("表.xlsx", SAME, CODE, CODE)
    assert verdict.sentence == f"与导出、打印时一致，校验码{CODE}。"


def test_written_again_by_another_program_it_is_still_the_same(workbook: Path) -> None:
    load_workbook(workbook).save(workbook)
    assert only(workbook).outcome is SAME


def test_a_changed_file_differs_from_what_was_printed(altered: Path) -> None:
    verdict = only(altered)
    assert (verdict.outcome, verdict.carried) == (DIFFERS, CODE)
    assert verdict.code not in ("", CODE)
    assert verdict.sentence.startswith("导出以后改动过")
    assert verdict.sentence.endswith("不能逐格比较。")


def test_a_changed_word_file_differs_from_what_was_printed(tmp_path: Path) -> None:
    written, changed_file = tmp_path / "表.docx", tmp_path / "改过.docx"
    export_document([SOUND], written)
    assert (only(written).outcome, only(written).carried) == (SAME, CODE)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(changed_file, "w") as target:
        for member in source.infolist():
            held = source.read(member)
            target.writestr(member, held.replace("经办人员培训".encode(), "改名".encode()))
    verdict = only(changed_file)
    assert (verdict.outcome, verdict.carried) == (DIFFERS, CODE)
    assert ("header/项目名称", "经办人员培训", "改名") in places(verify([str(written), str(changed_file)])[1])


def test_beside_the_file_as_it_was_the_cells_are_named(workbook: Path, altered: Path) -> None:
    changed_one, same = verify([str(altered), str(workbook)])
    assert changed_one.outcome is DIFFERS
    assert changed_one.sentence.endswith("与表.xlsx相比，有2处不同。")
    assert places(changed_one) == CHANGES
    assert same.outcome is SAME


def test_an_emptied_file_is_said_to_be(workbook: Path) -> None:
    blank = workbook.with_name("空.xlsx")
    export_workbook([SOUND.with_document(fresh_document(SOUND.template))], blank)
    verdict = only(blank)
    assert (verdict.outcome, verdict.code, verdict.sentence) == (
        UNCHECKED,
        "",
        "没有核对：是空白表，没有校验码。",
    )
    renamed = workbook.with_name(f"表_{CODE}.xlsx")
    blank.rename(renamed)
    verdict = only(renamed)
    assert (verdict.outcome, verdict.carried) == (DIFFERS, CODE)
    assert verdict.sentence.startswith("导出以后内容被清空")


def test_the_name_of_a_file_carries_the_code_too(workbook: Path) -> None:
    book = load_workbook(workbook)
    assert book.active is not None
    del book.active.defined_names["_ziping_receipt"]
    plain = workbook.with_name("无码.xlsx")
    book.save(plain)
    verdict = only(plain)
    assert (verdict.outcome, verdict.code, verdict.carried) == (UNCHECKED, CODE, "")
    assert verdict.sentence.startswith("没有核对：里面没有带校验码")
    assert {one.outcome for one in verify([str(plain), CODE])} == {SAME}
    assert {one.outcome for one in verify([str(plain), str(workbook)])} == {SAME}
    named = workbook.with_name(f"2025_{CODE}.xlsx")
    shutil.copy(plain, named)
    assert only(named).carried == CODE


def test_a_foreign_file_is_told_the_code_of_what_it_holds(tmp_path: Path) -> None:
    verdict = only(save(tmp_path / "form.xlsx", hubei()))
    assert (verdict.outcome, verdict.carried) == (UNCHECKED, "")
    assert verdict.code in verdict.sentence


def test_each_form_of_a_workbook_has_its_own_code(tmp_path: Path) -> None:
    target = tmp_path / "两张.xlsx"
    forms = [SOUND, case_form("001-1")]
    export_workbook(forms, target)
    verdicts = verify([str(target)])
    assert [(one.outcome, one.code) for one in verdicts] == [(SAME, receipt_of(form)) for form in forms]
    assert verdicts[0].subject.startswith("两张.xlsx（经办人员培训!A1:")


def test_files_of_one_form_are_compared_though_neither_was_changed_since(tmp_path: Path) -> None:
    other = changed(SOUND, {"total/得分": "98"})
    for name, form in (("甲", SOUND), ("乙", other), ("丙", SOUND), ("丁", case_form("001-1"))):
        export_workbook([form], tmp_path / f"{name}.xlsx")
    said = verify([str(tmp_path / f"{name}.xlsx") for name in "甲乙丙丁"])
    assert [one.outcome for one in said] == [SAME, SAME, SAME, SAME, DIFFERS, SAME]
    assert said[4].sentence == "与甲.xlsx的内容不一致，有1处不同。"
    assert places(said[4]) == [("total/得分", "99.5", "98")]
    assert said[5].sentence == f"与甲.xlsx的内容一致，校验码{CODE}。"


def test_what_the_code_of_a_changed_file_says_is_not_said_twice(workbook: Path) -> None:
    book = load_workbook(workbook)
    assert book.active is not None
    book.active["G13"] = 15
    altered = workbook.with_name("改过.xlsx")
    book.save(altered)
    for files in ((workbook, altered), (altered, workbook)):
        said = verify(list(map(str, files)))
        assert sorted(one.outcome.value for one in said) == ["differs", "same"]


def test_blank_forms_are_not_compared(tmp_path: Path) -> None:
    blank = SOUND.with_document(fresh_document(SOUND.template))
    for name in "甲乙":
        export_workbook([blank], tmp_path / f"{name}.xlsx")
    assert len(verify([str(tmp_path / f"{name}.xlsx") for name in "甲乙"])) == 2


def test_a_code_from_paper_is_held_against_files(workbook: Path, altered: Path) -> None:
    assert verify([str(workbook), CODE.lower()])[-1] == Verdict(
        f"校验码{CODE}", SAME, "与表.xlsx的内容一致。", CODE
    )
    last = verify([str(altered), f"校验码：{CODE}"])[-1]
    assert (last.outcome, last.sentence) == (
        DIFFERS,
        "是改过.xlsx导出时的校验码，那以后文件改动过。",
    )
    other = receipt_of(case_form("001-1"))
    last = verify([str(workbook), other])[-1]
    assert last.outcome is DIFFERS
    assert (
        last.sentence
        == "与所给文件的内容都不一致。写法正确，本机的草稿里没有这个内容，请把填好的表一起给出。"
    )
    assert only(other).outcome is UNCHECKED


def test_a_printed_pdf_speaks_for_the_paper(workbook: Path, altered: Path) -> None:
    pdf = workbook.with_suffix(".pdf")
    print_pdf([SOUND], pdf)
    assert verify([str(workbook), str(pdf)])[-1].sentence == "与表.xlsx的内容一致。"
    last = verify([str(altered), str(pdf)])[-1]
    assert (last.subject, last.outcome) == (f"表.pdf上的校验码{CODE}", DIFFERS)
    blank = workbook.with_name("空白.pdf")
    print_pdf([SOUND.with_document(fresh_document(SOUND.template))], blank)
    assert only(blank).outcome is UNREADABLE
    assert "读不到校验码" in only(blank).sentence
    blank.write_bytes(b"%PDF-1.4")
    assert "打不开" in only(blank).sentence


def test_a_code_typed_with_gaps_is_one_code(workbook: Path) -> None:
    groups = CODE.lower().split("-")
    same, of_paper = verify([str(workbook), *groups])
    assert (same.outcome, of_paper.outcome, of_paper.code) == (SAME, SAME, CODE)
    assert [one.code for one in verify([*groups, *groups])] == [CODE, CODE]
    assert [one.outcome for one in verify(groups[:2])] == [UNREADABLE, UNREADABLE]


def test_nothing_is_no_code_and_no_folder() -> None:
    assert (only(" ").subject, only("").outcome) == ("（空）", UNREADABLE)
    assert "校验码有12位" in only("").sentence


@pytest.mark.parametrize(
    "text", [CODE[:-1] + "0", CODE[:-1], "ABCD-EFGH-JKMN", CODE + "2", "ABCD-EFGH", "tayd", "ABCD-"]
)
def test_a_mistyped_code_is_noticed(text: str) -> None:
    verdict = only(text)
    assert (verdict.subject, verdict.outcome) == (text, UNREADABLE)
    assert "可能抄错" in verdict.sentence


def test_what_is_neither_file_nor_code_is_a_missing_file() -> None:
    verdict = only("自评表.xlsx")
    assert verdict.outcome is UNREADABLE
    assert "找不到“自评表.xlsx”" in verdict.sentence


# ---- drafts


def stored(form: Form, then: str = "", *, delete: bool = False) -> str:
    """File a form as a draft, and write another project name into it."""
    desk = Desk.open()
    target = paths.user_folder() / "表.xlsx"
    export_workbook([form], target)
    (read,) = read_each([str(target)])
    (candidate,) = desk.dry_run(read)
    imported = desk.take(candidate, Decision())
    assert imported.draft_id is not None
    if then:
        draft = desk.open_draft(imported.draft_id)
        key = field_key(form.template, "project_name")
        assert key is not None
        change = draft.workspace.write({key: then})
        assert change is not None
        desk.record(draft, change, lambda _at: None, pytest.fail)
    if delete:
        desk.delete(imported.draft_id)
    desk.close()
    return imported.draft_id


def test_a_code_that_a_draft_has_is_the_same() -> None:
    stored(SOUND)
    verdict = only(CODE)
    assert verdict.outcome is SAME
    assert (
        verdict.sentence
        == "写法正确，本机草稿《经办人员培训》（社会保险服务中心，2025年度）现在的内容就是它。"
    )


def test_a_code_that_a_draft_had_is_told_with_what_changed() -> None:
    stored(SOUND, "改名")
    verdict = only(CODE)
    assert verdict.outcome is DIFFERS
    assert "那以后改动过，有1处不同" in verdict.sentence
    assert places(verdict) == [("header/项目名称", "经办人员培训", "改名")]


def test_a_deleted_draft_is_found_too_and_one_without_year() -> None:
    stored(SOUND, delete=True)
    assert "2025年度，已删除）现在的内容" in only(CODE).sentence
    form = form_of(fields={"year/年度": ""})
    stored(form)
    assert "《经办人员培训》（社会保险服务中心）现在的内容" in only(receipt_of(form)).sentence


def test_drafts_that_have_a_code_come_before_those_that_had_it() -> None:
    stored(SOUND, "改名")
    stored(SOUND)
    heard: list[tuple[int, int]] = []
    found = find_code(CODE, progress=lambda done, total, _what: heard.append((done, total)))
    assert [one.is_now for one in found] == [True, False]
    assert heard == [(0, 2), (1, 2)]


def test_a_draft_of_a_form_that_is_no_longer_known_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    stored(SOUND, "改名")
    monkeypatch.setattr("desktop.operations.stored_codes._form", lambda _document: None)
    verdict = only(CODE)
    assert (verdict.outcome, verdict.differences) == (DIFFERS, ())


def test_a_changed_file_is_compared_with_the_draft_that_it_was_printed_from(altered: Path) -> None:
    stored(SOUND, "再改名")
    verdict = only(altered)
    assert "与本机草稿《经办人员培训》" in verdict.sentence
    assert places(verdict) == CHANGES


def test_beside_files_that_do_not_hold_it_a_code_of_a_draft_differs(tmp_path: Path) -> None:
    stored(SOUND)
    target = tmp_path / "别的.xlsx"
    export_workbook([case_form("001-1")], target)
    last = verify([str(target), CODE])[-1]
    assert last.outcome is DIFFERS
    assert last.sentence.startswith("与所给文件的内容都不一致。写法正确，本机草稿《经办人员培训》")


# ---- how it is told


def test_a_verdict_is_told_with_the_first_twenty_cells(workbook: Path) -> None:
    row = SOUND.document.rows("indicators")[0]
    document = SOUND.document
    for column in row.cells:
        for each in document.rows("indicators"):
            document = document.with_cell(
                CellKey("indicators", each.id, column), Cell("甲\n乙", Origin.TYPED)
            )
    other = workbook.with_name("另.xlsx")
    export_workbook([SOUND.with_document(document)], other)
    last = verify([str(workbook), str(other)])[-1]
    lines = verdict_text(last).splitlines()
    assert len(lines) == 22
    assert lines[1].endswith(" → 甲 乙")
    assert lines[-1] == f"  ……另有{len(last.differences) - 20}处，用--json可以全部列出"
    record = verdict_record(last)
    assert len(record["differences"]) == len(last.differences)
    assert record["outcome"] == "differs"
    emptied = workbook.with_name("少.xlsx")
    export_workbook([changed(SOUND, {"footer/填表人": ""})], emptied)
    assert verdict_text(verify([str(workbook), str(emptied)])[-1]).endswith("填表人：甲 → （空）")


def thousands(text: str) -> Form:
    return changed(SOUND, {"年度资金总额/全年预算数": text})


def test_what_is_only_written_otherwise_is_the_same(tmp_path: Path) -> None:
    first, second = tmp_path / "甲.xlsx", tmp_path / "乙.xlsx"
    export_workbook([thousands("1194.5")], first)
    export_workbook([thousands("1,194.5")], second)
    *_, verdict = verify([str(first), str(second)])
    assert (verdict.subject, verdict.outcome) == ("乙.xlsx", SAME)
    assert verdict.sentence.startswith("与甲.xlsx的内容一致，只有说明、栏目名称或千分位的写法不同")
    export_workbook([thousands("1,194.6")], second)
    *_, verdict = verify([str(first), str(second)])
    assert verdict.outcome is DIFFERS


def test_a_code_from_paper_stands_for_a_blank_that_writes_the_same_otherwise(tmp_path: Path) -> None:
    form = thousands("1194.5")
    stored(form)
    target = tmp_path / "乙.xlsx"
    export_workbook([thousands("1,194.5")], target)
    *_, verdict = verify([str(target), receipt_of(form)])
    assert verdict.outcome is SAME
    assert verdict.sentence == "与乙.xlsx的内容一致，只有说明、栏目名称或千分位的写法不同。"


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    files = [tmp_path / folder / "表.xlsx" for folder in ("甲", "乙")]
    for file in files:
        file.parent.mkdir()
        export_workbook([SOUND], file)
    subjects = [verdict.subject for verdict in verify(list(map(str, files)))]
    assert subjects == [*map(str, files), str(files[1])]
