"""A deck as pictures: a PNG for each slide and a contact sheet, drawn by LibreOffice."""

from __future__ import annotations

from slidegen.preview.contact_sheet import CONTACT_SHEET
from slidegen.preview.draw import preview_deck

__all__ = ["CONTACT_SHEET", "preview_deck"]
