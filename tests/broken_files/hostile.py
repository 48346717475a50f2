"""The files that a foreign workbook must not be: each with the words of its refusal, or harmless and read."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import partial

from tests.helpers import old_workbooks, open_documents, workbooks
from tests.helpers.dialects import bureau
from tests.helpers.pdf_files import circular_pdf
from tests.helpers.workbooks import HEAD, MAIN, OFFICE, STRICT, STRICT_OFFICE, package, parts, sheet

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def with_parts(**changed: str | bytes | None) -> bytes:
    """Zip up a good workbook with some parts changed or left out; "__" in a name stands for "/"."""
    members = parts({"Sheet1": bureau().markup()})
    for name, content in changed.items():
        path = name.replace("__", "/").replace("_dot_", ".")
        if content is None:
            del members[path]
        else:
            members[path] = content
    return package(members)


def of_sheet(markup: str) -> bytes:
    """Zip up a workbook of one sheet."""
    return package(parts({"Sheet1": markup}))


def one_cell(address: str) -> bytes:
    """Put one cell somewhere."""
    return of_sheet(sheet(f"<row>{workbooks.cell(address, 1)}</row>"))


def zip_bomb() -> bytes:
    """Hide a gibibyte in a megabyte."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for path, content in parts({"Sheet1": bureau().markup()}).items():
            file.writestr(path, content)
        with file.open("xl/media/bomb.xml", "w", force_zip64=False) as part:
            for _ in range(256):
                part.write(bytes(1 << 22))
    return held.getvalue()


def lying_zip_bomb() -> bytes:
    """Declare a small size for a part that inflates to 200 MB."""
    data = bytearray(with_parts(xl__theme_dot_xml=b"<a>" + b" " * (200 << 20) + b"</a>"))
    size = (200 << 20) + 7
    declared, small = size.to_bytes(4, "little"), (1000).to_bytes(4, "little")
    assert declared in data
    return bytes(data).replace(declared, small)


def billion_laughs() -> bytes:
    """Declare entities that grow tenfold ten times."""
    entities = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    doctype = f'<!DOCTYPE w [<!ENTITY l0 "lol">{entities}]>'
    body = "<row r='1'><c r='A1' t='inlineStr'><is><t>&l9;</t></is></c></row>"
    return of_sheet(HEAD + doctype + f"<worksheet xmlns='{MAIN}'><sheetData>{body}</sheetData></worksheet>")


def styled_rows() -> bytes:
    """Style a million empty rows."""
    return of_sheet(
        sheet("".join(f'<row r="{number}" s="1" customFormat="1"/>' for number in range(1, 1_000_001)))
    )


def many_cells() -> bytes:
    """Fill 20,000 rows and 100 columns with nothing."""
    line = "<c/>" * 100
    return of_sheet(sheet(f"<row>{line}</row>" * 19_000))


def many_styles() -> bytes:
    """Define two million styles."""
    return with_parts(
        xl__styles_dot_xml=f"<styleSheet xmlns='{MAIN}'><cellXfs>{'<xf/>' * 2_000_000}</cellXfs></styleSheet>"
    )


def quadratic_strings() -> bytes:
    """Let every cell refer to one string of a million signs."""
    line = "<row>" + "<c t='s'><v>0</v></c>" * 100 + "</row>"
    members = parts({"Sheet1": sheet(line * 1000)})
    members["xl/sharedStrings.xml"] = f"{HEAD}<sst xmlns='{MAIN}'><si><t>{'长' * 1_000_000}</t></si></sst>"
    return package(members)


def missing_string() -> bytes:
    """Let a cell refer to a string that is not there."""
    members = parts({"Sheet1": sheet("<row><c t='s'><v>99999999</v></c></row>")})
    members["xl/sharedStrings.xml"] = f"{HEAD}<sst xmlns='{MAIN}'><si><t>a</t></si></sst>"
    return package(members)


def overlapping_members() -> bytes:
    """List one member of a megabyte under 1,500 names."""
    packed = zlib.compress(b" " * (1 << 20), 9)[2:-4]
    facts = (zlib.crc32(b" " * (1 << 20)), len(packed), 1 << 20, 5)
    member = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 33, *facts, 0) + b"a.xml" + packed
    entry = struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 33, *facts, 0, 0, 0, 0, 0, 0)
    entries = b"".join(entry + b"%05d" % number for number in range(1500))
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1500, 1500, len(entries), len(member), 0)
    return member + entries + end


def many_pages() -> bytes:
    """Put 100,000 pages into one file of the web."""
    head = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n'
    return head + b"--x\nContent-Type: text/html\n\n<table><tr><td>a</td></tr></table>\n" * 100_000


