"""What a browser knows about the elements of a page."""

from __future__ import annotations

BLOCKS = frozenset(
    """
    address article aside blockquote body button caption center dd details dialog dir
    div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header
    hgroup hr html label legend li main menu nav ol optgroup option p pre search
    section select summary table tbody td tfoot th thead title tr ul
    """.split()
)
"""Elements whose text stands apart from what is around them."""

VOID = frozenset(
    """
    area base br col embed hr img input link meta param source track wbr !
    """.split()
)
"""Elements that have no end tag."""

SKIPPED = frozenset(
    """
    audio canvas datalist iframe nav noembed noframes noscript object pre script style
    svg template textarea video xmp
    """.split()
)
"""Elements that hold no prose of the page's own."""

KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("caption", "figcaption"), "caption"),
    "blockquote": "quote",
    "title": "title",
}
"""The kind of passage that an element holds; the others take after their parent."""

MARKS = {
    "a": "link",
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("em", "i"), "emphasis"),
    **dict.fromkeys(("code", "kbd", "math", "samp", "tt", "var"), "code"),
    "q": "quote",
}
"""The mark that an element sets on the text in it."""

CELLS = frozenset({"td", "th", "caption"})
LISTS = frozenset({"ul", "ol", "menu", "dir"})
ENDS_NO_P = frozenset({"button", "label", "legend", "optgroup", "option", "select"})
"""Blocks that may stand in a paragraph; any other start tag ends it."""

SIBLINGS = {
    "li": (frozenset({"li"}), LISTS),
    **dict.fromkeys(("dt", "dd"), (frozenset({"dt", "dd"}), frozenset({"dl"}))),
    **dict.fromkeys(
        ("td", "th"), (frozenset({"td", "th"}), frozenset({"tr", "table"}))
    ),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    **dict.fromkeys(
        ("thead", "tbody", "tfoot"),
        (frozenset({"thead", "tbody", "tfoot"}), frozenset({"table"})),
    ),
    "option": (frozenset({"option"}), frozenset({"select"})),
}
"""What a start tag ends: open elements of some names, unless a barrier is between."""

BARRIERS = {
    "li": LISTS,
    **dict.fromkeys(
        ("td", "th", "tr", "tbody", "thead", "tfoot"), frozenset({"table"})
    ),
    **dict.fromkeys(("table", "body", "html"), frozenset[str]()),
}
"""What an end tag of a block does not reach across; `CELLS` for the others."""
