"""What a finding costs, and on which scale penalties become a score.

- ``mqm``: neutral 0, minor 1, major 5, critical 25 points (MQM 2.0, themqm.org,
  "The MQM Scoring Models"; ISO 5060:2024 uses the same linear model).
- ``wmt``: major 5, minor 1, minor punctuation 0.1, a non-translation 25, never more
  than 25 a segment (Freitag et al., Experts, Errors, and Context, TACL 9 (2021),
  table 4). It knows no critical errors; such a finding counts as major.
- ``j2450``: seven categories, each with a weight for serious and for minor errors
  (SAE J2450, Translation Quality Metric, 2001, revised 2016).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mtcheck.model import Finding


@dataclass(frozen=True, slots=True)
class Scheme:
    """A published way to weigh errors."""

    name: str
    weights: str
    """The points, as a signature says them."""
    points: Callable[[Finding], float] = field(compare=False)
    """What one finding costs."""
    most: float = float("inf")
    """What a passage costs at most."""


def _mqm(finding: Finding) -> float:
    return float(finding.severity)


_PUNCTUATION = "typography"
_NON_TRANSLATION = "non-translation"


def _wmt(finding: Finding) -> float:
    dimension, _, type_ = finding.category.partition("/")
    if finding.severity >= Severity.MAJOR:
        return 25.0 if dimension == _NON_TRANSLATION else 5.0
    if finding.severity < Severity.MINOR:
        return 0.0
    return 0.1 if type_ == _PUNCTUATION else 1.0


# Points of a serious and of a minor error in each category of SAE J2450.
_WRONG_TERM = (5.0, 2.0)
_SYNTACTIC_ERROR = (4.0, 2.0)
_OMISSION = (4.0, 2.0)
_STRUCTURE_OR_AGREEMENT = (4.0, 2.0)
_MISSPELLING = (3.0, 1.0)
_PUNCTUATION_ERROR = (2.0, 1.0)
_MISCELLANEOUS = (3.0, 1.0)

J2450_CATEGORIES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "accuracy/addition": _MISCELLANEOUS,
        "accuracy/omission": _OMISSION,
        "accuracy": _WRONG_TERM,
        "terminology": _WRONG_TERM,
        "style/calque": _WRONG_TERM,
        "linguistic-conventions/agreement": _STRUCTURE_OR_AGREEMENT,
        "linguistic-conventions/capitalization": _MISSPELLING,
        "linguistic-conventions/duplication": _MISCELLANEOUS,
        "linguistic-conventions/spelling": _MISSPELLING,
        "linguistic-conventions/typography": _PUNCTUATION_ERROR,
        "linguistic-conventions": _SYNTACTIC_ERROR,
        "locale-conventions/typography": _PUNCTUATION_ERROR,
        "locale-conventions": _WRONG_TERM,
        "design-and-markup/encoding": _MISSPELLING,
    }
)
"""MQM category, or its dimension, and the weights of the J2450 category it is in;
what is missing here is miscellaneous."""


def _j2450(finding: Finding) -> float:
    if finding.severity < Severity.MINOR:
        return 0.0
    category = finding.category
    dimension = category.partition("/")[0]
    weights = J2450_CATEGORIES.get(category) or J2450_CATEGORIES.get(dimension)
    serious, minor = weights or _MISCELLANEOUS
    return serious if finding.severity >= Severity.MAJOR else minor


MQM = Scheme("mqm", "0/1/5/25", _mqm)
WMT = Scheme("wmt", "0/1/5/5", _wmt, most=25.0)
J2450 = Scheme("j2450", "5-2/4-2/4-2/4-2/3-1/2-1/3-1", _j2450)
SCHEMES: Mapping[str, Scheme] = MappingProxyType(
    {scheme.name: scheme for scheme in (MQM, WMT, J2450)}
)


class Scale(NamedTuple):
    """How a penalty becomes a score.

    Uncalibrated: 100 × (1 − penalty / words). Calibrated by a penalty that is just
    acceptable: 100 − (100 − passing) × penalty / acceptable, so that a text with the
    acceptable penalty has the passing score (MQM's linear model with calibration:
    Lommel et al., The Multi-Range Theory of Translation Quality Measurement, 2024).
    """

    acceptable: float | None = None
    """Points per 1,000 words; None leaves the scale uncalibrated."""
    passing: float = 95.0

    def score(self, rate: float) -> float:
        """The score, 0 to 100, of so many points per word."""
        if self.acceptable is None:
            lost = 100 * rate
        else:
            lost = (100 - self.passing) * 1000 * rate / self.acceptable
        return min(100.0, max(0.0, 100 - lost))

    @property
    def least(self) -> float | None:
        """The score that a text needs to pass; None when uncalibrated."""
        return None if self.acceptable is None else self.passing

    @property
    def text(self) -> str:
        """As a signature says it; empty when uncalibrated."""
        if self.acceptable is None:
            return ""
        return f"{self.passing:g}@{self.acceptable:g}"


class Scoring(NamedTuple):
    """The scheme and the scale of one run."""

    scheme: Scheme = MQM
    scale: Scale = Scale()