def deep() -> bytes:
    """Nest elements a million deep."""
    return of_sheet(sheet("<a>" * 1_000_000 + "</a>" * 1_000_000))


def long_token() -> bytes:
    """Write a comment that does not end for 50 MB."""
    return of_sheet(sheet(f"<!--{'-x' * (25 << 20)}-->"))


def many_members() -> bytes:
    """Put 100,000 empty files into one."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for number in range(5_000):
            file.writestr(f"xl/a{number}.xml", b"")
    return held.getvalue()


def twice() -> bytes:
    """Put a part in a second time, under a name that differs by case."""
    members = parts({"Sheet1": bureau().markup()})
    members["xl/Worksheets/Sheet1.xml"] = sheet("<row r='1'/>")
    return package(members)


def encrypted_zip() -> bytes:
    """Mark the members as encrypted."""
    data = bytearray(with_parts())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def nameless() -> bytes:
    """Take the name of a part away."""
    name = b"xl/styles.xml"
    data = with_parts()
    at = data.rindex(name)
    offset = int.from_bytes(data[-6:-2], "little")
    size = (len(data) - 22 - offset - len(name)).to_bytes(4, "little")
    held = bytearray(data[:at] + data[at + len(name) :])
    held[at - 46 + 28 : at - 46 + 30] = bytes(2)
    held[-10:-6] = size
    return bytes(held)


def other_compression() -> bytes:
    """Compress with a method that no workbook uses."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_BZIP2) as file:
        for path, content in parts({"Sheet1": bureau().markup()}).items():
            file.writestr(path, content)
    return held.getvalue()


