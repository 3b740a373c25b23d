"""Bytes → text: UTF-8 only, but what else it seems to be is said by name."""

from __future__ import annotations

import codecs
import re

from slidegen.problems import Place, Problems

_BOMS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_MAGIC = (
    (b"PK\x03\x04", "Word、Excel 或 zip", "Word, Excel or zip"),
    (b"%PDF", "PDF", "PDF"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office", "old Office"),
    (b"{\\rtf", "RTF", "RTF"),
    (b"\x89PNG", "图片", "image"),
    (b"\xff\xd8\xff", "图片", "image"),
    (b"GIF8", "图片", "image"),
)
# How often these stand in any Chinese text tells the right one of two decodings.
_COMMON = {
    "gb18030": "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会发年展",
    "big5": "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會發年展",
    "euc_kr": "이다는의에을를가한고로은인지도사하기",
    "shift_jis": "のにはをたがでてとしれさいるもなか",
}
_NAMES = {"gb18030": "GB18030（GBK）", "big5": "Big5", "euc_kr": "EUC-KR", "shift_jis": "Shift_JIS"}
_SAMPLE = 20_000
_ODD_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\x1a"))


def decode_text(data: bytes, file: str, place: Place, problems: Problems) -> tuple[str, str] | None:
    """The text and the name of its encoding ("utf-8", with a byte order mark "utf-8-sig").

    Errors: report-binary, report-encoding, report-broken-utf8, report-empty.
    """
    for magic, zh, en in _MAGIC:
        if data.startswith(magic):
            problems.error("report-is-other-file", place, file=file, kind=zh, kind_en=en)
            return None
    other = next((name for bom, name in _BOMS if data.startswith(bom)), None)
    encoding = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8"
    if other is None:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            _refuse(data, error.start, file, place, problems)
            return None
        other = _guess_wide(data) if "\0" in text else None
        if other is None and _is_binary(data):
            problems.error("report-binary", place, file=file)
            return None
        if other is None and not text.strip("\ufeff \t\r\n\f\v\u3000\u200b\0"):
            problems.error("report-empty", place, file=file)
            return None
        if other is None:
            return text, encoding
    problems.error("report-encoding", place, file=file, encoding=other)
    return None


def _refuse(data: bytes, start: int, file: str, place: Place, problems: Problems) -> None:
    name = _guess_wide(data)
    if name is None and _is_binary(data):
        problems.error("report-binary", place, file=file)
        return
    if name is None and _is_mostly_utf8(data):
        line = 1 + len(re.findall(rb"\r\n|\r|\n", data[:start]))
        problems.error("report-broken-utf8", place, file=file, line=line)
        return
    name = name or _guess_narrow(data)
    if name is None:
        problems.error("report-unknown-encoding", place, file=file)
    else:
        problems.error("report-encoding", place, file=file, encoding=name)


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    odd = len(sample) - len(sample.translate(None, _ODD_CONTROLS))
    return odd > max(3, len(sample) // 50)


def _guess_wide(data: bytes) -> str | None:
    """UTF-16 without its mark: nearly all of it is then letters and signs of everyday text."""
    sample = data[: _SAMPLE // 2 * 2]
    sample = sample[: len(sample) // 2 * 2]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        plain = sum(char in "\t\r\n" or " " <= char <= "~" or _is_chinese(char) for char in text)
        if text and plain >= 0.9 * len(text):
            return "UTF-16"
    return None


def _is_chinese(char: str) -> bool:
    return (
        "\u4e00" <= char <= "\u9fff" or "\u3000" <= char <= "\u303f" or "\uff01" <= char <= "\uff5e"
    )


def _is_mostly_utf8(data: bytes) -> bool:
    """A few broken bytes in what is UTF-8 otherwise, such as a file cut off."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    good = sum(char > "\x7f" and char != "\ufffd" for char in text)
    return good > 0 and text.count("\ufffd") <= good // 10 + 1


def _guess_narrow(data: bytes) -> str | None:
    """GB18030, Big5 or Windows-1252, where one is clearly likelier than the others."""
    sample = data[:_SAMPLE]
    high = sum(byte > 127 for byte in sample)
    pairs = len(re.findall(rb"[\x80-\xff]{2}", sample)) * 2
    if high < len(sample) // 10 and pairs < high // 2:
        return "Windows-1252"
    scores = {}
    for encoding, common in _COMMON.items():
        # The sample may end inside a character.
        text = sample.decode(encoding, "replace")
        if text.count("\ufffd") <= 1 + len(text) // 200:
            scores[encoding] = sum(map(text.count, common)) / max(1, high)
    best = max(scores, key=lambda encoding: scores[encoding], default=None)
    return _NAMES[best] if best is not None and scores[best] > 0.02 else None
