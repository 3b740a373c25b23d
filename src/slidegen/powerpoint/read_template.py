"""A template package → its layouts with their slots, theme, palette and free area."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from slidegen.deck import Colour
from slidegen.powerpoint.free_area import find_free_area
from slidegen.powerpoint.ground import Master, read_ground
from slidegen.powerpoint.inherit import TextStyles
from slidegen.powerpoint.layout_slots import read_slots
from slidegen.powerpoint.opc import Package, read_package
from slidegen.powerpoint.palette import choose_palette
from slidegen.powerpoint.relationships import SLIDE_LAYOUT, SLIDE_MASTER, THEME
from slidegen.powerpoint.shape_tree import integer
from slidegen.powerpoint.sheet import read_sheet
from slidegen.powerpoint.theme import (
    names_chinese_face,
    read_line_colour,
    read_scheme,
    read_theme,
)
from slidegen.powerpoint.xml_part import P, R
from slidegen.problems import Place, Problems
from slidegen.template import Slot, Template, TemplateLayout, Theme, find_title_only
from slidegen.typeset.faces import BUILTIN_FACES, Faces
from slidegen.typeset.metrics import knows_font
from slidegen.units import Box

# 4:3, where a presentation does not say (ECMA-376 Part 1 §19.2.1.39).
_USUAL_PAGE = (9_144_000, 6_858_000)
# A body slot over this share of the page holds the content of a slide.
_BIG = 0.25


def read_template(
    source: bytes, file: str, problems: Problems, faces: Faces = BUILTIN_FACES
) -> Template | None:
    """The template in a package that `open_package` let through; `file` is what messages call it.

    `faces` are typefaces that are known beside the built-in ones. None where the package has
    nothing to read a template from, which `open_package` has said.
    """
    package = read_package(source)
    presentation = package.xml(package.main)
    page = _read_page(presentation)
    master = _choose_master(package, presentation)
    if master is None:
        return None
    theme = read_theme(master.theme, master.scheme)
    layouts = _read_layouts(package, presentation, master, theme, page)
    if not any(layout.title for layout in layouts):
        problems.warning("template-without-titles", Place(file), file=file)
    title_only = find_title_only(layouts, page)
    body = _content_layout(layouts, title_only, page)
    _warn_of_fonts(layouts, theme, master.theme, file, faces, problems)
    return Template(
        file=file,
        width=page.width,
        height=page.height,
        layouts=layouts,
        theme=theme,
        palette=choose_palette(
            theme,
            (body or title_only).ground,
            text=_colour_of(body.of_kind("obj", "body") if body else ()),
            title=_colour_of(title_only.of_kind("title")),
            line=read_line_colour(master.theme, master.scheme),
        ),
        content=find_free_area(page, title_only, body, _drawn_on(title_only, package, master)),
        faces=faces,
    )


def _read_page(presentation: etree._Element) -> Box:
    size = presentation.find(f"{P}sldSz")
    width, height = _USUAL_PAGE
    if size is not None:
        width, height = integer(size.get("cx"), width), integer(size.get("cy"), height)
    return Box(0, 0, width, height) if width > 0 and height > 0 else Box(0, 0, *_USUAL_PAGE)


def _choose_master(package: Package, presentation: etree._Element) -> Master | None:
    """The first master with a layout that has a title; further ones are other looks of the deck."""
    masters = [
        _read_master(package, name)
        for name in _listed(package, package.main, presentation, "sldMasterId", SLIDE_MASTER)
    ]
    with_layouts = [
        master for master in masters if package.related(master.sheet.part, SLIDE_LAYOUT)
    ]
    titled = (master for master in with_layouts if master.sheet.first_of("title") is not None)
    return next(titled, None) or next(iter(with_layouts), None)


def _read_master(package: Package, name: str) -> Master:
    root = package.xml(name)
    theme = package.xml(package.related(name, THEME)[0])
    return Master(read_sheet(package, name), root, theme, read_scheme(theme, root))


def _listed(package: Package, name: str, root: etree._Element, tag: str, kind: str) -> list[str]:
    """The related parts in the order in which the part lists them, as people see them."""
    targets = {
        rid: rel.target
        for rid, rel in package.relationships(name).items()
        if rel.kind == kind and package.leads_inside(rel)
    }
    listed = [
        targets[rid] for item in root.iter(f"{P}{tag}") if (rid := item.get(f"{R}id")) in targets
    ]
    return list(dict.fromkeys([*listed, *targets.values()]))


def _read_layouts(
    package: Package, presentation: etree._Element, master: Master, theme: Theme, page: Box
) -> tuple[TemplateLayout, ...]:
    styles = TextStyles(presentation, master.root, master.scheme, theme)
    names = _listed(package, master.sheet.part, master.root, "sldLayoutId", SLIDE_LAYOUT)
    sheets = [read_sheet(package, name) for name in names]
    return tuple(
        TemplateLayout(
            part=sheet.part,
            name=sheet.name,
            slots=read_slots(sheet, master.sheet, styles, page),
            ground=read_ground(sheet, master, page, package),
        )
        for sheet in sheets
    )


def _content_layout(
    layouts: Sequence[TemplateLayout], title_only: TemplateLayout, page: Box
) -> TemplateLayout | None:
    """The layout with the usual title and one large slot for content under it."""
    found = [
        (layout.of_kind("body", "obj")[0].box, layout)
        for layout in layouts
        if _has_one_big_slot(layout, page) and _has_title_of(layout, title_only)
    ]
    best = max(found, key=lambda pair: pair[0].width * pair[0].height, default=None)
    return best[1] if best else None


def _has_one_big_slot(layout: TemplateLayout, page: Box) -> bool:
    slots = [slot for slot in layout.slots if slot.role == "content" and slot is not layout.title]
    if len(slots) != 1 or slots[0].kind not in ("body", "obj") or layout.title is None:
        return False
    box = slots[0].box
    upright = not slots[0].vertical and not layout.title.vertical
    big = box.width * box.height >= _BIG * page.width * page.height
    title = layout.title.box
    beside = box.x >= title.right or box.right <= title.x
    return upright and big and (box.y >= title.y or beside)


def _has_title_of(layout: TemplateLayout, title_only: TemplateLayout) -> bool:
    """Whether the title stands about where that of the title-only layout does."""
    first, second = layout.title, title_only.title
    if first is None or second is None:
        return first is not None
    return abs(first.box.y - second.box.y) <= max(first.box.height, second.box.height)


def _colour_of(slots: Sequence[Slot]) -> Colour | None:
    return slots[0].levels[0].colour if slots else None


def _drawn_on(layout: TemplateLayout, package: Package, master: Master) -> list[Box]:
    sheet = read_sheet(package, layout.part)
    shown = (sheet, master.sheet) if sheet.shows_master else (sheet,)
    return [shape.box for one in shown for shape in one.drawn]


def _warn_of_fonts(
    layouts: Sequence[TemplateLayout],
    theme: Theme,
    element: etree._Element,
    file: str,
    known: Faces,
    problems: Problems,
) -> None:
    """Faces that are measured with a stand-in.

    Letters and digits are measured by the Latin face, or by the Chinese one where there is
    none; Han is as wide in one face as in another.
    """
    used = [(theme.major_latin, theme.major_ea), (theme.minor_latin, theme.minor_ea)]
    used += [
        (level.latin, level.ea)
        for layout in layouts
        for slot in layout.slots
        for level in slot.levels[:2]
    ]
    faces = dict.fromkeys(latin or ea for latin, ea in used)
    for face in faces:
        if face and not knows_font(face, known):
            problems.warning("unknown-font", Place(file), font=face)
    if not names_chinese_face(element):
        problems.warning("theme-without-chinese-font", Place(file), file=file)
