"""`slidegen explain`: how a text is set on its slide, in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from slidegen.arrange import ExplainedText
from slidegen.messages import Language
from slidegen.messages.explain import say
from slidegen.units import EMU_PER_CM, Box

_WIDEST = 46


def parse_place(place: str) -> tuple[str, int] | None:
    """`briefing.yaml:12` (or `:12:5`, as problems write it) as file and line; else None."""
    parts = place.split(":")
    numbers = 0
    while numbers < 2 and len(parts) > 1 and parts[-1].isdecimal():
        last = int(parts.pop())
        numbers += 1
    return (":".join(parts), last) if numbers and parts != [""] else None


def explain_texts(texts: tuple[ExplainedText, ...], language: Language) -> str:
    return "\n".join(line for text in texts for line in _explain(text, language))


def _explain(text: ExplainedText, language: Language) -> Iterator[str]:
    where = "in-slot" if text.in_slot else "in-box"
    yield say("heading", language, slide=text.slide, title=text.title, name=text.name)
    yield say(where, language, layout=text.layout)
    yield say("frame", language, **_in_cm(text.box))
    yield say("room", language, width=f"{text.width:.0f}", height=f"{text.height:.0f}")
    for tried in text.tried:
        yield say(
            ("table-" if text.in_table else "") + ("fits" if tried.fits else "too-high"),
            language,
            size=f"{tried.size:g}",
            lines=tried.lines,
            height=f"{tried.height:.0f}",
        )
    yield say("size", language, size=f"{text.size:g}")
    if text.others is not None:
        place = text.others.place
        yield say(
            "for-others",
            language,
            slide=text.others.slide,
            name=text.others.name,
            place=f"{Path(place.file).name}:{place.line}" if place else "",
        )
    for number, line in enumerate(text.lines, 1):
        said = say(
            line.ending,
            language,
            next=line.next,
            needs=f"{line.next_width:.0f}",
            left=f"{max(0.0, line.room - line.width):.0f}",
        )
        yield say(
            "line",
            language,
            number=number,
            text=line.text,
            width=f"{line.width:.1f}",
            room=f"{line.room:.1f}",
            ending=said,
        )
    yield ""


def _in_cm(box: Box) -> dict[str, str]:
    sides = {"left": box.x, "top": box.y, "width": box.width, "height": box.height}
    return {name: f"{emu / EMU_PER_CM:.2f}" for name, emu in sides.items()}
