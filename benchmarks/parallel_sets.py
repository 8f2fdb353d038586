"""Which packages hold translations by people, and where in them these lie."""

from __future__ import annotations

import re
from typing import NamedTuple

LANGS = ("de", "es", "fr", "it", "nl", "pt", "pt-BR")


class Set(NamedTuple):
    """Packages that hold translations of one thing."""

    name: str
    packages: tuple[str, ...]
    files: re.Pattern[str]
    """Where in them a text lies: its language and its page."""
    english: str = ""
    """What the folder of the originals is called; a catalogue holds its own."""
    without: frozenset[str] = frozenset()
    """Languages in which next to nothing is translated, or not by people alone."""
    is_talk: bool = False
    """Whether each line is said by somebody, to somebody else."""


_OFFICE = "libreoffice-help"
_CATALOGUES = r"/locale/(?P<lang>[^/]+)/LC_MESSAGES/(?P<page>[^/]+)\.mo$"
_HELP = r"/usr/share/help/(?P<lang>[^/]+)/(?P<page>.+\.page)$"
SETS = (
    Set("gnome", ("gnome-user-docs",), re.compile(_HELP), "C"),
    Set("evolution", ("evolution-common",), re.compile(_HELP), "C"),
    Set("evolution-ui", ("evolution-common",), re.compile(_CATALOGUES)),
    Set("gnucash-ui", ("gnucash-common",), re.compile(_CATALOGUES)),
    Set("kmymoney-ui", ("kmymoney-common",), re.compile(_CATALOGUES)),
    Set(
        "wesnoth",
        ("wesnoth-1.16-httt", "wesnoth-1.16-utbs"),
        re.compile(_CATALOGUES),
        # Dutch has seventeen lines; the Portuguese forms words that no speaker would.
        without=frozenset({"nl", "pt"}),
        is_talk=True,
    ),
    Set(
        "installation",
        ("installation-guide-amd64",),
        re.compile(r"/installation-guide-amd64/(?P<lang>[^/]+)/(?P<page>[^/]+\.html)$"),
        "en",
    ),
    Set(
        "libreoffice",
        tuple(f"{_OFFICE}-{x}" for x in "en-us de es fr it nl pt pt-br".split()),
        re.compile(r"/libreoffice/help/(?P<lang>[^/]+)/text/(?P<page>.+\.html)$"),
        "en-US",
    ),
)
