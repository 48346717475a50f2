"""A web page saved as one file is opened with the tables of all its pages."""

from __future__ import annotations

import base64
import quopri

import pytest

from desktop.errors import FileRefused
from desktop.workbook import open_mhtml as module
from desktop.workbook.opened import Opened
from desktop.workbook.opening import open_bytes

HEAD = 'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="----=_next"\r\n\r\n前言\r\n'
PAGE = "<html><meta charset=utf-8><table><tr><td>{}</td></tr></table></html>"
NAMES = "<html><xml><x:Name>一</x:Name><x:Name>二</x:Name></xml><body>此页使用了框架</body></html>"


def part(body: bytes, packed: str = "", kind: str = 'text/html; charset="utf-8"') -> bytes:
    """Write a part; `packed` says how its body is packed."""
    told = f"Content-Transfer-Encoding: {packed}\r\n" if packed else ""
    return (
        f"------=_next\r\nContent-Location: a.htm\r\n{told}Content-Type: {kind}\r\n\r\n".encode()
        + body
        + b"\r\n"
    )


def opened(*parts: bytes) -> Opened:
    return open_bytes("a.xls", HEAD.encode() + b"".join(parts) + b"------=_next--\r\n")


def texts(found: Opened) -> list[str]:
    return [cell.text for grid in found.grids() for cell in grid.cells()]


def test_pages_are_unpacked_however_they_are_packed() -> None:
    bodies = [PAGE.format(word).encode() for word in ("甲", "乙", "丙")]
    found = opened(
        part(quopri.encodestring(bodies[0]), "quoted-printable"),
        part(base64.encodebytes(bodies[1]), "BASE64"),
        part(bodies[2], "8bit"),
        part(bodies[2]),
    )
    assert texts(found) == ["甲", "乙", "丙", "丙"]


def test_the_first_page_names_the_sheets() -> None:
    found = opened(part(NAMES.encode()), *(part(PAGE.format(word).encode()) for word in ("甲", "乙")))
    assert [grid.name for grid in found.grids()] == ["一", "二"]
    assert texts(found) == ["甲", "乙"]


def test_pictures_and_broken_parts_are_left_out() -> None:
    found = opened(
        part(b"\x89PNG", kind="image/png"),
        part(b"a", "base64"),
        b"------=_next\r\nContent-Type: text/html",
        part(PAGE.format("甲").encode()),
    )
    assert texts(found) == ["甲"]


def test_a_single_page_needs_no_boundary() -> None:
    data = "Content-Type: text/html; charset=utf-8\r\nMIME-Version: 1.0\r\n\r\n" + PAGE.format("甲")
    assert texts(open_bytes("a.mht", data.encode())) == ["甲"]


def test_without_a_page_it_is_damaged() -> None:
    with pytest.raises(FileRefused, match="无法解读"):
        opened(part(b"\x89PNG", kind="image/png"))


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        ("_MOST_BOUNDARIES", "内含文件超过0个"),
        ("_MOST_PARTS", "内含文件超过0个"),
        ("MOST_SHEETS", "工作表超过0张"),
    ],
)
def test_limits_hold(limit: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, limit, 0)
    with pytest.raises(FileRefused, match=words):
        opened(part(PAGE.format("甲").encode()))
