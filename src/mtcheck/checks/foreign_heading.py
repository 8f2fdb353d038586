"""A heading that every English page has, left in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.lang import FUNCTION_WORDS
from mtcheck.match.expressions import compiled
from mtcheck.model import Match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.checks import PassageCheck
    from mtcheck.match.view import PassageView

_HEADINGS = frozenset(
    """
    about the author|about us|about this guide|acknowledgements|acknowledgments
    additional resources|all rights reserved|appendix|at a glance|before you begin
    before you start|best practices|bottom line|breaking news|closing thoughts
    coming soon|common issues|contact us|editor's note|editors' picks
    executive summary|final thoughts|findings|follow us|for more information
    frequently asked questions|further reading|getting help|getting started
    how it works|how to use|key findings|key takeaways|key points|known issues
    latest news|latest stories|learn more|lessons learned|looking ahead
    methodology|more information|more stories|most popular|most read|next steps
    our team|overview|prerequisites|privacy policy|pros and cons|quick start
    read more|recent posts|related articles|related links|related posts
    related stories|release notes|requirements|sample code|see also|share this
    subscribe now|system requirements|table of contents|takeaway|takeaways
    terms and conditions|terms of service|terms of use|the basics|the big picture
    the bottom line|the good, the bad and the ugly|the takeaway|thank you
    things to know|top stories|troubleshooting|trending now|upcoming events
    usage|what is it|what's new|what's next|what you need|what you need to know
    what you'll learn|what to expect|what we know|where to buy|who we are
    why it matters|wrapping up|you may also like
    """.replace("\n", "|").split("|")
)
_HEADINGS = frozenset(heading.strip() for heading in _HEADINGS) - {""}

# Headings that some languages have borrowed.
_BORROWED = frozenset(
    {"background", "disclaimer", "downloads", "features", "highlights", "timeline"}
)
_STRANGE = {
    "es": _BORROWED,
    "fr": _BORROWED | {"answers", "challenges", "settings", "summary", "updates"},
    "pl": _BORROWED - {"timeline"},
    "pt": _BORROWED - {"downloads"},
}
_DECORATION = compiled(r"^[\W\d_]+|[\W_]+$")


def make() -> PassageCheck:
    """The check, silent in English and where the language is not known."""
    return _check


def _check(view: PassageView) -> Iterator[Match]:
    lang = (view.lang or "en").split("-")[0]
    if lang == "en" or lang not in FUNCTION_WORDS or len(view.folded) > 60:
        return
    bare = _DECORATION.sub("", view.folded)
    if bare in _HEADINGS or bare in _STRANGE.get(lang, ()):
        start = view.folded.index(bare)
        yield Match(start, start + len(bare))
