"""Files are known by their content."""

from __future__ import annotations

import pytest

from desktop.text import workbook as wording
from desktop.workbook.kinds import kind_of
from tests.broken_files.hostile import ole


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04", "zip"),
        (ole("Workbook"), "xls"),
        (ole("EncryptionInfo"), "encrypted"),
        (ole("Else"), "ole"),
        (b"%PDF-1.4", "pdf"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"\x1f\x8b\x08", "archive"),
        (b"  <!DOCTYPE html><html>", "html"),
        (b'<meta charset="gb2312">', "html"),
        (b"<?xml version='1.0'?><data/>", "xml"),
        (b"<?xml version='1.0'?><Workbook><Worksheet><Table/></Worksheet></Workbook>", "xml-workbook"),
        (b"<?xml version='1.0'?><ss:Workbook/>", "xml-workbook"),
        (b"<?xml version='1.0'?><office:document xmlns:office='o'/>", "fods"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "mhtml"),
        (b"From: <WPS>\r\nSubject: a\r\n\tb\r\nMIME-Version: 1.0\r\n", "mhtml"),
        ("<html>".encode("utf-16"), "html"),
        ("a,b\r\n1,2".encode("utf-8-sig"), "csv"),
        ("项目\t分值".encode("gb18030"), "csv"),
        (b"\x00\x01\x02\x03", "unknown"),
        (b"   ", "unknown"),
    ],
)
def test_kinds(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


def test_every_kind_has_words() -> None:
    assert {
        "encrypted",
        "ole",
        "image",
        "archive",
        "xml",
        "unknown",
        "rtf",
    } <= set(wording.OTHER_KINDS)
