"""The spec language: what an author may ask for. Loader, JSON Schema and help come from it.

Every text is kept as the author wrote it (`no`, `012`, `1:30` are texts) and carries its place.
A description is Chinese and English, parted by " / "; the Chinese name of a key comes first, so
that an author who writes it finds the key.

The models do without `from __future__ import annotations`: pydantic reads the annotations, and as
texts it would have to compile each of them, a third of the time that loading the models takes.
"""

from __future__ import annotations

from slidegen.spec.deck import DeckInfo, DeckSpec
from slidegen.spec.figures import CHART_TYPES, ChartSpec, ChartType, DataFile, TableSpec
from slidegen.spec.nodes import Listed, Located, Node, Text
from slidegen.spec.slides import (
    LAYOUT_KEYS,
    LAYOUTS,
    AgendaSpec,
    AnySlide,
    BulletsSpec,
    ChartSlideSpec,
    ClosingSpec,
    ComparisonSpec,
    CoverSpec,
    MetricsSpec,
    ProcessSpec,
    ProgressSpec,
    QuoteSpec,
    SectionSlideSpec,
    SlideSpec,
    SummarySpec,
    TableSlideSpec,
    TimelineSpec,
    layout_tag,
    layouts_by_keys,
)
from slidegen.spec.statements import Metric, Point, Progress, Side, Step, Stop, SummaryRow

__all__ = [
    "CHART_TYPES",
    "LAYOUTS",
    "LAYOUT_KEYS",
    "AgendaSpec",
    "AnySlide",
    "BulletsSpec",
    "ChartSlideSpec",
    "ChartSpec",
    "ChartType",
    "ClosingSpec",
    "ComparisonSpec",
    "CoverSpec",
    "DataFile",
    "DeckInfo",
    "DeckSpec",
    "Listed",
    "Located",
    "Metric",
    "MetricsSpec",
    "Node",
    "Point",
    "ProcessSpec",
    "Progress",
    "ProgressSpec",
    "QuoteSpec",
    "SectionSlideSpec",
    "Side",
    "SlideSpec",
    "Step",
    "Stop",
    "SummaryRow",
    "SummarySpec",
    "TableSlideSpec",
    "TableSpec",
    "Text",
    "TimelineSpec",
    "layout_tag",
    "layouts_by_keys",
]
