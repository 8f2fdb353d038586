"""Precision against recall as a picture: a point for each family of errors."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.report.lines import counted
from mtcheck.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.evaluation import Evaluation, Share

WIDTH, HEIGHT = 720, 480
LEFT, RIGHT, TOP, BOTTOM = 72, 120, 64, 64
_LINE = 14.0  # height of a label
_LETTER = 6.6  # width of a letter, rather too wide than too narrow
_TOPS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0)
"""Ends that the axis of recall may have."""
_ROLE = 'role="img" aria-labelledby="title desc"'
_STYLE = """
  text { font: 12px system-ui, sans-serif; fill: #1f2430; }
  .title { font-size: 15px; font-weight: 600; }
  .quiet { fill: #5b6270; }
  .grid { stroke: #e3e6eb; }
  .axis { stroke: #5b6270; }
  .reach { stroke: #9db4d6; stroke-width: 1; }
  .point { fill: #2b62b8; stroke: #fff; }
  .whole { fill: #b3541e; stroke: #fff; }
  .lead { stroke: #5b6270; stroke-width: 0.75; }
  .name { paint-order: stroke; stroke: #fff; stroke-width: 3; }
"""


class Point(NamedTuple):
    """A family, or all of them together."""

    name: str
    precision: Share
    recall: Share


class Dot(NamedTuple):
    """A point in the picture."""

    point: Point
    x: float
    y: float
    radius: float


class Box(NamedTuple):
    """A part of the picture that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share a place."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def draw(evaluation: Evaluation) -> str:
    """Return an SVG document; it needs no fonts, scripts or other files."""
    points = _points(evaluation)
    top = _top(points)
    dots = _dots(points, top)
    body = [*_frame(top), *_marks(dots, top), *_labels(dots)]
    if not points:
        middle = (LEFT + WIDTH - RIGHT) / 2
        body.append(_text(middle, HEIGHT / 2, "no findings on annotated rows", "quiet"))
    return _document(_description(points), body)


def _points(evaluation: Evaluation) -> list[Point]:
    """All together, then each family with findings and with marked spans."""
    whole = Point("all", evaluation.precision, evaluation.recall)
    families = (Point(it.name, it.precision, it.recall) for it in evaluation.families)
    return [p for p in (whole, *families) if p.precision.total and p.recall.total]


def _top(points: Sequence[Point]) -> float:
    most = max((point.recall.value or 0 for point in points), default=0)
    return next(top for top in _TOPS if most <= top * 0.95 or top == _TOPS[-1])


def _description(points: Sequence[Point]) -> str:
    said = [
        f"{visible(point.name)}: precision {_percent(point.precision.value)}"
        f" of {counted(point.precision.total, 'finding')},"
        f" recall {_percent(point.recall.value)}"
        f" of {counted(point.recall.total, 'marked span')}"
        for point in points
    ]
    return "; ".join(said) or "No family has both findings and marked spans."


def _percent(value: float | None) -> str:
    return f"{100 * (value or 0):.1f} %"


def _document(description: str, body: Sequence[str]) -> str:
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {_ROLE}>',
        '<title id="title">Precision against recall by family of errors</title>',
        f'<desc id="desc">{escape(description)}</desc>',
        f"<style>{_STYLE}</style>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    )
    return "\n".join([*head, *body, "</svg>", ""])


def _x(recall: float, top: float) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * min(1.0, recall / top)


def _y(precision: float) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - precision)


def _frame(top: float) -> Iterator[str]:
    left, right = LEFT, WIDTH - RIGHT
    floor = HEIGHT - BOTTOM
    yield _text(
        left, 30, "Precision against recall by family of errors", "title", "start"
    )
    note = "number of findings in brackets; lines: 95 % intervals"
    yield _text(left, 44, note, "quiet", "start")
    for step in range(6):
        share = step / 5
        y, x = _y(share), _x(share * top, top)
        yield _line(left, y, right, y, "grid")
        yield _line(x, TOP, x, floor, "grid")
        yield _text(left - 8, y + 4, f"{100 * share:.0f} %", "quiet", "end")
        yield _text(x, floor + 18, f"{100 * share * top:g} %", "quiet")
    yield _line(left, floor, right, floor, "axis")
    yield _line(left, TOP, left, floor, "axis")
    yield _text(
        (left + right) / 2, HEIGHT - 20, "recall: marked spans that are touched"
    )
    middle = (TOP + floor) / 2
    yield (
        f'<text transform="translate(20 {middle:.1f}) rotate(-90)" text-anchor="middle">'
        "precision: findings that touch a mark</text>"
    )


def _marks(dots: Sequence[Dot], top: float) -> Iterator[str]:
    """The reach of every point, then the points, the busiest at the back."""
    for dot in dots:
        yield from _reach(dot, top)
    for dot in dots:
        kind = "whole" if dot.point.name == "all" else "point"
        place = f'cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="{dot.radius:.1f}"'
        yield f'<circle class="{kind}" {place}/>'


def _reach(dot: Dot, top: float) -> Iterator[str]:
    precision, recall = dot.point.precision.interval, dot.point.recall.interval
    if precision:
        yield _line(dot.x, _y(precision.low), dot.x, _y(precision.high), "reach")
    if recall:
        yield _line(_x(recall.low, top), dot.y, _x(recall.high, top), dot.y, "reach")


def _dots(points: Sequence[Point], top: float) -> list[Dot]:
    """Where the points lie, the busiest first."""
    dots = [
        Dot(
            point,
            _x(point.recall.value or 0, top),
            _y(point.precision.value or 0),
            # The area grows with the findings, within limits that can be seen.
            min(14.0, 3.5 + point.precision.total**0.5 / 3),
        )
        for point in points
    ]
    return sorted(dots, key=lambda dot: (-dot.radius, dot.point.name))


def _labels(dots: Sequence[Dot]) -> Iterator[str]:
    """The name and the number of findings of each point, beside it or led to it."""
    taken = [
        Box(d.x - d.radius, d.y - d.radius, d.x + d.radius, d.y + d.radius)
        for d in dots
    ]
    for dot in dots:
        text = f"{visible(dot.point.name)} ({dot.point.precision.total:,})"
        box = _room(dot, len(text) * _LETTER, taken)
        taken.append(box)
        if abs((box.top + box.bottom) / 2 - dot.y) > _LINE:
            side = box.left if box.left > dot.x else box.right
            yield _line(dot.x, dot.y, side, (box.top + box.bottom) / 2, "lead")
        yield _text(box.left, box.bottom - 3, text, "name", "start")


def _room(dot: Dot, width: float, taken: Sequence[Box]) -> Box:
    """The free place nearest to a point: right or left of it, below or above."""
    candidates = [
        Box(left, dot.y + shift - _LINE / 2, left + width, dot.y + shift + _LINE / 2)
        for step in range(20)
        for shift in dict.fromkeys((step * _LINE, -step * _LINE))
        for left in (dot.x + dot.radius + 4, dot.x - dot.radius - 4 - width)
    ]
    inside = [
        it
        for it in candidates
        if it.left >= LEFT and it.top >= TOP - 16 and it.bottom <= HEIGHT - BOTTOM
    ]
    free = (it for it in inside if not any(it.meets(other) for other in taken))
    return next(free, candidates[0])


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _text(x: float, y: float, text: str, kind: str = "", anchor: str = "middle") -> str:
    class_ = f' class="{kind}"' if kind else ""
    return (
        f'<text{class_} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">'
        f"{escape(text)}</text>"
    )
