"""How much is asked of a text: draft < review < publish.

One ladder: each rung runs all rules of the one before and fails on all that the one
before fails on. A profile fills in what neither a file nor an option says.

- A *draft* is raw machine translation that somebody will work on. Only what would do
  harm stops it, and only rules that are nearly always right speak; typography can wait.
- *review* is how a translation is checked in daily work: the defaults.
- What is to *publish* has been through all hands. Minor faults stop it, too, and the
  rules about typography speak that are held back elsewhere because careful writers
  differ over them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mtcheck.config.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping


class Profile(NamedTuple):
    """What a profile sets."""

    fail_on: str
    min_confidence: str
    typography: bool | None
    says: str


_USUAL = Settings()

PROFILES: Mapping[str, Profile] = {
    "draft": Profile(
        fail_on="critical",
        min_confidence="high",
        typography=False,
        says="raw machine translation, before anyone worked on it",
    ),
    "review": Profile(
        fail_on=_USUAL.fail_on,
        min_confidence=_USUAL.min_confidence,
        typography=_USUAL.typography,
        says="the defaults",
    ),
    "publish": Profile(
        fail_on="minor",
        min_confidence=_USUAL.min_confidence,
        typography=True,
        says="the last look before it goes out",
    ),
}
"""The ladder, from its lowest rung."""


def table() -> str:
    """The profiles as a table of Markdown."""
    rows = ["| profile | for | `fail-on` | `min-confidence` | typography |"]
    rows.append("|---|---|---|---|---|")
    for name, profile in PROFILES.items():
        told = _TYPOGRAPHY[profile.typography]
        rows.append(
            f"| `{name}` | {profile.says} | `{profile.fail_on}` |"
            f" `{profile.min_confidence}` | {told} |"
        )
    return "\n".join(rows) + "\n"


_TYPOGRAPHY = {False: "left out", None: "as earned", True: "rules on trial as well"}
