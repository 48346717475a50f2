"""The program's own definitions, and what is said when they are broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop import paths
from desktop.errors import DefinitionError
from desktop.operations.library import library, load
from desktop.templates.loader import load_template


def test_own_definitions_load() -> None:
    ids = [template.id for template in library().templates()]
    assert ids == sorted(ids)
    assert {"mof", "mof-analysis"} <= set(ids)
    assert "mof-2020" in {pack.id for pack in library().packs()}
    assert library().pack("mof-2020").id == "mof-2020"
    assert "年初预算" in library().vocabulary.labels["initial_budget"]
    assert library() is library()


def test_a_draft_can_keep_its_template() -> None:
    digest, text = library().template_source("mof-analysis")
    kept = load_template("draft", text)
    assert kept == library().template("mof-analysis")
    assert kept.digest == digest
    assert library().kept_template(digest, "draft", text) is library().template("mof-analysis")


def test_a_version_no_longer_in_force_is_read_from_what_the_draft_keeps() -> None:
    _, text = library().template_source("mof")
    older = text.replace('"version": "2020"', '"version": "2018"')
    kept = library().kept_template("0" * 64, "draft", older)
    assert kept.version == "2018"
    with pytest.raises(DefinitionError, match="draft"):
        library().kept_template("0" * 64, "draft", "[]")


@pytest.mark.parametrize("ask", [lambda: library().template("nowhere"), lambda: library().pack("nowhere")])
def test_an_unknown_id_names_the_known_ones(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(DefinitionError, match=r"“nowhere”.*mof"):
        ask()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("templates/vocabulary.yaml", None),
        ("packs/mof-2020.yaml", "id: 规则".encode("gb18030")),
        ("fonts/widths.json", b"{"),
    ],
)
def test_a_missing_or_unreadable_file_is_named(tmp_path: Path, name: str, content: bytes | None) -> None:
    copy = tmp_path / "resources"
    shutil.copytree(paths.resources(), copy, ignore=shutil.ignore_patterns("*.ttf"))
    (copy / name).unlink()
    if content is not None:
        (copy / name).write_bytes(content)
    with pytest.raises(DefinitionError, match=name):
        load(copy)


def test_all_faults_of_all_files_are_said_at_once(tmp_path: Path) -> None:
    copy = tmp_path / "resources"
    shutil.copytree(paths.resources(), copy, ignore=shutil.ignore_patterns("*.ttf"))
    template = copy / "templates" / "mof" / "mof.yaml"
    template.write_text(template.read_text("utf-8").replace("unit: 万元", "unit: 两"), "utf-8")
    pack = copy / "packs" / "mof-2020.yaml"
    pack.write_text(pack.read_text("utf-8").replace("value: 0.90", "value: 九成"), "utf-8")
    with pytest.raises(DefinitionError) as caught:
        load(copy)
    assert "templates/mof/mof.yaml：unit：" in caught.value.sentence
    assert "packs/mof-2020.yaml：rules[9].parameters.value：“九成”" in caught.value.sentence
