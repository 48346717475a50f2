"""The zip file of a Word document is whole, and the same for the same content."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

from desktop.workbook.docx_parts import document_package, foot_id


def package() -> zipfile.ZipFile:
    data = document_package("<w:p/>", ["<a/>", "<b/>"], "甲 & 乙", {"x": "<1>", "y": "2"})
    return zipfile.ZipFile(io.BytesIO(data))


def test_every_part_is_well_formed_and_has_a_type() -> None:
    with package() as file:
        names = file.namelist()
        roots = {name: ET.fromstring(file.read(name)) for name in names}
    typed = [one.get("PartName", "") for one in roots["[Content_Types].xml"] if "PartName" in one.attrib]
    assert {f"/{name}" for name in names if not name.endswith(".rels")} - {"/[Content_Types].xml"} == set(
        typed
    )


def test_every_relation_leads_to_a_part() -> None:
    with package() as file:
        names = set(file.namelist())
        for part, folder in (("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")):
            root = ET.fromstring(file.read(part))
            assert {folder + one.get("Target", "") for one in root} <= names
            assert part == "_rels/.rels" or {foot_id(1), foot_id(2)} <= {one.get("Id") for one in root}


def test_title_and_properties() -> None:
    with package() as file:
        core, custom = file.read("docProps/core.xml").decode(), file.read("docProps/custom.xml").decode()
    assert "甲 &amp; 乙" in core
    assert 'pid="2" name="x"><vt:lpwstr>&lt;1&gt;</vt:lpwstr>' in custom
    assert 'pid="3" name="y"' in custom


def test_the_same_content_gives_the_same_bytes() -> None:
    assert document_package("", [], "", {}) == document_package("", [], "", {})
