from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import paths
from desktop.errors import UserError
from desktop.models.form import Form
from desktop.operations.forms import sample_form
from desktop.operations.review import (
    effect_text,
    heading_lines,
    points_text,
    read_answers,
    review,
    review_packs,
    review_record,
    review_text,
)
from desktop.templates.review_pack import Answer
from tests.helpers.forms import changed, sound_form


@pytest.fixture
def form() -> Form:
    return changed(sound_form(), {"indicators[1]/实际完成值": "900人次"})


def answers_in(path: Path, content: str) -> Path:
    path.write_text(content, "utf-8")
    return path


def test_the_shipped_standards_are_loaded_once() -> None:
    assert review_packs() is review_packs()
    assert review_packs()[0].id == "chengdu-2026"


OWN = """
id: own-2026
name: 本县口径
region: 本县
year: 2026
source: {title: 本县复核底稿, number: 无文号}
note: 本县自己的口径
standards:
  - id: late
    about: 时效
    of: form
    under: [时效]
    question: {text: 迟了吗, against: yes}
    loses: 0.5
    wording: 迟了
"""


@pytest.fixture
def own_standards() -> Iterator[Path]:
    """Add re-check standards of one's own."""
    folder = paths.own_definitions() / "reviews"
    folder.mkdir(parents=True)
    target = folder / "own-2026.yaml"
    target.write_text(OWN, "utf-8")
    review_packs.cache_clear()
    yield target
    review_packs.cache_clear()


@pytest.mark.usefixtures("own_standards")
def test_standards_of_ones_own_come_first_and_others_are_asked_for_by_id(form: Form) -> None:
    assert [pack.id for pack in review_packs()] == ["own-2026", "chengdu-2026"]
    assert [one.id for one in review(form, {}).questions] == ["late"]
    assert review(form, {}, "chengdu-2026").standards.name.startswith("成都市")
    with pytest.raises(UserError, match="没有代号为“no-such”的复核口径，已有的是：own-2026、chengdu-2026"):
        review(form, {}, "no-such")


def test_faulty_standards_of_ones_own_are_refused_with_file_and_key(own_standards: Path, form: Form) -> None:
    own_standards.write_text(OWN.replace("loses: 0.5", "loses: 5"), "utf-8")
    with pytest.raises(UserError, match=r"own-2026\.yaml：standards\[1\]\.loses：“5”应在0到1之间"):
        review(form, {})


def test_answers_are_read_in_chinese_and_english(tmp_path: Path, form: Form) -> None:
    said = {"no-evidence": "是", "no-evidence/r2": "no", "task-late": "不清楚"}
    path = answers_in(tmp_path / "a.json", json.dumps(said))
    assert read_answers(path, review(form, {})) == {
        "no-evidence": Answer.YES,
        "no-evidence/r2": Answer.NO,
        "task-late": Answer.UNCLEAR,
    }


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "读不了回答文件"),
        ("[]", "读不了回答文件"),
        ('{"no-such": "是"}', "里的“no-such”不是这张表的问题"),
        ('{"task-late": "也许"}', "里“task-late”的回答“也许”认不出，应是：是、否、不清楚"),
        ('{"task-late": 1}', "里“task-late”的回答“1”认不出"),
    ],
)
def test_a_file_of_answers_that_makes_no_sense_is_refused(
    tmp_path: Path, form: Form, content: str, sentence: str
) -> None:
    path = answers_in(tmp_path / "回答.json", content)
    with pytest.raises(UserError) as refused:
        read_answers(path, review(form, {}))
    assert sentence in refused.value.sentence
    assert "回答.json" in refused.value.sentence


def test_bytes_that_are_no_text_are_refused(tmp_path: Path, form: Form) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(UserError, match="读不了回答文件"):
        read_answers(path, review(form, {}))


def test_a_file_of_answers_that_is_not_there_is_named(tmp_path: Path, form: Form) -> None:
    with pytest.raises(UserError, match="找不到回答文件"):
        read_answers(tmp_path / "没有.json", review(form, {}))