def wrong_checksum() -> bytes:
    """Flip a bit in what a part holds."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as file:
        for path, content in parts({"Sheet1": bureau().markup()}).items():
            file.writestr(path, content)
    return held.getvalue().replace(b"sheetData>", b"sheetDatb>", 1)


def before_the_beginning() -> bytes:
    """Let the directory say that it stands further behind than it does."""
    data = with_parts()
    at = len(data) - 6
    offset = int.from_bytes(data[at : at + 4], "little") + 5000
    return data[:at] + offset.to_bytes(4, "little") + data[at + 4 :]


def named(*members: str) -> bytes:
    """Zip up empty files of these names."""
    return package(dict.fromkeys(members, "<a/>"))


def open_document(mimetype: str) -> bytes:
    """Zip up what an OpenDocument file begins with."""
    return package({"mimetype": mimetype, "content.xml": "<a/>"})


def ole(stream: str) -> bytes:
    """Write the beginning of an old container with one stream in it."""
    return OLE + f"{stream}\0".encode("utf-16-le") + bytes(512)


def xls_of(*records: bytes) -> bytes:
    """Write a workbook of 1997 with one sheet of these records."""
    return old_workbooks.old_workbook({"Sheet1": records})


def good_xls(*shared: bytes) -> bytes:
    """Write a small workbook of 1997."""
    labels = [old_workbooks.label(f"A{row}", "绩效自评表" * 9) for row in range(1, 60)]
    return old_workbooks.old_workbook({"Sheet1": labels}, shared)


def xls_in_a_circle() -> bytes:
    """Let the chain of a stream come back to its beginning."""
    data = bytearray(good_xls())
    table = (int.from_bytes(data[76:80], "little") + 1) * old_workbooks.SECTOR
    data[table + 4 : table + 8] = bytes(4)
    return bytes(data)


def ods_of(*rows: str) -> bytes:
    """Zip up an OpenDocument spreadsheet with one sheet of these rows."""
    return open_documents.document(open_documents.table(*rows))


REFUSED: dict[str, tuple[Callable[[], bytes], tuple[str, ...]]] = {
    "empty": (bytes, ("空文件",)),
    "not a workbook": (lambda: b"\x00\x01\x02" * 100, ("不是工作簿",)),
    "text of too many rows": (lambda: b"1\n" * 20_001, ("第20001行",)),
    "xml": (lambda: b'\xef\xbb\xbf<?xml version="1.0"?><data/>', ("XML格式",)),
    "xml workbook without sheets": (lambda: b'<?xml version="1.0"?><Workbook/>', ("已损坏",)),
    "xml workbook with entities": (
        lambda: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><Workbook/>',
        ("DOCTYPE",),
    ),
    "pdf": (lambda: b"%PDF-1.7", ("PDF",)),
    "rtf": (lambda: b"{\\rtf1", ("RTF",)),
    "picture": (lambda: b"\x89PNG\r\n", ("图片",)),
    "rar": (lambda: b"Rar!\x1a\x07", ("压缩包", "解压")),
    "html of hundreds of tables": (lambda: b"<html><table>" * 1_000, ("嵌套超过64层",)),
    "html of nothing but tags": (lambda: b"<html><table>" + b"<" * 20_000_000, ("元素超过1000000个",)),
    "html of wide cells": (
        lambda: b"<html><table>" + b"<tr><td colspan=256>1</td></tr>" * 19_000,
        ("单元格超过400000个",),
    ),
    "html of rows without end": (lambda: b"<html><table>" + b"<tr>" * 900_000, ("第20001行",)),
    "beginning of an xls": (partial(ole, "Workbook"), ("已损坏", "目录不完整")),
    "beginning of an old xls": (partial(ole, "Book"), ("已损坏",)),
    "xls in a circle": (xls_in_a_circle, ("已损坏", "目录不完整")),
    "xls cut off": (lambda: good_xls()[:-600], ("已损坏",)),
    "xls with a password": (lambda: good_xls(old_workbooks.record(0x2F, bytes(6))), ("打开密码",)),
    "xls with a far row": (partial(xls_of, old_workbooks.number("A65536", 1)), ("第65536行",)),
    "xls with a huge merge": (partial(xls_of, old_workbooks.merges("A1:IV65536")), ("A1:IV65536",)),
    "xls of empty records": (lambda: xls_of(old_workbooks.record(0x201) * 1_000_001), ("元素超过1000000个",)),
    "xls that lies about its texts": (
        lambda: good_xls(old_workbooks.record(0xFC, b"\xff" * 8)),
        ("工作表内容无法解读",),
    ),
    "doc": (partial(ole, "WordDocument"), ("Word 97-2003",)),
    "ppt": (partial(ole, "PowerPoint Document"), ("演示文稿",)),
    "encrypted": (partial(ole, "EncryptedPackage"), ("打开密码", "取消密码")),
    "other old container": (partial(ole, "Something"), ("没有工作簿",)),
    "pptx": (partial(named, "ppt/presentation.xml"), ("演示文稿",)),
    "xlsb": (partial(named, "xl/workbook.bin"), ("xlsb",)),
    "ods without sheets": (partial(open_document, open_documents.MIMETYPE), ("目录与内容不一致",)),
    "ods with entities": (
        lambda: package(
            {"mimetype": open_documents.MIMETYPE, "content.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}
        ),
        ("DOCTYPE", "content.xml"),
    ),
    "ods of a million rows": (
        partial(ods_of, open_documents.row(open_documents.cell("1"), table__number_rows_repeated=1_048_576)),
        ("第1048576行",),
    ),
    "ods of many columns": (
        partial(ods_of, open_documents.row(open_documents.cell("1", table__number_columns_repeated=16_384))),
        ("第XFD列",),
    ),
    "ods of many cells": (
        partial(
            ods_of,
            open_documents.row(
                open_documents.cell("1", table__number_columns_repeated=200),
                table__number_rows_repeated=19_000,
            ),
        ),
        ("单元格超过400000个",),
    ),
    "odt": (partial(open_document, "application/vnd.oasis.opendocument.text"), ("OpenDocument文档",)),
    "zip of files": (partial(named, "a.xlsx", "b.xlsx"), ("压缩包", "解压")),
    "encrypted zip": (encrypted_zip, ("加了密码的压缩包",)),
    "truncated": (lambda: with_parts()[:1500], ("已损坏", "压缩结构")),
    "wrong checksum": (wrong_checksum, ("已损坏", "校验")),
    "other compression": (other_compression, ("已损坏", "压缩方式")),
    "a part before the beginning": (before_the_beginning, ("已损坏", "校验")),
    "a part twice": (twice, ("已损坏", "两次")),
    "no workbook part": (partial(with_parts, xl__workbook_dot_xml=None), ("缺少部件", "xl/workbook.xml")),
    "no relations": (partial(with_parts, xl___rels__workbook_dot_xml_dot_rels=None), ("缺少部件",)),
    "no sheet part": (partial(with_parts, xl__worksheets__sheet1_dot_xml=None), ("缺少部件", "sheet1.xml")),
    "no sheets": (
        partial(with_parts, xl__workbook_dot_xml=f"{HEAD}<workbook xmlns='{MAIN}'><sheets/></workbook>"),
        ("目录与内容不一致",),
    ),
    "cut markup": (
        partial(with_parts, xl__worksheets__sheet1_dot_xml=f"{HEAD}<worksheet xmlns='{MAIN}'><sheetData>"),
        ("不是合格的XML", "sheet1.xml"),
    ),
    "bad address": (partial(one_cell, "1A"), ("地址“1A”不成立",)),
    "bad row": (lambda: of_sheet(sheet("<row r='x'/>")), ("不成立的数字“x”",)),
    "bad merge": (lambda: of_sheet(sheet("", after=workbooks.merges("A1:?"))), ("地址“A1:?”不成立",)),
    "a part without a name": (nameless, ("路径“”",)),
    "path upwards": (partial(with_parts, **{"..__evil_dot_xml": "<a/>"}), ("路径“../evil.xml”",)),
    "path from the root": (partial(with_parts, __etc__evil_dot_xml="<a/>"), ("路径",)),
    "path with a drive": (partial(with_parts, **{"C:\\evil_dot_xml": "<a/>"}), ("路径",)),
    "path too deep": (partial(with_parts, **{"a__" * 20 + "b_dot_xml": "<a/>"}), ("路径过深",)),
    "too many members": (many_members, ("内含文件超过2000个",)),
    "too large a file": (lambda: b"PK" + bytes(31 << 20), ("超过30兆字节",)),
    "zip bomb": (zip_bomb, ("解压后超过100兆字节",)),
    "lying zip bomb": (lying_zip_bomb, ("已损坏",)),
    "billion laughs": (billion_laughs, ("DOCTYPE", "sheet1.xml")),
    "doctype in styles": (
        partial(with_parts, xl__styles_dot_xml=f"{HEAD}<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"),
        ("DOCTYPE", "styles.xml"),
    ),
    "doctype in a part that nobody reads": (
        partial(with_parts, xl__theme__theme1_dot_xml=f"{HEAD}<!DOCTYPE a><a/>"),
        ("DOCTYPE", "theme1.xml"),
    ),
    "far corner": (partial(one_cell, "XFD1048576"), ("第1048576行", "20000")),
    "far row": (partial(one_cell, "A1048576"), ("第1048576行",)),
    "far column": (partial(one_cell, "IW1"), ("第IW列", "256")),
    "huge merge": (lambda: of_sheet(sheet("", after=workbooks.merges("A70:I1048576"))), ("A70:I1048576",)),
    "merge upside down": (lambda: of_sheet(sheet("", after=workbooks.merges("B2:A1"))), ("B2:A1",)),
    "many merges": (
        lambda: of_sheet(sheet("", after=workbooks.merges(*["A1:IV20000"] * 3))),
        ("合并单元格盖住的格子",),
    ),
    "million styled rows": (styled_rows, ("第20001行",)),
    "many cells": (many_cells, ("单元格超过400000个",)),
    "many styles": (many_styles, ("元素超过1000000个",)),
    "quadratic strings": (quadratic_strings, ("文字超过1000万字",)),
    "string that is not there": (missing_string, ("工作表内容无法解读",)),
    "one member under many names": (overlapping_members, ("解压后超过100兆字节",)),
    "pdf in a circle": (circular_pdf, ("PDF", "已损坏")),
    "mht of many pages": (many_pages, ("内含文件超过1000个",)),
    "text of one long line": (lambda: "长".encode() * 9_000_000, ("工作表内容无法解读",)),
    "deep nesting": (deep, ("嵌套超过64层",)),
    "token without end": (long_token, ("超长的标记",)),
    "many sheets": (lambda: workbooks.workbook(*[""] * 201), ("工作表超过200张",)),
}


def strict_markup() -> bytes:
    """Write the same workbook in the strict variant of the format."""
    members = parts({"Sheet1": bureau().markup()})
    for path, content in members.items():
        assert isinstance(content, str)
        members[path] = content.replace(MAIN, STRICT).replace(OFFICE, STRICT_OFFICE)
    return package(members)


def false_dimension() -> bytes:
    """Declare the largest sheet there is around a small one."""
    markup = bureau().markup().replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
    return of_sheet(markup)


def prefixed() -> bytes:
    """Write elements with a prefix, as some programs do."""
    markup = bureau().markup().replace(f' xmlns="{MAIN}"', f' xmlns:x="{MAIN}"')
    for tag in ("worksheet", "sheetData", "row", "c", "v", "is", "t", "mergeCells", "mergeCell"):
        markup = markup.replace(f"<{tag} ", f"<x:{tag} ").replace(f"<{tag}>", f"<x:{tag}>")
        markup = markup.replace(f"</{tag}>", f"</x:{tag}>")
    return of_sheet(markup)


HARMLESS: dict[str, Callable[[], bytes]] = {
    "good": with_parts,
    "strict": strict_markup,
    "false dimension": false_dimension,
    "prefixed": prefixed,
}
