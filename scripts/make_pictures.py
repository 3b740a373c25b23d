"""Draw the pictures of the manual with slidegen itself, from the YAML that stands beside them.

    python scripts/make_pictures.py

`docs/pictures/layouts/NAME.png` comes from the block of YAML above it in `docs/layouts.md`,
`docs/pictures/west-coast-2020h1.png` is the contact sheet of the sample deck,
`west-coast-2020h1-FAMILY.png` that of the same deck in another of the built-in templates.
"""

from __future__ import annotations

import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

import slidegen
from slidegen.builtin import builtin_templates
from slidegen.preview import CONTACT_SHEET, preview_deck
from slidegen.problems import Problems

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"

_LAYOUT_WIDTH = 800
_FAMILY_WIDTH = 1200
_SAMPLE = "west-coast-2020h1"
_SECTIONS = ("经济运行", "产业和投资", "城乡建设", "民生和服务")


@dataclass(frozen=True, slots=True)
class Example:
    """One slide of the page: its YAML as it stands there, and the picture under it."""

    yaml: str
    picture: Path


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        _draw_layouts(room)
        _draw_sample(room)


def read_examples(page: str) -> list[Example]:
    """The blocks of YAML in `docs/layouts.md` with their pictures, in the order of the page."""
    found = re.findall(r"```yaml\n(.*?)```\n\n!\[.*?\]\((.*?)\)", page, re.DOTALL)
    return [Example(yaml, DOCS / picture) for yaml, picture in found]


def assemble_spec(examples: list[Example]) -> str:
    """One spec of all the examples in the order of the page, to be kept in a folder of the root.

    The cover and the contents come first and the closing last, as on the page.
    """
    cover, agenda, *chapter, closing = examples
    others = [f"  {heading}:\n    - layout: section" for heading in _SECTIONS[1:]]
    return "\n".join(
        [
            "report: ../assets/reports/gallery.txt",
            "deck:",
            "  title: 望川市2024年工作汇报",
            "  author: 望川市统计与发展研究室",
            "  source: 资料来源：望川市2024年工作报告（示例）",
            "opening:",
            _indented([cover, agenda], 2),
            "sections:",
            f"  {_SECTIONS[0]}:",
            _indented(chapter, 4),
            *others,
            "ending:",
            _indented([closing], 2),
        ]
    )


def _indented(examples: list[Example], spaces: int) -> str:
    lines = "".join(example.yaml for example in examples).splitlines()
    return "\n".join(" " * spaces + line for line in lines)


def _draw_layouts(room: Path) -> None:
    examples = read_examples((DOCS / "layouts.md").read_text("utf-8"))
    with tempfile.NamedTemporaryFile(
        "w", suffix=".yaml", prefix="layouts-", dir=ROOT / "specs", encoding="utf-8"
    ) as spec:
        spec.write(assemble_spec(examples))
        spec.flush()
        slides = _draw(Path(spec.name), room / "layouts")
    slides_of_page = [*slides[: len(examples) - 1], slides[-1]]
    for example, slide in zip(examples, slides_of_page, strict=True):
        _shrink(slide, example.picture, _LAYOUT_WIDTH)


def _draw_sample(room: Path) -> None:
    for family in builtin_templates():
        usual = family == "blue"
        out = room / family
        _draw(ROOT / "specs" / f"{_SAMPLE}.yaml", out, family)
        name = _SAMPLE if usual else f"{_SAMPLE}-{family}"
        width = None if usual else _FAMILY_WIDTH
        _shrink(out / CONTACT_SHEET, DOCS / "pictures" / f"{name}.png", width)


def _draw(spec: Path, out: Path, template: str | None = None) -> list[Path]:
    """The pictures of the slides that a spec makes, without the contact sheet."""
    deck = out.with_suffix(".pptx")
    built = slidegen.build(spec, deck, template=template, strict=True)
    problems = built.problems if not built.ok else Problems()
    slides = preview_deck(deck, out, problems)[:-1] if built.ok else []
    if not slides:
        sys.exit("\n".join(f"{problem.place}: {problem.code}" for problem in problems))
    return slides


def _shrink(source: Path, target: Path, width: int | None) -> None:
    """A picture of few colours: slides are flat, and the repository stays small."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(source) as picture:
        small = picture.convert("RGB")
        if width is not None:
            height = round(width * picture.height / picture.width)
            small = small.resize((width, height), Image.Resampling.LANCZOS)
        # A sheet of many slides has colours that few of its dots have, such as a gold rule.
        colours, rounds = (256, 3) if source.name == CONTACT_SHEET else (128, 0)
        few = small.quantize(colours, kmeans=rounds, dither=Image.Dither.NONE)
        few.save(target, optimize=True)


if __name__ == "__main__":
    main()