def test_figures_are_written_as_one_or_as_a_range(form: Form) -> None:
    whole = review(form, {"no-evidence": Answer.YES, "unrelated": Answer.YES})
    lines = {row.name: points_text(row) for row in whole.rows}
    assert lines["培训人次"] == ("20", "18", "-2")
    assert lines["培训合格率"] == ("10", "7～10", "-3～0")
    blank = review(changed(form, {"indicators[1]/得分": ""}), {})
    assert points_text(blank.rows[1]) == ("—", "0～18", "—")
    nothing = review(changed(form, {"indicators[1]/得分": "", "indicators[1]/实际完成值": ""}), {})
    assert points_text(nothing.rows[1]) == ("—", "—", "—")


def test_the_effect_of_each_answer_is_said(form: Form) -> None:
    effects = {one.id: effect_text(one) for one in review(form, {"no-evidence": Answer.YES}).questions}
    assert effects["no-evidence/r1"] == "答“否”预计扣18分"
    assert effects["task-late"] == "答“是”预计扣3分"
    assert effects["copied"] == "不影响得分"
    asked = review(form, {"unrelated": Answer.NO}).questions
    spent = {one.id: effect_text(one) for one in asked}
    assert spent["no-evidence/r1"] == spent["task-late"] == "已扣到底，不再另扣"
    assert spent["copied"] == "不影响得分"
    assert effect_text(*(one for one in asked if one.standard == "unrelated")) == "答“否”预计扣88分"


def test_a_rehearsal_says_what_it_is(form: Form) -> None:
    first, second, third = heading_lines(form, review(form, {}))
    assert first == "经办人员培训：按公开的复核口径预计，不是财政部门的复核结果"
    assert second.startswith("口径：成都市区级绩效自评复核口径（2026年）")
    assert third == review_packs()[0].note


def test_a_rehearsal_is_plain_text(form: Form) -> None:
    said = review_text(form, review(form, {"no-evidence": Answer.YES, "unrelated": Answer.YES})).splitlines()
    heading = next(place for place, line in enumerate(said) if line.startswith("项目"))
    assert said[heading].split() == ["项目", "自评得分", "预计复核得分", "差值", "理由"]
    row = next(line for line in said if line.startswith("培训人次"))
    assert row.split()[1:4] == ["20", "18", "-2"]
    assert "未达到指标值" in row
    assert said[said.index("对整张表，预计会指出：") + 1] == "  没有"
    asked = next(line for line in said if "[no-evidence/r1]" in line)
    assert (
        asked == "  [no-evidence/r1] “培训人次”的完成值“900人次”，有能证明它的材料吗？　是　答“否”预计扣18分"
    )
    assert any("[copied]" in line and "　未答　" in line for line in said)


def test_remarks_on_the_form_stand_in_the_text(form: Form) -> None:
    said = review_text(form, review(form, {"copied": Answer.YES}))
    assert "  有照抄别的单位的内容，复核时会列为问题" in said.splitlines()


def test_a_rehearsal_is_a_record(form: Form) -> None:
    record = review_record(review(form, {"no-evidence": Answer.YES, "unrelated": Answer.YES}))
    assert record["standards"]["id"] == "chengdu-2026"
    row = record["rows"][1]
    assert (row["name"], row["own"], row["low"], row["high"], row["difference"]) == (
        "培训人次",
        "20",
        "18",
        "18",
        ["-2", "-2"],
    )
    blank = review_record(review(changed(form, {"indicators[1]/得分": ""}), {}))
    assert (blank["rows"][1]["own"], blank["rows"][1]["difference"]) == ("", [])
    question = next(one for one in record["questions"] if one["id"] == "no-evidence/r1")
    assert (question["row"], question["answer"], question["loss_if_no"]) == ("培训人次", "yes", "18")
    assert next(one for one in record["questions"] if one["id"] == "copied")["answer"] == ""


@pytest.mark.parametrize("name", sorted(path.stem for path in (paths.resources() / "samples").glob("*.json")))
def test_every_sample_can_be_rehearsed(name: str) -> None:
    form = sample_form(name)
    open_ends = review(form, {})
    clear = {
        question.id: Answer.NO if question.loss_if_yes else Answer.YES for question in open_ends.questions
    }
    answered = review(form, clear)
    assert review_text(form, answered)
    for before, after in zip(open_ends.rows, answered.rows, strict=True):
        if before.low is not None and after.low is not None:
            assert before.low <= after.low
