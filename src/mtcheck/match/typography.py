"""What each French-speaking country sets around signs and numbers.

A policy is what a text is held to where it has no habit of its own; a text that has
one is held to that. Plain ``fr`` may turn out to be Canadian, so it binds to nothing.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

NO_BREAK = "\u00a0"
NARROW = "\u202f"
NO_BREAK_SPACES = "\u00a0\u202f\u2007"
SPACES = " \u2009" + NO_BREAK_SPACES

HIGH_SIGNS = ";!?"
"""The signs that Canada sets without a space, and Europe with a narrow one."""


class Typography(NamedTuple):
    """The habits of one country; a space of ``""`` means none at all."""

    locale: str
    before_colon: str = NO_BREAK
    before_high: str = NARROW
    inside_guillemets: str = NO_BREAK
    before_percent: str = NARROW
    before_unit: str = NO_BREAK
    thousands: str = NARROW
    decimal: str = ","
    guillemets: tuple[str, str] = ("«", "»")
    inner_quotes: tuple[str, str] = ("“", "”")
    apostrophe: str = "’"
    spaces_bind: bool = True
    """Whether a space that is missing is a fault, whatever the text does elsewhere."""
    point_in_prices: bool = False
    """Whether 12.50 is a right price."""
    imperial_units: bool = False
    """Whether readers measure in feet and pounds too."""

    def space_at(self, sign: str) -> str:
        """The space before `sign`, or on the inner side of a guillemet."""
        if sign in HIGH_SIGNS:
            return self.before_high
        if sign in self.guillemets:
            return self.inside_guillemets
        return self.before_percent if sign == "%" else self.before_colon


_FRANCE = Typography("fr-FR")
_POLICIES = {
    "fr-fr": _FRANCE,
    "fr-be": Typography("fr-BE"),
    "fr-ca": Typography(
        "fr-CA",
        before_high="",
        before_percent=NO_BREAK,
        thousands=NO_BREAK,
        imperial_units=True,
    ),
    "fr-ch": Typography(
        "fr-CH",
        before_colon=NARROW,
        inside_guillemets=NARROW,
        thousands="’",
        inner_quotes=("‹", "›"),
        spaces_bind=False,
        point_in_prices=True,
    ),
}


def typography(lang: str | None) -> Typography:
    """The policy for a language tag; that of France where the country is not known."""
    return _POLICIES.get(_key(lang), _FRANCE)


def _key(lang: str | None) -> str:
    return (lang or "").lower().replace("_", "-")


def is_country(lang: str | None) -> bool:
    """Whether the tag says the country."""
    return _key(lang) in _POLICIES


def names_country(lang: str | None) -> bool:
    """Whether the tag says the country, and its spaces bind.

    Switzerland asks for thin spaces, and its press sets none as often.
    """
    return is_country(lang) and typography(lang).spaces_bind


def usual_space(seen: Iterable[str], otherwise: str) -> str:
    """The space a text sets most often, among those it was seen to set."""
    counts = Counter(seen)
    return counts.most_common(1)[0][0] if counts else otherwise
