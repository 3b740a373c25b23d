"""The workbook behind a chart, which "Edit Data" opens: one sheet with one table.

Written as text into constant parts: several times faster than a spreadsheet library, and the same
bytes each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from slidegen.deck import ChartItem, ChartPoint, ChartSeries
from slidegen.powerpoint.chart_marks import plain_number
from slidegen.powerpoint.chart_series import column_letter
from slidegen.powerpoint.markup import escape, escape_value
from slidegen.powerpoint.workbook_parts import (
    DECLARATION,
    FACE,
    MAIN,
    PACKAGE_RELATIONSHIPS,
    RELATIONSHIPS,
    SHEET_RELATIONSHIPS,
    THEME,
    WORKBOOK,
    WORKBOOK_RELATIONSHIPS,
    content_types,
)
from slidegen.powerpoint.zip_file import Entry, make_entry, write_zip

# Heads the cell that names the unit, two columns right of the table so that the table can grow.
UNIT_HEADING = "单位 / Unit"

_CONTROL = re.compile(r"[\x00-\x1f]")
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# Whether a character takes the place of two: Chinese comes after the first of the CJK radicals.
_is_wide = "\u2e80".__lt__

# Built-in number formats (ECMA-376 Part 1 §18.8.30); others get numbers from 164 on.
_BUILT_IN = {"General": 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4}
_FIRST_OWN_FORMAT = 164


def write_workbook(item: ChartItem) -> bytes:
    """An .xlsx with the categories in column A and one series in each column after it."""
    formats = _Formats(item)
    texts = _Texts()
    sheet = _sheet(item, formats, texts)
    table = _table(item)
    parts = {
        "[Content_Types].xml": content_types(table is not None),
        "_rels/.rels": PACKAGE_RELATIONSHIPS,
        "xl/workbook.xml": WORKBOOK,
        "xl/_rels/workbook.xml.rels": WORKBOOK_RELATIONSHIPS,
        "xl/worksheets/sheet1.xml": sheet,
        "xl/styles.xml": formats.styles,
        "xl/theme/theme1.xml": THEME,
        "xl/sharedStrings.xml": texts.part,
    }
    if table is not None:
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = SHEET_RELATIONSHIPS
        parts["xl/tables/table1.xml"] = table
    return _pack(parts)


def cell_text(text: str) -> str:
    """A text as a cell holds it: `_x000D_` would be read as a code (ECMA-376 Part 1 §22.9.2.19)."""
    return _CODE.sub("_x005F_", text) if "_x" in text else text


class _Formats:
    """The number formats of the cells, numbered as they come."""

    def __init__(self, item: ChartItem) -> None:
        used = ["General"]
        for series in item.series:
            used.append(series.number_format)
            used += [point.number_format for point in series.points if point.number_format]
        self._styles = {code: index for index, code in enumerate(dict.fromkeys(used))}

    def style_of(self, series: ChartSeries, point: ChartPoint) -> int:
        return self._styles[point.number_format or series.number_format]

    @property
    def styles(self) -> str:
        numbers = dict(_BUILT_IN)
        for code in self._styles:
            numbers.setdefault(code, _FIRST_OWN_FORMAT + len(numbers) - len(_BUILT_IN))
        own = [(numbers[code], code) for code in self._styles if code not in _BUILT_IN]
        declared = "".join(
            f'<numFmt numFmtId="{number}" formatCode="{escape_value(code)}"/>'
            for number, code in own
        )
        looks = "".join(
            f'<xf numFmtId="{numbers[code]}" fontId="0" fillId="0" borderId="0" xfId="0"'
            f' applyNumberFormat="{int(numbers[code] > 0)}"/>'
            for code in self._styles
        )
        return (
            f'{DECLARATION}<styleSheet xmlns="{MAIN}">'
            + (f'<numFmts count="{len(own)}">{declared}</numFmts>' if own else "")
            + f'<fonts count="1"><font><sz val="11"/><name val="{FACE}"/></font></fonts>'
            '<fills count="2"><fill><patternFill patternType="none"/></fill>'
            '<fill><patternFill patternType="gray125"/></fill></fills>'
            '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border>'
            '</borders><cellStyleXfs count="1">'
            '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            f'<cellXfs count="{len(self._styles)}">{looks}</cellXfs>'
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
            "</styleSheet>"
        )


class _Texts:
    """The shared strings of the workbook."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._uses = 0

    def number_of(self, text: str) -> int:
        self._uses += 1
        return self._numbers.setdefault(text, len(self._numbers))

    @property
    def part(self) -> str:
        items = "".join(
            f'<si><t xml:space="preserve">{escape(cell_text(text))}</t></si>'
            for text in self._numbers
        )
        return (
            f'{DECLARATION}<sst xmlns="{MAIN}" count="{self._uses}"'
            f' uniqueCount="{len(self._numbers)}">{items}</sst>'
        )


