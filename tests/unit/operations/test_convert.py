"""Forms are written as another kind of file, and never over what they come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import UserError
from desktop.operations.convert import check_targets, convert
from desktop.operations.forms import FiledForm, export_document, read_files, sample_form


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "自评表.docx"
    export_document([sample_form("mof"), sample_form("hubei")], path)
    return path


def filed(path: Path) -> list[FiledForm]:
    return [one for one in read_files([str(path)]) if isinstance(one, FiledForm)]


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_what_is_written_reads_the_same(kind: str, source: Path, tmp_path: Path) -> None:
    target = tmp_path / f"out.{kind}"
    (written,) = convert(filed(source), kind, target)
    assert written.path == target
    assert [one.form.document for one in filed(target)] == [one.form.document for one in filed(source)]


@pytest.mark.parametrize(("kind", "what"), [("docx", "Word文档"), ("pdf", "PDF"), ("json", "2张")])
def test_a_file_says_what_it_is(kind: str, what: str, source: Path, tmp_path: Path) -> None:
    (written,) = convert(filed(source), kind, tmp_path / f"out.{kind}")
    assert what in written.what


def test_a_folder_gets_a_file_for_each_form(source: Path, tmp_path: Path) -> None:
    written = list(convert(filed(source), "docx", tmp_path / "out"))
    assert [one.path.name for one in written] == ["自评表.docx", "自评表(2).docx"]
    assert [len(filed(one.path)) for one in written] == [1, 1]


def test_an_input_is_not_overwritten(source: Path) -> None:
    before = source.read_bytes()
    with pytest.raises(UserError, match="自评表"):
        list(convert(filed(source), "docx", source))
    assert source.read_bytes() == before


def test_files_that_are_there_are_named_and_kept(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    list(convert(filed(source), "pdf", folder))
    kept = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    (folder / "自评表.pdf").unlink()
    with pytest.raises(UserError, match=r"没有写出任何文件：“[^“”]*自评表\(2\)\.pdf”已经存在.*--force"):
        list(convert(filed(source), "pdf", folder))
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == {
        name: time for name, time in kept.items() if name != "自评表.pdf"
    }
    assert len(list(convert(filed(source), "pdf", folder, force=True))) == 2


def test_an_input_is_not_overwritten_even_by_force(source: Path) -> None:
    before = source.read_bytes()
    with pytest.raises(UserError, match="就是要读取的文件"):
        list(convert(filed(source), "docx", source, force=True))
    with pytest.raises(UserError, match="就是要读取的文件"):
        list(convert(filed(source)[:1], "docx", source.parent, force=True))
    assert source.read_bytes() == before


def test_all_files_in_the_way_are_named(tmp_path: Path) -> None:
    targets = [tmp_path / name for name in ("a.pdf", "b.pdf", "c.pdf")]
    for target in targets[:2]:
        target.touch()
    with pytest.raises(UserError, match=r"a\.pdf”“.*b\.pdf”已经存在"):
        check_targets(targets)
    check_targets(targets, force=True)
    check_targets(targets[2:])
