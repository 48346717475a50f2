"""A form of a layout that no template fits is tried: every cell is doubtful, all that is left is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.operations.library import library
from desktop.text.tentative import TENTATIVE
from desktop.values.wording import fold
from desktop.workbook.blueprint import blueprint
from desktop.workbook.proposals import Assignment
from desktop.workbook.read import read_file
from desktop.workbook.reading import FileReading, Reading
from desktop.workbook.recognise import GOOD_ENOUGH
from desktop.workbook.sheet_facts import SheetFacts
from desktop.workbook.trying import locate_tried
from tests.helpers.dialects import Sketch, bureau, save, with_rows
from tests.helpers.readings import doubts, field, sheet_grid, strays, table

STRANGE = {"E12": "安排", "F12": "落点", "D12": "要目", "G12": "满额", "H12": "所得", "C12": "类别"}
COLUMNS = ("third_level", "target_value", "actual_value", "weight", "score")
ROWS = (
    ("产出指标", "数量指标", "清淤长度", "≥12公里", "13公里", 40, 40),
    ("产出指标", "质量指标", "合格率", "100%", "98%", 30, 28),
    ("效益指标", "社会效益指标", "受益村数", "≥8个", "9个", 20, 20),
)
READ = [
    ("清淤长度", "≥12公里", "13公里", "40", "40"),
    ("合格率", "100%", "98%", "30", "28"),
    ("受益村数", "≥8个", "9个", "20", "20"),
]


def read(tmp_path: Path, *sheets: Sketch, said: tuple[Assignment, ...] = ()) -> FileReading:
    """Save sketches as a workbook and read it by the library that comes with the program."""
    known = library()
    return read_file(save(tmp_path / "form.xlsx", *sheets), known.templates(), known.vocabulary, said)


def strange() -> Sketch:
    """Give the paper form with headings that nobody knows."""
    return with_rows(*ROWS).put(STRANGE)


def only(found: FileReading) -> Reading:
    assert found.forms == ()
    assert found.sentence
    (trial,) = found.trials
    return trial


def test_a_form_with_strange_headings_is_read_by_what_stands_under_them(tmp_path: Path) -> None:
    trial = only(read(tmp_path, strange()))
    assert trial.template.id == "mof"
    assert table(trial, "indicators", *COLUMNS)[: len(READ)] == READ
    assert field(trial, "head/project_name") == "培训经费"
    assert table(trial, "funds", "full_year_spending")[0] == ("135",)
    assert strays(trial) == {}


def test_it_is_openly_tentative(tmp_path: Path) -> None:
    trial = only(read(tmp_path, strange()))
    assert trial.tentative
    assert trial.confidence < GOOD_ENOUGH
    assert {doubt.key for doubt in trial.doubtful} >= trial.places.keys()
    assert {doubt.sentence for doubt in trial.doubtful} == {TENTATIVE}
    assert trial.particular_doubts == ()


def test_a_form_that_is_recognised_is_not_tentative(tmp_path: Path) -> None:
    found = read(tmp_path, bureau())
    assert found.trials == ()
    assert not found.forms[0].tentative
    assert found.forms[0].particular_doubts == found.forms[0].doubtful


def test_what_its_headings_were_taken_for_is_proposed_and_may_be_said(tmp_path: Path) -> None:
    found = read(tmp_path, strange())
    proposal = only(found).proposal
    assert proposal is not None
    assert found.proposals == ()
    assert proposal.confidence < GOOD_ENOUGH
    taken = {fold(heading.text): heading.meaning for heading in proposal.headings if heading.meaning}
    assert taken["安排"] == ("indicators", "target_value")
    assert taken["要目"] == ("indicators", "third_level")
    said = Assignment(proposal.look, proposal.template, taken)
    (form,) = read(tmp_path, strange(), said=(said,)).forms
    assert not form.tentative
    assert table(form, "indicators", *COLUMNS)[: len(READ)] == READ
    assert not any(doubt.sentence == TENTATIVE for doubt in form.doubtful)


def test_a_table_none_of_whose_headings_is_known_is_read_too(tmp_path: Path) -> None:
    sketch = strange().put({"B12": "大类"})
    funds = {"D5": "起初", "E5": "核定", "F5": "用去", "G5": "", "H5": "快慢", "I5": "", "G6": "", "I6": ""}
    funds |= {"G7": "", "I7": "", "H6": "69.41%", "H7": "69.41%", "B5": "来源"}
    trial = only(read(tmp_path, sketch.put(funds)))
    assert table(trial, "indicators", *COLUMNS)[: len(READ)] == READ
    read_funds = table(trial, "funds", "initial_budget", "full_year_budget", "full_year_spending")
    assert read_funds[0] == ("194.5", "194.5", "135")


def test_forms_under_each_other_are_all_read(tmp_path: Path) -> None:
    second = strange().put({"C3": "第二个项目"})
    stacked = strange().with_other(second.moved(25, 0))
    first, other = read(tmp_path, stacked).trials
    assert [field(one, "head/project_name") for one in (first, other)] == ["培训经费", "第二个项目"]
    assert table(other, "indicators", *COLUMNS)[: len(READ)] == READ
    assert other.tentative


def test_parts_on_sheets_of_their_own_are_tried_together(tmp_path: Path) -> None:
    whole = strange()
    above = Sketch({place: text for place, text in whole.cells.items() if _row(place) < 10})
    below = Sketch(
        {place: text for place, text in whole.cells.items() if _row(place) >= 12 and place != "A12"}
    )
    above.merges = [area for area in whole.merges if _row(area) < 10]
    found = read(tmp_path, above, below)
    trial = only(found)
    assert field(trial, "head/project_name") == "培训经费"
    assert table(trial, "indicators", *COLUMNS)[: len(READ)] == READ
    assert found.proposals == ()


def _row(place: str) -> int:
    return int("".join(filter(str.isdigit, place.partition(":")[0])))


def test_other_sheets_are_named_and_proposed_as_before(tmp_path: Path) -> None:
    other = Sketch().put({"A1": "项目名称", "B1": "培训", "A2": "主管部门", "B2": "人社局"})
    other.put({"A3": "实施单位", "B3": "中心", "A4": "预期目标", "B4": "略"})
    found = read(tmp_path, strange(), other)
    trial = only(found)
    assert any(where.startswith("Sheet2!") for where in strays(trial))
    assert [proposal.sheet for proposal in found.proposals] == ["Sheet2"]


def test_beside_a_form_nothing_is_tried(tmp_path: Path) -> None:
    found = read(tmp_path, bureau(), strange())
    assert len(found.forms) == 1
    assert found.trials == ()


def test_a_list_needs_more_to_speak_for_it_than_its_headings(tmp_path: Path) -> None:
    bare = Sketch().row(1, "类别", "名目", "安排", "落点").row(2, "产出", "清淤", "≥12公里", "13公里")
    bare.row(3, "效益", "受益村", "≥8个", "9个").row(4, "效益", "受益人", "≥80人", "91人")
    assert read(tmp_path, bare).trials == ()
    titled = bare.moved(1, 0).put({"A1": "项目绩效自评表"})
    assert only(read(tmp_path, titled)).template.id


@pytest.mark.parametrize("title", ["项目支出绩效目标申报表", "绩效运行监控表"])
def test_the_title_of_another_table_speaks_against_it(tmp_path: Path, title: str) -> None:
    assert read(tmp_path, strange().put({"A1": title})).trials == ()


def test_templates_without_indicators_try_nothing() -> None:
    known = library()
    grid = sheet_grid(SheetFacts("表", 1), [("项目", "数")])
    one = blueprint(known.template("department-base-data"), known.vocabulary)
    assert locate_tried(grid, [one]) == []


def test_without_rooms_it_says_the_same(tmp_path: Path) -> None:
    (alone,) = read(tmp_path, strange()).forms_alone.trials
    assert alone.tentative
    assert (alone.rooms, alone.lines) == ({}, {})


def test_doubts_of_its_own_keep_their_sentences(tmp_path: Path) -> None:
    trial = only(read(tmp_path, strange().put({"F10": "绩效目标实现程度"})))
    (doubt,) = trial.particular_doubts
    assert doubts(trial)["goals//achieved"] == doubt.sentence != TENTATIVE
    assert doubts(trial)["goals//intended"] == TENTATIVE


def test_a_total_before_the_list_or_behind_it_is_no_part_of_it(tmp_path: Path) -> None:
    total = ("合计", "合计", "合计", "-", "-", 90, 88)
    for rows in ((total, *ROWS), (*ROWS, total)):
        trial = only(read(tmp_path, with_rows(*rows).put(STRANGE)))
        assert READ[0] in table(trial, "indicators", *COLUMNS)


def test_funds_headed_like_indicators_are_no_list_beside_one_over_levels(tmp_path: Path) -> None:
    sketch = strange().put({"B5": "渠道", "D5": "甲数", "E5": "乙数", "F5": "丙数", "H5": "丁数"})
    trial = only(read(tmp_path, sketch))
    assert table(trial, "indicators", *COLUMNS)[: len(READ)] == READ


def test_a_goal_over_the_list_is_no_heading_of_it(tmp_path: Path) -> None:
    sketch = strange().put({"A10": "预期目标", "B10": "培训1000人次。", "F10": "", "F11": "", "A12": ""})
    sketch.put({"A11": "完成情况", "B11": "培训1100人次，保证质量。", "F12": "实际完成值", "G12": "分值"})
    merges = ("A10:A11", "B10:E10", "F10:I10", "B11:E11", "F11:I11")
    sketch.merges = [area for area in sketch.merges if area not in merges] + ["B10:I10", "B11:I11"]
    assert field(only(read(tmp_path, sketch)), "goals/achieved") == "培训1100人次，保证质量。"


def test_a_blank_one_is_not_shown(tmp_path: Path) -> None:
    blank = (
        Sketch()
        .row(1, "项目绩效自评表")
        .row(2, "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值")
    )
    blank.row(3, "产出指标", "数量指标").row(4, "效益指标", "社会效益指标")
    assert read(tmp_path, blank).trials == ()


def test_a_text_file_is_tried_and_says_what_it_can_not_hold(tmp_path: Path) -> None:
    head = ["项目绩效自评表", "项目名称,河道清淤", "类别,小类,要目,安排,落点,满额,所得"]
    path = tmp_path / "form.csv"
    path.write_text("\n".join([*head, *(",".join(map(str, row)) for row in ROWS)]), "utf-8")
    known = library()
    trial = only(read_file(path, known.templates(), known.vocabulary))
    assert table(trial, "indicators", *COLUMNS) == READ
    assert any("文本文件" in note for note in trial.notes)
