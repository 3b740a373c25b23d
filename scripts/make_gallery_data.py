"""Make assets/data/investment.xlsx, the workbook whose cells the gallery charts.

Run from the repository root: python scripts/make_gallery_data.py
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

TARGET = Path("assets/data/investment.xlsx")
HEADER = ("季度", "工业投资", "基础设施投资", "房地产开发投资")
QUARTERS = (
    ("一季度", 38, 24, 19),
    ("二季度", 52, 31, 17),
    ("三季度", 61, 36, 15),
    ("四季度", 57, 29, 14),
)
NOTES = (("填表单位", "望川市统计与发展研究室"), ("金额单位", "亿元"))


def make_workbook() -> Workbook:
    """Notes on the first sheet, figures below a title on the second: as workbooks often are."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    notes = workbook.create_sheet("说明")
    for note in NOTES:
        notes.append(note)
    figures = workbook.create_sheet("分季度投资")
    figures["A1"] = "望川市2024年分季度投资"
    figures.append(())
    for row in (HEADER, *QUARTERS):
        figures.append(row)
    figures.column_dimensions["D"].width = 18
    workbook.properties.creator = "slidegen"
    workbook.properties.created = workbook.properties.modified = datetime(2025, 1, 15)
    return workbook


if __name__ == "__main__":
    make_workbook().save(TARGET)
