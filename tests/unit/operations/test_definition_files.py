"""Which definition files one form needs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop import paths
from desktop.errors import DefinitionError
from desktop.operations.definition_files import DefinitionFiles, read_definitions
from desktop.operations.library import library, opened
from desktop.templates import loader


@pytest.fixture(scope="module")
def files() -> DefinitionFiles:
    return read_definitions(paths.resources())


def test_a_template_needs_what_it_extends_and_its_pack(files: DefinitionFiles) -> None:
    templates, packs = files.template_part("mof-analysis")
    assert sorted(templates) == ["templates/mof/mof-analysis.yaml", "templates/mof/mof.yaml"]
    assert list(packs) == ["packs/mof-2020.yaml"]
    assert files.pack_part("nowhere") == {}


def test_every_template_and_pack_loads_alone_as_it_does_among_the_others(files: DefinitionFiles) -> None:
    everything = loader.load(files.templates, files.packs, files.vocabulary)
    for name, template in everything.templates.items():
        templates, packs = files.template_part(name)
        alone = loader.load(templates, packs, files.vocabulary, whole=False)
        assert alone.templates[name] == template
        assert alone.packs[template.pack] == everything.packs[template.pack]
    for name, pack in everything.packs.items():
        assert loader.load({}, files.pack_part(name), files.vocabulary).packs[name] == pack


@pytest.mark.parametrize("content", [b"\xff\xfe\x00 rubbish", b"blocks: []\n", b""])
def test_a_file_of_ones_own_that_is_none_keeps_nobody_from_the_others(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "own" / "templates").mkdir(parents=True)
    (tmp_path / "own" / "templates" / "a.yaml").write_bytes(content)
    found = opened(paths.resources(), tmp_path / "own")
    assert found.template("mof").id == "mof"
    assert found.pack("mof-2020").id == "mof-2020"
    assert "a.yaml" in found.notice


def test_names_are_known_without_parsing() -> None:
    assert library().template_names() == {template.id: template.name for template in library().templates()}
    assert library().pack_ids() == {pack.id for pack in library().packs()}


def test_one_form_parses_only_its_own_files(tmp_path: Path) -> None:
    copy = tmp_path / "resources"
    shutil.copytree(paths.resources(), copy, ignore=shutil.ignore_patterns("*.ttf"))
    (copy / "templates" / "hubei" / "hubei.yaml").write_text("id: hubei\nbroken", "utf-8")
    known = opened(copy)
    assert known.template("mof").id == "mof"
    assert known.pack("mof-2020") is known.pack("mof-2020")
    with pytest.raises(DefinitionError, match=r"hubei\.yaml"):
        known.template("hubei")
    with pytest.raises(DefinitionError, match=r"hubei\.yaml"):
        known.templates()


def test_what_was_handed_out_stays_the_same() -> None:
    known = opened(paths.resources())
    template, pack = known.template("hubei"), known.pack("mof-2020")
    assert template in known.templates()
    assert any(one is template for one in known.templates())
    assert any(one is pack for one in known.packs())


def test_a_circle_of_files_ends(tmp_path: Path) -> None:
    folder = tmp_path / "resources"
    (folder / "templates").mkdir(parents=True)
    (folder / "packs").mkdir()
    (folder / "templates" / "vocabulary.yaml").write_text("labels: {}", "utf-8")
    for name, other in (("a", "b"), ("b", "a")):
        (folder / "templates" / f"{name}.yaml").write_text(f"id: {name}\nextends: {other}\n", "utf-8")
    templates, packs = read_definitions(folder).template_part("a")
    assert (sorted(templates), packs) == (["templates/a.yaml", "templates/b.yaml"], {})
