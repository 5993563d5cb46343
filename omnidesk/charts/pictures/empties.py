"""The four empties as marks: each has its own form, also in grey."""

from __future__ import annotations

from omnidesk.charts.boxes import Box
from omnidesk.charts.pictures.marks import Sketch, Stroke, TextSize
from omnidesk.domain.assessment import Empty


def draw_empty(sketch: Sketch, box: Box, empty: Empty, sign: str) -> None:
    """Draw one of the four empties; each has its own form, also in grey."""
    if empty is Empty.NOT_YET_RATED:
        sketch.box(box, "", Stroke("control", 1.0, (3.0, 3.0)))
    elif empty is Empty.CANNOT_TELL:
        sketch.box(box, "", Stroke("control", 1.0), is_hatched=True)
    elif empty is Empty.NOT_APPLICABLE:
        sketch.box(box, "not_applicable")
    ground = "surface" if empty is Empty.CANNOT_TELL else ""
    sketch.write(sign, box.centre, 0, size=TextSize.SMALL, ground=ground)
