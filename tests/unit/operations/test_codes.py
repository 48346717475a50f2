"""Codes of units and projects are typed once and found by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.operations.codes import CodeLine, Codes, code_lines, keep_codes, known_codes
from desktop.operations.desk import Desk
from desktop.operations.file_names import bundle_name, file_name
from desktop.storage.schema import FILE_NAME
from desktop.text.file_names import USUAL
from tests.helpers.forms import form_of, sound_form


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk.open()
    made.create("mof", "社会保险服务中心", "2025", "经办人员培训")
    made.create("mof", "社会保险服务中心", "2025", "设备购置")
    made.create("mof", "就业局", "2025", "经办人员培训")
    yield made
    made.close()


def coded(desk: Desk, codes: dict[tuple[str, str], str]) -> None:
    lines = code_lines(desk.store)
    keep_codes(
        desk.store,
        [
            replace(one, code=codes[one.unit, one.project])
            for one in lines
            if (one.unit, one.project) in codes
        ],
    )


def test_every_unit_is_followed_by_its_projects(desk: Desk) -> None:
    coded(desk, {("就业局", ""): "302", ("社会保险服务中心", "设备购置"): "A02"})
    lines = [(one.unit, one.project, one.code) for one in code_lines(desk.store)]
    assert sorted(lines) == [
        ("就业局", "", "302"),
        ("就业局", "经办人员培训", ""),
        ("社会保险服务中心", "", ""),
        ("社会保险服务中心", "经办人员培训", ""),
        ("社会保险服务中心", "设备购置", "A02"),
    ]
    units = [place for place, one in enumerate(code_lines(desk.store)) if one.project_id is None]
    assert units[0] == 0
    assert isinstance(code_lines(desk.store)[0], CodeLine)


def test_codes_stand_in_the_names_of_files(desk: Desk) -> None:
    form = sound_form()
    assert file_name(form, USUAL).startswith("2025_社会保险服务中心_经办人员培训_")
    coded(
        desk,
        {
            ("社会保险服务中心", ""): "301001",
            ("社会保险服务中心", "经办人员培训"): "A01",
            ("就业局", ""): "302",
        },
    )
    assert file_name(form, USUAL).startswith("2025_301001社会保险服务中心_A01_经办人员培训_")
    assert file_name(form, "{项目名称}") == "经办人员培训"
    assert bundle_name([form]) == "2025_301001社会保险服务中心_绩效自评"
    other = form_of(fields={"header/项目名称": "别的"})
    assert file_name(other, "{单位编码}_{项目编码}_{项目名称}") == "301001_别的"


def test_a_code_that_the_form_prints_before_its_unit_counts_first(desk: Desk) -> None:
    coded(desk, {("社会保险服务中心", ""): "999"})
    form = form_of(fields={"header/实施单位": "407002-社会保险服务中心"})
    assert file_name(form, "{单位编码}_{单位名称}") == "407002_社会保险服务中心"


def test_without_drafts_or_with_harmed_ones_there_are_none(tmp_path: Path) -> None:
    assert known_codes(tmp_path) == Codes()
    (tmp_path / FILE_NAME).write_bytes(b"no database")
    assert known_codes(tmp_path) == Codes()
