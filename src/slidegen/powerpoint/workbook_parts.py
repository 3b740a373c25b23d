"""The parts of a chart's workbook that are the same for every chart."""

from __future__ import annotations

from functools import cache

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FACE = "Microsoft YaHei"

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument"
_SHEET_TYPE = f"{_TYPE}.spreadsheetml"


@cache
def content_types(with_table: bool) -> str:
    kinds = [
        ("workbook.xml", f"{_SHEET_TYPE}.sheet.main"),
        ("worksheets/sheet1.xml", f"{_SHEET_TYPE}.worksheet"),
        ("styles.xml", f"{_SHEET_TYPE}.styles"),
        ("sharedStrings.xml", f"{_SHEET_TYPE}.sharedStrings"),
        ("theme/theme1.xml", f"{_TYPE}.theme"),
    ]
    if with_table:
        kinds.append(("tables/table1.xml", f"{_SHEET_TYPE}.table"))
    parts = "".join(
        f'<Override PartName="/xl/{name}" ContentType="{kind}+xml"/>' for name, kind in kinds
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _relationships(*targets: tuple[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{index}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(targets, 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


PACKAGE_RELATIONSHIPS = _relationships(("officeDocument", "xl/workbook.xml"))
WORKBOOK_RELATIONSHIPS = _relationships(
    ("worksheet", "worksheets/sheet1.xml"),
    ("styles", "styles.xml"),
    ("sharedStrings", "sharedStrings.xml"),
    ("theme", "theme/theme1.xml"),
)
SHEET_RELATIONSHIPS = _relationships(("table", "../tables/table1.xml"))
WORKBOOK = (
    f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}"><bookViews>'
    '<workbookView xWindow="0" yWindow="0" windowWidth="16000" windowHeight="9000"/></bookViews>'
    '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
)

# Nothing in the sheet refers to the theme, but a workbook is expected to have one.
_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "4472C4",
    "accent2": "ED7D31",
    "accent3": "A5A5A5",
    "accent4": "FFC000",
    "accent5": "5B9BD5",
    "accent6": "70AD47",
    "hlink": "0563C1",
    "folHlink": "954F72",
}
_FLAT_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_FACES = f'<a:latin typeface="{FACE}"/><a:ea typeface="{FACE}"/><a:cs typeface=""/>'


def _theme() -> str:
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items()
    )
    line = f'<a:ln w="6350">{_FLAT_FILL}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_DRAWING}" name="Office"><a:themeElements>'
        f'<a:clrScheme name="Office">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Office"><a:majorFont>{_FACES}</a:majorFont>'
        f"<a:minorFont>{_FACES}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Office"><a:fillStyleLst>{_FLAT_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FLAT_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


THEME = _theme()
