"""Which layout each slide asks for, where its name is wrong or left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from slidegen.problems import Place
from slidegen.spec import LAYOUT_KEYS, LAYOUTS, Listed, Located, SlideSpec, Text, layouts_by_keys
from slidegen.spec_load.first_problems import FirstProblems
from slidegen.spec_load.names import nearest, nearest_layout, strip_marks

_KNOWN = tuple(LAYOUTS)


def settle_layouts(root: Located, problems: FirstProblems) -> None:
    """Give every slide a layout that exists, so that the rest of it can be checked against it.

    A slide whose layout cannot be told (said in `problems`) is taken out of `root`.
    """
    for slides in _lists_of_slides(root):
        slides[:] = [
            slide for slide in slides if not isinstance(slide, Located) or _settle(slide, problems)
        ]


def _lists_of_slides(root: Located) -> Iterator[Listed]:
    sections = root.get("sections")
    chapters = sections.values() if isinstance(sections, Located) else ()
    for slides in (root.get("opening"), *chapters, root.get("ending")):
        if isinstance(slides, Listed):
            yield slides


def _settle(slide: Located, problems: FirstProblems) -> bool:
    """Whether the slide now has a layout."""
    if problems.full:
        return False
    asked = slide.get("layout")
    if asked is None:
        return _infer_layout(slide, problems)
    if not isinstance(asked, Text):
        problems.error("needs-text", asked.place, key="layout", example="layout: bullets")
        return False
    spoken = layouts_by_keys(slide)
    if asked not in LAYOUTS:
        return _replace_unknown(slide, asked, spoken, problems)
    key = next((key for key in (*LAYOUT_KEYS, "points") if key in slide), None)
    takes = key in LAYOUTS[asked].key_names()
    if len(spoken) == 1 and not takes and _lacks_own_keys(slide, asked):
        problems.error(
            "layout-and-keys-differ", asked.place, layout=str(asked), key=key, meant=spoken[0]
        )
        slide["layout"] = Text(spoken[0], asked.place)
    return True


def _infer_layout(slide: Located, problems: FirstProblems) -> bool:
    spoken = layouts_by_keys(slide)
    if len(spoken) == 1:
        return True
    if spoken:
        keys = [key for key in slide if key in LAYOUT_KEYS]
        others = tuple(key.place for key in keys[1:] if key.place is not None)
        problems.error("ambiguous-layout", keys[0].place, others=others, layouts=spoken)
        return False
    guessed = _guess_by_misspelt_keys(slide)
    if guessed is None:
        problems.error("no-layout", _whole(slide), known=_KNOWN)
        return False
    slide["layout"] = Text(guessed, slide.place)
    return True


def _guess_by_misspelt_keys(slide: Located) -> str | None:
    """`metric:` means metrics; what is wrong with it is said when the keys are checked."""
    layouts = dict.fromkeys(
        LAYOUT_KEYS.get(near, "bullets")
        for key in slide
        if key not in SlideSpec.key_names() and (near := _near_layout_key(key)) is not None
    )
    return next(iter(layouts)) if len(layouts) == 1 else None


def _near_layout_key(key: str) -> str | None:
    name = strip_marks(key).partition("：")[0]
    near = nearest(name, (*LAYOUT_KEYS, "points"))
    if near is not None:
        return near
    layout = nearest_layout(name) if not name.isascii() else None
    if layout == "bullets":
        return "points"
    return next((key for key, each in LAYOUT_KEYS.items() if each == layout), None)


def _replace_unknown(
    slide: Located, asked: Text, spoken: tuple[str, ...], problems: FirstProblems
) -> bool:
    if strip_marks(asked) in LAYOUTS:
        problems.error("curly-quotes", asked.place, bare=strip_marks(asked))
        slide["layout"] = Text(strip_marks(asked), asked.place)
        return True
    near = nearest_layout(asked)
    only = spoken[0] if len(spoken) == 1 else None
    meant = near or only
    values: dict[str, Any] = {"nearest": meant} if meant is not None else {}
    problems.error("unknown-layout", asked.place, name=str(asked), known=_KNOWN, **values)
    # The keys say more surely than a likeness of names what the rest should be checked against.
    settled = only or near
    if settled is None:
        return False
    slide["layout"] = Text(settled, asked.place)
    return True


def _lacks_own_keys(slide: Located, layout: str) -> bool:
    own = [key for key, each in LAYOUT_KEYS.items() if each == layout]
    own += ["points"] if layout == "bullets" else []
    return bool(own) and not any(key in slide for key in own)


def _whole(slide: Located) -> Place | None:
    first: Any = next(iter(slide), None)
    return first.place if first is not None else slide.place
