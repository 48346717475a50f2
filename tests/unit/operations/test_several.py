"""Several forms are written into one file of a kind, or into a file each."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from desktop.errors import UserError
from desktop.operations.forms import FiledForm, read_files
from desktop.operations.several import Kind, write_several
from tests.helpers.forms import form_of, sound_form
from tests.helpers.pdf_text import page_texts

FORMS = [sound_form(), form_of(fields={"header/项目名称": "第二个项目"}, template="mof-analysis")]
NAMES = ["经办人员培训", "第二个项目"]


def names_in(path: Path) -> list[str]:
    texts = [set(one.form.document.texts()) for one in read_files([str(path)]) if isinstance(one, FiledForm)]
    return [name for held, name in zip(texts, NAMES, strict=True) if name in held]


@pytest.mark.parametrize("kind", [Kind.WORKBOOK, Kind.DOCUMENT])
def test_forms_go_into_one_file(kind: Kind, tmp_path: Path) -> None:
    target = tmp_path / f"表.{kind.value}"
    heard: list[int] = []
    assert write_several(FORMS, kind, target, progress=lambda _, total, __: heard.append(total)) == [target]
    assert names_in(target) == NAMES
    assert heard == [2]


def test_forms_go_into_one_pdf_or_bundle(tmp_path: Path) -> None:
    pdf, bundle = tmp_path / "表.pdf", tmp_path / "包.zip"
    write_several(FORMS, Kind.PDF, pdf)
    text = "".join(page_texts(pdf))
    assert all(name in text for name in NAMES)
    assert write_several(FORMS, Kind.BUNDLE, bundle, "{项目名称}") == [bundle]
    assert zipfile.ZipFile(bundle).namelist()[1:3] == ["经办人员培训.xlsx", "经办人员培训.pdf"]


def test_forms_go_into_a_file_each_and_none_is_written_over(tmp_path: Path) -> None:
    folder = tmp_path / "报送"
    written = write_several(FORMS, Kind.FILES, folder, "{项目名称}")
    assert [path.name for path in written] == [f"{name}.{end}" for name in NAMES for end in ("xlsx", "pdf")]
    assert sorted(folder.iterdir()) == sorted(written)
    with pytest.raises(UserError, match=r"“经办人员培训\.xlsx”.*已经有了"):
        write_several(FORMS, Kind.FILES, folder, "{项目名称}")
