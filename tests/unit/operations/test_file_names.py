"""Files are called by tokens, each only once, and so that every system takes the name."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import paths
from desktop.errors import UserError
from desktop.models.document import Cell
from desktop.models.form import Form, fresh_document
from desktop.models.keys import CellKey
from desktop.models.receipt import receipt_code
from desktop.operations.file_names import bundle_name, check_pattern, file_name, file_names
from desktop.operations.habits import Habits, keep_habits
from desktop.templates.spec import FieldSpec, LineBlock, Section
from desktop.text.file_names import USUAL
from tests.helpers.documents import texts
from tests.helpers.forms import form_of, sound_form

PROJECT = "{年度}_{项目名称}"


def code_of(form: Form) -> str:
    return receipt_code(form.template, form.document)


def named(project: str, **fields: str) -> Form:
    return form_of(fields={"header/项目名称": project, **fields})


def test_the_usual_name_leaves_no_gap_for_what_is_blank() -> None:
    form = sound_form()
    assert file_name(form, USUAL) == (
        f"2025_社会保险服务中心_经办人员培训_项目支出绩效自评表_2020版_{code_of(form)}"
    )
    blank = form.with_document(fresh_document(form.template))
    assert file_name(blank, USUAL) == "项目支出绩效自评表_2020版"


def test_codes_of_unit_and_project_stand_before_their_names() -> None:
    form = sound_form()
    template = form.template
    block = template.blocks[1]
    assert isinstance(block, LineBlock)
    specs = [FieldSpec(name, name, Section.HEADER) for name in ("unit_code", "project_code")]
    template = replace(
        template,
        blocks=(template.blocks[0], replace(block, fields=(*block.fields, *specs)), *template.blocks[2:]),
    )
    document = form.document
    for name, text in (("unit_code", "301001"), ("project_code", "A01")):
        document = document.with_cell(CellKey(block.id, "", name), Cell(text))
    coded = Form(template, form.pack, document)
    assert file_name(coded, USUAL).startswith("2025_301001社会保险服务中心_A01_经办人员培训_")


def test_a_form_without_unit_is_called_by_its_department_and_one_without_year_by_its_title() -> None:
    form = named("甲", **{"header/实施单位": "", "year/年度": "", "title/标题": "2023年度项目支出绩效自评表"})
    assert file_name(form, "{年度}_{单位名称}") == "2023_社会保险局"


def test_signs_that_no_file_may_have_are_replaced() -> None:
    assert file_name(named('甲/乙:丙*?"<>|\\丁\n戊'), PROJECT) == "2025_甲_乙_丙_丁_戊"
    assert file_name(named("甲."), "{项目名称}") == "甲"
    assert file_name(named("CON"), "{项目名称}") == "_CON"
    assert file_name(named("..."), "{项目名称}") == "_"


def test_the_longest_text_is_cut_and_the_code_stays_whole() -> None:
    form = named("很长的项目名称" * 30)
    name = file_name(form, USUAL)
    assert name.startswith("2025_社会保险服务中心_很长的项目名称")
    assert name.endswith(f"_项目支出绩效自评表_2020版_{code_of(form)}")
    assert len(name) < 115
    assert len(name.encode()) <= 230


def test_names_are_unique_though_they_are_cut() -> None:
    forms = [named("很长的项目名称" * 30 + end) for end in ("甲", "乙", "乙")]
    first, second, third = file_names(forms, PROJECT)
    assert (second, third) == (f"{first}(2)", f"{first}(3)")
    assert file_names([named("a"), named("A")], PROJECT) == ["2025_a", "2025_A(2)"]


@given(
    project=texts(),
    pattern=st.lists(
        st.sampled_from(("{年度}", "{项目名称}", "{校验码}", "_", "文件", "x" * 150)), max_size=6
    ),
)
def test_any_name_is_one(project: str, pattern: list[str]) -> None:
    form = named(project)
    first, second = file_names([form, form], "".join(pattern) + "{表名}")
    assert first.casefold() != second.casefold()
    for name in (first, second):
        assert 0 < len(name) + len(".xlsx") < 120
        assert len(name.encode()) + len(".xlsx") < 255
        assert not re.search(r'[\\/:*?"<>|\x00-\x1f]', name)
        assert name == name.strip(" .")


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("{年度}_{名称}", "“{名称}”不认识，可以用的有：{年度}、{单位编码}"),
        ("自评表", "没有代号"),
        ("{年度}_{项目名称", "花括号没有成对"),
        ("{年度}}", "花括号没有成对"),
    ],
)
def test_a_pattern_that_is_none_is_refused(pattern: str, sentence: str) -> None:
    with pytest.raises(UserError) as refused:
        check_pattern(pattern)
    assert sentence in refused.value.sentence


@pytest.mark.usefixtures("user_folder")
def test_the_pattern_that_the_clerk_chose_is_used() -> None:
    paths.user_folder().mkdir(exist_ok=True)
    keep_habits(Habits(file_name="报送_{项目名称}"))
    assert file_name(sound_form()) == "报送_经办人员培训"
    keep_habits(Habits(file_name="{名称}"))
    assert file_name(sound_form()) == file_name(sound_form(), USUAL)
    keep_habits(Habits())
    assert file_name(sound_form()) == file_name(sound_form(), USUAL)


def test_a_bundle_is_called_by_year_and_unit() -> None:
    assert bundle_name([sound_form()]) == "2025_社会保险服务中心_绩效自评"
