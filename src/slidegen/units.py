"""Lengths and boxes. All positions in slidegen are whole EMU; type sizes are points."""

from __future__ import annotations

from slidegen.values import dataclass

EMU_PER_INCH = 914_400
EMU_PER_PT = 12_700
EMU_PER_CM = 360_000


def inches(value: float) -> int:
    """Inches as EMU, rounded to a whole point's twentieth so that edges line up."""
    return round(value * 1440) * 635


def points(value: float) -> int:
    """Points as EMU."""
    return round(value * EMU_PER_PT)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide, in EMU, measured from the slide's top left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    @property
    def width_pt(self) -> float:
        return self.width / EMU_PER_PT

    @property
    def height_pt(self) -> float:
        return self.height / EMU_PER_PT

    def inset(self, left: int = 0, top: int = 0, right: int = 0, bottom: int = 0) -> Box:
        return Box(
            self.x + left,
            self.y + top,
            max(0, self.width - left - right),
            max(0, self.height - top - bottom),
        )

    def columns(self, count: int, gutter: int) -> tuple[Box, ...]:
        """The box cut into `count` equal columns with `gutter` EMU between them."""
        width = (self.width - gutter * (count - 1)) // count
        return tuple(
            Box(self.x + i * (width + gutter), self.y, width, self.height) for i in range(count)
        )

    def rows(self, count: int, gutter: int) -> tuple[Box, ...]:
        """The box cut into `count` equal rows with `gutter` EMU between them."""
        height = (self.height - gutter * (count - 1)) // count
        return tuple(
            Box(self.x, self.y + i * (height + gutter), self.width, height) for i in range(count)
        )

    def contains(self, other: Box, slack: int = 0) -> bool:
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def overlaps(self, other: Box) -> bool:
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )
