"""Forms of other provinces are read in every dialect: each entry in its place, or named as unread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.operations.library import library
from desktop.values.wording import fold
from desktop.workbook.proposals import Assignment, Meaning, Proposal
from desktop.workbook.read import read_file
from desktop.workbook.reading import FileReading
from tests.accuracy.kinds import WRITERS, Drawn
from tests.helpers import foreign_forms as forms
from tests.helpers.dialects import Sketch, save
from tests.helpers.foreign_forms import Form
from tests.helpers.foreign_truth import compare

DRAWN: dict[str, Callable[[Form], Sketch]] = {
    "bureau": lambda form: forms.bureau(form).sketch(),
    "system": lambda form: forms.system(form).sketch(),
    "messy": forms.messy,
    "stacked": lambda form: forms.stacked([form, form]),
}


def read(path: Path, *assignments: Assignment) -> FileReading:
    """Read a file with all templates."""
    known = library()
    return read_file(path, known.templates(), known.vocabulary, assignments)


@pytest.mark.parametrize("dialect", DRAWN)
@pytest.mark.parametrize("name", forms.names())
def test_a_form_of_another_province_is_read_whole(name: str, dialect: str, tmp_path: Path) -> None:
    form = forms.load(name)
    found = read(save(tmp_path / "form.xlsx", DRAWN[dialect](form)))
    assert [reading.template.id for reading in found.forms] == [form["template"]] * len(found.forms)
    assert len(found.forms) == (2 if dialect == "stacked" else 1)
    for reading in found.forms:
        tally = compare(form, reading)
        assert tally.sound, tally.faults
    assert found.proposals == ()


@pytest.mark.parametrize("name", forms.names())
def test_a_text_file_of_it_is_read_whole_though_its_merges_are_gone(name: str, tmp_path: Path) -> None:
    form = forms.load(name)
    path = tmp_path / "form.csv"
    path.write_bytes(WRITERS["csv"]([Drawn(DRAWN["bureau"](form))]))
    found = read(path)
    assert [reading.template.id for reading in found.forms] == [form["template"]]
    tally = compare(form, found.forms[0])
    assert tally.sound, tally.faults


STRANGE = {
    "first_level": "考核大项",
    "second_level": "考核小项",
    "third_level": "考核事项",
    "target_value": "计划安排",
    "actual_value": "落实结果",
    "weight": "占分",
    "score": "考评",
    "deviation_reason": "情况备查",
    "operator": "比对",
    "unit_of_measure": "口径",
    "initial_budget": "甲数",
    "full_year_budget": "安排额",
    "full_year_spending": "花销额",
    "execution_rate": "快慢",
    "unit": "干活单位",
    "intended": "想干什么",
    "achieved": "干成什么",
}


def strange(form: Form) -> Form:
    """Call the headings of a form and some of its labels as nobody calls them."""
    for part, more in (("funds", "（资金）"), ("indicators", "")):
        for column in form[part]["columns"]:
            column[0] = f"{STRANGE[column[1]]}{more}" if column[1] in STRANGE else column[0]
    for pair in (*(pair for line in form["head"] for pair in line), *form["goals"]["labels"]):
        pair[0] = STRANGE.get(pair[1], pair[0])
    return form


def meanings(form: Form) -> dict[str, Meaning]:
    """Say what they mean."""
    template = library().template(form["template"])
    fields = {spec.id: block for block, spec in reversed(list(template.fields())) if block != "total"}
    said: dict[str, Meaning] = {}
    for block in ("funds", "indicators"):
        said |= {fold(label): (block, name) for label, name in form[block]["columns"] if name}
    labels = [pair[:2] for line in form["head"] for pair in line] + form["goals"]["labels"]
    return said | {fold(label): (fields[name], name) for label, name in labels if name}


def proposed(found: FileReading) -> Proposal:
    """Give what is proposed for a file: for a sheet, or for what was tried on it."""
    tried = (trial.proposal for trial in found.trials)
    return next(proposal for proposal in (*found.proposals, *tried) if proposal)


@pytest.mark.parametrize("dialect", DRAWN)
@pytest.mark.parametrize("name", ["fujian", "chongqing", "sichuan-2023"])
def test_a_layout_nobody_has_seen_is_proposed_and_read_as_it_is_assigned(
    name: str, dialect: str, tmp_path: Path
) -> None:
    form = strange(forms.load(name))
    path = save(tmp_path / "form.xlsx", DRAWN[dialect](form))
    found = read(path)
    assert found.forms == ()
    proposal = proposed(found)
    offered = {fold(heading.text) for heading in proposal.headings}
    assert {fold(STRANGE[part]) for part in ("third_level", "score", "intended")} <= offered
    assert proposal.confidence < 0.75
    drawn = form if dialect != "system" else {**form, "indicators": forms.apart(form["indicators"])}
    # The system's export parts targets under headings of its own, which are known.
    said = {heading: meaning for heading, meaning in meanings(drawn).items() if heading in offered}
    again = read(path, Assignment(proposal.look, form["template"], said))
    assert len(again.forms) == (2 if dialect == "stacked" else 1)
    for reading in again.forms:
        assert reading.template.id == form["template"]
        assert any("按指定的标题对应关系读入" in note for note in reading.notes)
        tally = compare(form, reading)
        assert tally.sound, tally.faults


def test_the_look_is_the_same_whatever_is_filled_in(tmp_path: Path) -> None:
    form, other = strange(forms.load("fujian")), strange(forms.load("fujian"))
    other["head"][0][0][2] = "另一个项目"
    for row in other["funds"]["rows"]:
        row[1:] = ["12.5" if text else "" for text in row[1:]]
    for row in other["indicators"]["rows"]:
        row[2] += "（调整）"
    del other["indicators"]["rows"][2:]
    looks = [
        proposed(read(save(tmp_path / f"{number}.xlsx", forms.bureau(one).sketch()))).look
        for number, one in enumerate((form, other, strange(forms.load("hunan"))))
    ]
    assert looks[0] == looks[1] != looks[2]


def test_what_is_strange_on_a_recognised_form_may_be_assigned_too(tmp_path: Path) -> None:
    form = forms.load("guangxi")
    path = save(tmp_path / "form.xlsx", forms.bureau(form).sketch())
    (reading,) = read(path).forms
    proposal = reading.proposal
    assert proposal is not None
    assert [one.text for one in proposal.headings if one.meaning is None] == ["完成情况简要描述", "扣减分数"]
    assert proposal.confidence == reading.confidence
    said = Assignment(proposal.look, "mof", {"完成情况简要描述": ("indicators", "deviation_reason")})
    (again,) = read(path, said).forms
    rows = again.document.rows("indicators")
    assert [row.text("deviation_reason") for row in rows[:3]] == ["已完成", "已完成", "未完成"]
    strays = {stray.text for stray in again.unread}
    assert "偏差原因分析及改进措施" in strays
    assert "已完成" not in strays
    assert any("像是同一栏" in doubt.sentence for doubt in again.doubtful)


def test_files_of_other_looks_are_not_read_by_an_assignment(tmp_path: Path) -> None:
    form = strange(forms.load("fujian"))
    said = Assignment("0123456789abcdef", "mof", meanings(form))
    path = save(tmp_path / "form.xlsx", forms.bureau(form).sketch())
    assert read(path, said).forms == ()
