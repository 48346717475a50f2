"""The zip file around a workbook: checked for size, names and kind before any part of it is parsed."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache

from desktop.workbook.refusal import damaged, other_kind, unsafe

MEGABYTE = 1 << 20
MOST_FILE_BYTES = 30 * MEGABYTE
MOST_BYTES = 100 * MEGABYTE
MOST_MEMBERS = 2_000
DEEPEST_PATH = 12
CHUNK = 256 * 1024
_MOST_REMEMBERED = 2048
"""Packed bytes of a part that is remembered: what the files of one program have in common is small."""

_ENTRY, _PART = b"PK\x01\x02", b"PK\x03\x04"
_ENCRYPTED = 0x1
_MIMETYPE = "mimetype"
WORKBOOK = "xl/workbook.xml"
_KINDS = (
    (WORKBOOK, "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("word/document.xml", "docx"),
    ("ppt/presentation.xml", "ppt"),
)
BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError)
"""What zipfile raises on bytes that are not as they should be."""


@lru_cache(maxsize=64)
def _inflated(packed: bytes) -> bytes | None:
    """Inflate a small part, once for all files that have the same; None where it is not small any more."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    data = inflater.decompress(packed, CHUNK)
    return None if inflater.unconsumed_tail or not data else data


class Container:
    """The parts of a workbook, each read in pieces, within limits that hold for what is really there."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.data = data
        self._inflated = 0
        if len(data) > MOST_FILE_BYTES:
            raise unsafe(name, "file-size", limit=MOST_FILE_BYTES // MEGABYTE)
        # Counted in the bytes themselves: the directory of a hostile zip is large before it is parsed.
        if data.count(_ENTRY) > MOST_MEMBERS:
            raise unsafe(name, "members", limit=MOST_MEMBERS)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise damaged(name, "zip") from error
        # A member without a name is none of a folder, and fails there where it is asked for one.
        members = [member for member in self._zip.infolist() if not member.filename.endswith("/")]
        self._check_members(members)
        self._members = {member.filename: member for member in members}
        self.kind = self._kind()
        """What is in it: "xlsx", "ods", or a kind that has a sentence of refusal."""

    @property
    def parts(self) -> list[str]:
        """Names of the parts, as they stand in the file."""
        return list(self._members)

    def chunks(self, part: str) -> Iterator[bytes]:
        """Inflate a part piece by piece, counting what really comes out.

        Raises:
            FileRefused: There is no such part, it is damaged, or the whole grows beyond the limit.
        """
        member = self._members.get(part)
        if member is None:
            raise damaged(self.name, "no-part", part=part)
        length, checksum = 0, 0
        try:
            for piece in self._inflate(member):
                length, checksum = length + len(piece), zlib.crc32(piece, checksum)
                if length > member.file_size:
                    raise damaged(self.name, "checksum")
                self._inflated += len(piece)
                if self._inflated > MOST_BYTES:
                    raise unsafe(self.name, "size", limit=MOST_BYTES // MEGABYTE)
                yield piece
        except BROKEN as error:
            raise damaged(self.name, "checksum") from error
        if (length, checksum) != (member.file_size, member.CRC):
            raise damaged(self.name, "checksum")

    def _inflate(self, member: zipfile.ZipInfo) -> Iterator[bytes]:
        """Inflate a part as it stands, without believing what is said of its size."""
        begin = member.header_offset
        if begin < 0 or self.data[begin : begin + 4] != _PART:
            raise zipfile.BadZipFile
        name, more = struct.unpack_from("<2H", self.data, begin + 26)
        start = begin + 30 + name + more
        packed = self.data[start : start + member.compress_size]
        if member.compress_type == zipfile.ZIP_STORED:
            yield from (packed[place : place + CHUNK] for place in range(0, len(packed), CHUNK))
            return
        small = _inflated(packed) if len(packed) <= _MOST_REMEMBERED else None
        if small is not None:
            yield small
            return
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        while piece := inflater.decompress(packed, CHUNK):
            yield piece
            packed = inflater.unconsumed_tail

    def _check_members(self, members: list[zipfile.ZipInfo]) -> None:
        if sum(member.file_size for member in members) > MOST_BYTES:
            raise unsafe(self.name, "size", limit=MOST_BYTES // MEGABYTE)
        seen: set[str] = set()
        for member in members:
            self._check_path(member.filename)
            # Readers look parts up without regard to case, and may take the other one.
            folded = member.filename.lower()
            if folded in seen:
                raise damaged(self.name, "twice", part=member.filename)
            seen.add(folded)
            if member.flag_bits & _ENCRYPTED:
                raise other_kind(self.name, "encrypted-zip")
            if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise damaged(self.name, "compression")

    def _check_path(self, path: str) -> None:
        steps = path.replace("\\", "/").split("/")
        if steps[0] == "" or ".." in steps or ":" in path:
            raise unsafe(self.name, "path", part=path)
        if len(steps) > DEEPEST_PATH:
            raise unsafe(self.name, "path-depth")

    def _kind(self) -> str:
        for part, kind in _KINDS:
            if part in self._members:
                return kind
        if _MIMETYPE in self._members:
            mimetype = b"".join(self.chunks(_MIMETYPE))
            return "ods" if b"spreadsheet" in mimetype else "odf"
        if any(part.startswith(("xl/", "[Content_Types]")) for part in self._members):
            raise damaged(self.name, "no-part", part=WORKBOOK)
        return "archive"
