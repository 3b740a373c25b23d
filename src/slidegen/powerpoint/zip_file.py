"""The zip file that a package is: its entries as they stand in it, read and written.

The standard library writes an entry in several times the time that deflating it takes, which in a
deck of two thousand small parts is most of the work; and it cannot hand on an entry that was not
changed. The listing of a file that is read is left to it. Formats are those of PKWARE's APPNOTE,
as far as ECMA-376 Part 2 Annex B lets a package use them.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

# Beyond 3 a deck shrinks by 4 % and takes a third longer to deflate.
_LEVEL = 3
# What is compressed already.
_STORED = (".xlsx", ".png", ".jpg", ".jpeg", ".gif", ".mp4")

# An entry stands before its content and in the listing. Both tell version, flags, method, time,
# date, checksum, sizes, lengths of name and extra field; the listing also rights and place.
_FACTS = struct.Struct("<5H3L2H")
_LOCAL = struct.Struct("<4s5H3L2H")
_PLACE = struct.Struct("<3H2L")
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")

_LOCAL_MARK = b"PK\3\4"
_VERSION, _VERSION_64 = 20, 45
# Of an entry that was made on Unix.
_CENTRAL_MARK = b"PK\1\2" + struct.pack("<H", 3 << 8 | _VERSION)
_READ_WRITE = 0o600 << 16
_UTF8_NAME = 0x800
# 1980-01-01, the earliest date that a zip can hold; Office writes it too.
_TIME, _DATE = 0, 0x21
_MOST_ENTRIES = 0xFFFF


class Entry(NamedTuple):
    """The content of a file in a zip: how it is packed, its checksum and size, and the bytes."""

    method: int
    crc: int
    size: int
    packed: bytes


def read_zip(source: bytes) -> dict[str, tuple[bytes, Entry]]:
    """Content and entry of each file by its name in the zip; folders are left out.

    Raises BadZipFile, zlib.error, EOFError, OSError, ValueError or NotImplementedError for a broken
    file; sizes are for the caller to check beforehand.
    """
    with ZipFile(BytesIO(source)) as archive:
        return {
            info.filename: _read_entry(source, info)
            for info in archive.infolist()
            if not info.is_dir()
        }


def _read_entry(source: bytes, info: ZipInfo) -> tuple[bytes, Entry]:
    """The content, which is never more than the listing says, and is what its checksum says."""
    head = source[info.header_offset : info.header_offset + _LOCAL.size]
    if len(head) < _LOCAL.size or not head.startswith(_LOCAL_MARK):
        raise BadZipFile(info.filename)
    *_, name, extra = _LOCAL.unpack(head)
    start = info.header_offset + _LOCAL.size + name + extra
    packed = source[start : start + info.compress_size]
    if info.compress_type == ZIP_STORED:
        data = packed
    elif info.compress_type == ZIP_DEFLATED:
        data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, info.file_size + 1)
    else:
        raise NotImplementedError(info.filename)
    if len(data) != info.file_size or zlib.crc32(data) != info.CRC:
        raise BadZipFile(info.filename)
    return data, Entry(info.compress_type, info.CRC, info.file_size, packed)


def make_entry(name: str, data: bytes) -> Entry:
    """The content of a file, deflated unless it is of a kind that is compressed already."""
    if name.lower().endswith(_STORED):
        return Entry(ZIP_STORED, zlib.crc32(data), len(data), data)
    packed = zlib.compress(data, _LEVEL, -zlib.MAX_WBITS)
    return Entry(ZIP_DEFLATED, zlib.crc32(data), len(data), packed)


def write_zip(entries: Mapping[str, Entry]) -> bytes:
    """A zip of the entries in their order, all under one date: the same bytes each time."""
    local: list[bytes] = []
    central: list[bytes] = []
    at = 0
    for name, (method, crc, size, packed) in entries.items():
        encoded = name.encode()
        flags = 0 if name.isascii() else _UTF8_NAME
        size_packed, size_name = len(packed), len(encoded)
        facts = _FACTS.pack(
            _VERSION, flags, method, _TIME, _DATE, crc, size_packed, size, size_name, 0
        )
        local += (_LOCAL_MARK, facts, encoded, packed)
        central += (_CENTRAL_MARK, facts, _PLACE.pack(0, 0, 0, _READ_WRITE, at), encoded)
        at += _LOCAL.size + size_name + size_packed
    listing = b"".join(central)
    return b"".join((*local, listing, _end(len(entries), at, len(listing))))


def _end(count: int, start: int, size: int) -> bytes:
    """The end of the central directory; one that counts further where there are many entries."""
    if count < _MOST_ENTRIES:
        return _END.pack(b"PK\5\6", 0, 0, count, count, size, start, 0)
    rest = _END_64.size - 12
    return (
        _END_64.pack(b"PK\6\6", rest, _VERSION_64, _VERSION_64, 0, 0, count, count, size, start)
        + _LOCATOR_64.pack(b"PK\6\7", 0, start + size, 1)
        + _END.pack(b"PK\5\6", 0, 0, _MOST_ENTRIES, _MOST_ENTRIES, size, start, 0)
    )
