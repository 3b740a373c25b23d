"""Templates of other people, made for tests: other shapes, languages, themes, and lacks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from pptx import Presentation

from slidegen.builtin import builtin_template
from slidegen.deck import SlotKind
from slidegen.powerpoint.package import open_package
from slidegen.powerpoint.read_template import read_template
from slidegen.problems import Problems
from slidegen.template import Slot, Template, TemplateLayout

CHINESE_NAMES = (
    "标题幻灯片", "标题和内容", "节标题", "两栏内容", "比较", "仅标题", "空白", "内容与标题",
    "图片与标题", "标题和竖排文字", "竖排标题与文本",
)  # fmt: skip
POLISH_NAMES = (
    "Slajd tytułowy", "Tytuł i zawartość", "Nagłówek sekcji", "Dwa elementy zawartości",
    "Porównanie", "Tylko tytuł", "Pusty", "Zawartość z podpisem", "Obraz z podpisem",
    "Tytuł i tekst pionowy", "Tytuł pionowy i tekst",
)  # fmt: skip

PRESENTATION_TYPE = (
    "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
)
TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"

Part = bytes | None
Change = Callable[[str, bytes], Part]


def plain_template() -> bytes:
    """python-pptx's own: 4:3, English, Office 2007 colours, no Chinese typeface."""
    stream = BytesIO()
    Presentation().save(stream)
    return stream.getvalue()


def change_parts(source: bytes, change: Change, extra: Iterable[tuple[str, bytes]] = ()) -> bytes:
    """The package with every part passed through `change`, which returns None to leave it out."""
    out = BytesIO()
    with ZipFile(BytesIO(source)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = change(name, old.read(name))
            if data is not None:
                new.writestr(name, data)
        for name, data in extra:
            new.writestr(name, data)
    return out.getvalue()


def change_part(source: bytes, part: str, change: Callable[[bytes], Part]) -> bytes:
    return change_parts(source, lambda name, data: change(data) if name == part else data)


def replace_in(source: bytes, part: str, old: str, new: str) -> bytes:
    """One text of a part replaced by another; it has to be there."""

    def change(data: bytes) -> bytes:
        text = data.decode("utf-8")
        assert old in text, f"{part} does not hold {old}"
        return text.replace(old, new).encode("utf-8")

    return change_part(source, part, change)


def renamed_template(names: Iterable[str]) -> bytes:
    """The plain template with its layouts called otherwise."""
    deck = Presentation()
    for layout, name in zip(deck.slide_layouts, names, strict=True):
        layout.name = name
    return _bytes_of(deck)


def template_with_only(*names: str) -> bytes:
    """The plain template without all other layouts."""
    deck = Presentation()
    for layout in list(deck.slide_layouts):
        if layout.name not in names:
            deck.slide_layouts.remove(layout)
    return _bytes_of(deck)


def potx_template() -> bytes:
    """The plain template saved as a template (.potx)."""
    return replace_in(plain_template(), "[Content_Types].xml", PRESENTATION_TYPE, TEMPLATE_TYPE)


# An own theme: dark red on cream, with named Chinese faces and a green sixth accent.
_COLOURS = {
    "dk1": "2B2421", "lt1": "FFFFFF", "dk2": "6E1417", "lt2": "F8F3EA", "accent1": "9F1D21",
    "accent2": "B48A36", "accent3": "2F4F68", "accent4": "6D97B5", "accent5": "0070C0",
    "accent6": "70AD47",
}  # fmt: skip
_RECTANGLE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="{id}" name="{name}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
    '<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/>'
    "</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
)


def rectangle(x: int, y: int, width: int, height: int, colour: str = "accent1") -> str:
    """A filled rectangle of a layout or master (EMU)."""
    return _RECTANGLE.format(
        id=900 + y % 97, name="形状", x=x, y=y, width=width, height=height, colour=colour
    )


def wide_chinese_template() -> bytes:
    """16:9 in Chinese: own colours, faces, a bar at the foot, an emblem at the side."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = 12_192_000, 6_858_000
    for layout, name in zip(deck.slide_layouts, CHINESE_NAMES, strict=True):
        layout.name = name
    return change_parts(_bytes_of(deck), _widen)


def _widen(name: str, data: bytes) -> bytes:
    if name == "ppt/theme/theme1.xml":
        return _own_theme(data.decode("utf-8")).encode("utf-8")
    if not name.startswith(("ppt/slideMasters/slideM", "ppt/slideLayouts/slideL")):
        return data
    text = re.sub(
        r'(<a:off x=|<a:ext cx=)"(\d+)"',
        lambda match: f'{match[1]}"{int(match[2]) * 4 // 3}"',
        data.decode("utf-8"),
    )
    if name.startswith("ppt/slideMasters"):
        bar = rectangle(0, 6_200_000, 12_192_000, 658_000)
        emblem = rectangle(11_292_000, 1_300_000, 800_000, 400_000, "accent2")
        text = text.replace("</p:spTree>", f"{bar}{emblem}</p:spTree>")
    return text.encode("utf-8")


def _own_theme(text: str) -> str:
    for slot, value in _COLOURS.items():
        pattern = rf"<a:{slot}>.*?</a:{slot}>"
        text = re.sub(pattern, f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>', text)
    major = '<a:majorFont><a:latin typeface="Arial"/><a:ea typeface="华文中宋"/>'
    minor = '<a:minorFont><a:latin typeface="Arial"/><a:ea typeface="微软雅黑"/>'
    text = re.sub(r"<a:majorFont><a:latin [^>]*/><a:ea [^>]*/>", major, text)
    return re.sub(r"<a:minorFont><a:latin [^>]*/><a:ea [^>]*/>", minor, text)


def _bytes_of(deck: object) -> bytes:
    stream = BytesIO()
    deck.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def saved(folder: Path, source: bytes, name: str = "模板.pptx") -> Path:
    path = folder / name
    path.write_bytes(source)
    return path


FOREIGN: dict[str, Callable[[], bytes]] = {
    "plain 4:3": plain_template,
    "Chinese names": lambda: renamed_template(CHINESE_NAMES),
    "Polish names": lambda: renamed_template(POLISH_NAMES),
    "cover and title only": lambda: template_with_only("Title Slide", "Title Only"),
    "only blank": lambda: template_with_only("Blank"),
    "16:9 Chinese": wide_chinese_template,
    "potx": potx_template,
}


# --- read ----------------------------------------------------------------------------------------


def read(source: bytes, warnings: tuple[str, ...] = ()) -> Template:
    problems = Problems()
    template = read_template(source, "模板.pptx", problems)
    assert template is not None
    assert tuple(problem.code for problem in problems) == warnings
    return template


@cache
def plain() -> Template:
    return read(plain_template())


@cache
def blue() -> Template:
    path = builtin_template("blue")
    assert path is not None
    problems = Problems()
    source = open_package(path, problems)
    assert source is not None
    assert not list(problems)
    return read(source)


def open_foreign(name: str, folder: Path) -> Template:
    problems = Problems()
    source = open_package(saved(folder, FOREIGN[name]()), problems)
    assert source is not None
    template = read_template(source, name, problems)
    assert template is not None
    assert not problems.has_errors
    return template


def layout_of(template: Template, part: str) -> TemplateLayout:
    return next(layout for layout in template.layouts if layout.part == f"/{part}")


def slot_of(template: Template, part: str, kind: SlotKind) -> Slot:
    return next(slot for slot in layout_of(template, part).slots if slot.kind == kind)