def _sheet(item: ChartItem, formats: _Formats, texts: _Texts) -> str:
    unit_column = column_letter(len(item.series) + 3)
    beside = (
        [[], []]
        if not item.unit
        else [
            [_text_cell(f"{unit_column}1", UNIT_HEADING, texts)],
            [_text_cell(f"{unit_column}2", item.unit, texts)],
        ]
    )
    head = [_text_cell("A1", " ", texts)] + [
        _text_cell(f"{column_letter(index)}1", series.name, texts)
        for index, series in enumerate(item.series, 2)
    ]
    rows = [_row(1, [*head, *beside[0]])]
    for index, name in enumerate(item.categories):
        cells = [_text_cell(f"A{index + 2}", name, texts)]
        cells += _number_cells(item, index, formats)
        rows.append(_row(index + 2, [*cells, *(beside[1] if index == 0 else [])]))
    last = len(item.categories) + 1
    tables = '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'
    return (
        f'{DECLARATION}<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONSHIPS}">'
        '<sheetViews><sheetView workbookViewId="0"/></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{_widths(item)}</cols>'
        f"<sheetData>{''.join(rows)}</sheetData>"
        # Categories such as 2020 are names; without this each gets a warning mark.
        f'<ignoredErrors><ignoredError sqref="A1:A{last}" numberStoredAsText="1"/></ignoredErrors>'
        f"{tables if _table_names(item) else ''}</worksheet>"
    )


def _row(number: int, cells: list[str]) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def _text_cell(at: str, text: str, texts: _Texts) -> str:
    return f'<c r="{at}" t="s"><v>{texts.number_of(text)}</v></c>'


def _number_cells(item: ChartItem, index: int, formats: _Formats) -> Iterable[str]:
    """The cells of one category. A missing value is an empty cell that has its format."""
    for number, series in enumerate(item.series, 2):
        point = series.points[index]
        value = "" if point.value is None else f"<v>{plain_number(point.value)}</v>"
        style = formats.style_of(series, point)
        yield f'<c r="{column_letter(number)}{index + 2}" s="{style}">{value}</c>'


def _widths(item: ChartItem) -> str:
    """Columns wide enough to read, in characters (ECMA-376 Part 1 §18.3.1.13)."""
    columns = [item.categories, *((series.name, "0000000000") for series in item.series)]
    if item.unit:
        columns += [("",), (UNIT_HEADING, item.unit)]
    return "".join(
        f'<col min="{index}" max="{index}" width="{_width(texts)}" customWidth="1"/>'
        for index, texts in enumerate(columns, 1)
    )


def _width(texts: Iterable[str]) -> int:
    widest = max([len(text) + sum(map(_is_wide, text)) for text in texts], default=0)
    return min(60, max(6, widest + 2))


def _table_names(item: ChartItem) -> tuple[str, ...] | None:
    """The names of the table's columns, or None where a table could not carry them.

    Excel wants them all different (whatever their case), not empty and not too long, and repairs
    the file otherwise; then there is no table, and the chart's references work just the same.
    """
    names = (" ", *(series.name for series in item.series))
    plain = all(0 < len(name) <= 255 and not _CONTROL.search(name) for name in names)
    different = len({name.casefold() for name in names}) == len(names)
    return names if plain and different else None


def _table(item: ChartItem) -> str | None:
    names = _table_names(item)
    if names is None:
        return None
    area = f"A1:{column_letter(len(names))}{len(item.categories) + 1}"
    columns = "".join(
        f'<tableColumn id="{index}" name="{escape_value(cell_text(name))}"/>'
        for index, name in enumerate(names, 1)
    )
    return (
        f'{DECLARATION}<table xmlns="{MAIN}" id="1" name="Table1" displayName="Table1"'
        f' ref="{area}" totalsRowShown="0"><tableColumns count="{len(names)}">{columns}'
        '</tableColumns><tableStyleInfo name="TableStyleLight1" showFirstColumn="0"'
        ' showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>'
    )


def _pack(parts: dict[str, str]) -> bytes:
    return write_zip({name: _entry(name, text) for name, text in parts.items()})


# Most parts are the same for every chart.
@lru_cache(maxsize=32)
def _entry(name: str, text: str) -> Entry:
    return make_entry(name, text.encode())
