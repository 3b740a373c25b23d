"""Names and escapes for writing parts as XML text."""

from __future__ import annotations

import re

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
A16 = "http://schemas.microsoft.com/office/drawing/2014/main"
DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"

NAMESPACES = f'xmlns:a="{DRAWING}" xmlns:r="{RELATIONS}" xmlns:p="{PRESENTATION}"'

# Extension uris: [MS-ODRAWXML] (a16 ids, decorative) and [MS-PPTX] (creationId, sections).
SHAPE_ID_URI = "{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}"
DECORATIVE_URI = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
COLUMN_ID_URI = "{9D8B030D-6E8A-4147-A177-3AD203B41FA5}"
ROW_ID_URI = "{0D108BD9-81ED-4DB2-BD59-A6C34878D82A}"
SLIDE_ID_URI = "{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}"
SECTIONS_URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"

# XML 1.0 §2.2 has no place for these, not even as references; but for tabs and line ends.
_CONTROLS = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
# Hardly any text has something to escape, and there are ten thousands of them.
_SPECIAL = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')


def escape(text: str) -> str:
    """Text for element content. What XML 1.0 cannot hold is left out."""
    if not _SPECIAL.search(text):
        return text
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _CONTROLS.sub(_in_content, text)


def escape_value(text: str) -> str:
    """Text for an attribute in double quotes; line ends and tabs survive as references."""
    if not _SPECIAL.search(text):
        return text
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _CONTROLS.sub(_in_value, text.replace('"', "&quot;"))


def _in_content(match: re.Match[str]) -> str:
    char = match[0]
    return char if char in "\t\n" else "&#13;" if char == "\r" else ""


def _in_value(match: re.Match[str]) -> str:
    char = match[0]
    return f"&#{ord(char)};" if char in "\t\n\r" else ""


def qualified(namespace: str, name: str) -> str:
    """`{namespace}name`, as lxml calls an element or attribute."""
    return f"{{{namespace}}}{name}"


def drawing(name: str) -> str:
    return f"{{{DRAWING}}}{name}"


def presentation(name: str) -> str:
    return f"{{{PRESENTATION}}}{name}"
