"""The normal forms of what a translation carries over: equal ones mean the same."""

from __future__ import annotations

import re
from html import unescape

from mtcheck.match.expressions import compiled

_WHITE = compiled(r"\s+")

_HTML = frozenset(
    "a abbr acronym address article aside b bdi bdo big blockquote br button caption"
    " center cite code col dd del details dfn div dl dt em embed figcaption figure font"
    " footer form h1 h2 h3 h4 h5 h6 header hr i iframe img input ins kbd label legend"
    " li link main mark meta nav nobr object ol option p param picture pre q s samp"
    " script section select small source span strike strong style sub summary sup svg"
    " table tbody td textarea tfoot th thead time tr tt u ul var video wbr".split()
)
_EXCHANGE = frozenset("x g ph pc sc ec bx ex bpt ept it mrk ut hi seg".split())
_SAME_TAG = {"b": "strong", "i": "em"}
_ATTRIBUTE = compiled(r"""([^\s=/>"'<]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")
_SPOKEN = frozenset(
    "alt title placeholder aria-label label content value lang xml:lang hreflang dir"
    " summary equiv-text equiv disp style".split()
)
"""Attributes whose value a translator may change."""

_LANG = r"[a-z]{2}(?:[-_][a-z]{2,4})?"
_LOCAL_SEGMENT = compiled(rf"(?<=/){_LANG}(?=/|\Z|[?#])")
_LOCAL_HOST = compiled(rf"\A(?:{_LANG}|www|m)\.(?=[^.]+\.)")
_LOCAL_QUERY = compiled(
    r"[?&](?:hl|lang|locale|language|l|lc|view|preserve-view|setlang|tabs)=[\w-]*"
)
_SCHEME = compiled(r"\A[a-z]+://")
_KEYS = {
    "control": "ctrl", "strg": "ctrl", "ctl": "ctrl", "ctrl": "ctrl",
    "maj": "shift", "umschalt": "shift", "mayús": "shift", "mayus": "shift",
    "maiusc": "shift", "hoofdletter": "shift", "shift": "shift", "⇧": "shift",
    "alt": "alt", "option": "alt", "opción": "alt", "opção": "alt", "⌥": "alt",
    "cmd": "cmd", "command": "cmd", "commande": "cmd", "befehl": "cmd",
    "comando": "cmd", "⌘": "cmd", "win": "win", "windows": "win", "fn": "fn",
    "umschalttaste": "shift", "steuerung": "ctrl", "súper": "super",
    "meta": "meta", "super": "super", "altgr": "altgr",
}  # fmt: skip


def squeezed(text: str) -> str:
    """A placeholder whose white space means nothing."""
    return _WHITE.sub("", unescape(text) if "&" in text else text)


def tag_name(text: str) -> str:
    """The name of a tag in lower case, its slash left out."""
    found = re.match(r"<\s*/?\s*([\w:.-]+)", text)
    return found[1].lower() if found else ""


def is_html(name: str) -> bool:
    """Whether browsers and translation tools know a tag of this name."""
    return name in _HTML or name in _EXCHANGE or name.isdigit()


def tag_form(text: str) -> str:
    """A tag with its attributes in order, without what a translator may change.

    Names that are neither HTML nor a tool's may be a place to fill in, as in
    ``<your name>``: they count where a slash or an attribute shows a tag.
    """
    name = tag_name(text)
    if name.startswith("xliff:"):  # Android's sign for translators; nobody sees it
        return ""
    if not is_html(name) and not re.search(r"\A</|/>\Z|\s[\w:-]+=[\"']", text):
        return ""
    name = _SAME_TAG.get(name, name)
    slash = "/" if text.startswith("</") else ""
    inside = re.sub(r"\A</?[\w:.-]+|/?>\Z", "", text)
    found = [_attribute(*pair) for pair in _ATTRIBUTE.findall(inside)]
    return " ".join([f"<{slash}{name}", *sorted(found)]) + ">"


def _attribute(name: str, value: str) -> str:
    folded = name.lower()
    if folded in _SPOKEN:
        return folded
    bare = value.strip("\"'")
    if folded in {"href", "src"}:
        bare = link_form(bare)
    return f"{folded}={bare}"


def link_form(text: str) -> str:
    """The destination of a link: the file, without where in it."""
    bare = text.strip("<>")
    if "://" in bare or bare.startswith("www."):
        return address_form(bare)
    path = _LOCAL_SEGMENT.sub("", bare.partition("#")[0].partition("?")[0])
    return path.lower().replace("\\", "/").replace("//", "/") or "#"


def address_form(text: str) -> str:
    """A web address without its scheme, its language and its fragment."""
    bare = _SCHEME.sub("", text.lower()).partition("#")[0]
    bare = _LOCAL_HOST.sub("", _LOCAL_QUERY.sub("", bare).replace("?", "&"))
    path = _LOCAL_SEGMENT.sub("", bare)
    return re.sub(r"/{2,}", "/", path).rstrip("/&")


_TOP = compiled(r"\.(?:[a-z]{2,3}|co\.[a-z]{2}|com\.[a-z]{2})\Z")


def is_localised(one: str, other: str) -> bool:
    """Whether two web addresses are of the same site in two languages or countries."""
    a, b = _host(one), _host(other)
    if not a or not b:
        return False
    if a == b:
        return _has_translated_path(one, other)
    bare = [_TOP.sub("", _LOCAL_HOST.sub("", host)) for host in (a, b)]
    return bare[0] == bare[1]


def _host(address: str) -> str:
    bare = _SCHEME.sub("", address.lower().strip("<>"))
    return re.split(r"[/?#:]", bare, maxsplit=1)[0].removeprefix("www.")


def entity_form(text: str) -> str:
    """The character that the reference stands for; nothing if it stands for none."""
    character = unescape(text)
    return "" if character == text else character


def key_form(text: str) -> str:
    """A key combination with its modifiers in one language; nothing if it is a sum."""
    *modifiers, key = re.split(r"\s?\+\s?", text.replace("⌘", "⌘+").replace("++", "+"))
    known = [_KEYS.get(name.lower().strip(), "") for name in modifiers]
    if not all(known):
        return ""
    last = key.strip().lower()
    named = "" if len(last) > 2 and not last[1:].isdigit() else last
    return "+".join([*sorted(known), named])


def _has_translated_path(one: str, other: str) -> bool:
    """Whether the language in the path differs, and with it every name behind it."""
    found = [
        _LOCAL_SEGMENT.search(_SCHEME.sub("", url.lower())) for url in (one, other)
    ]
    first, second = found
    if first is None or second is None or first.group() == second.group():
        return False
    paths = [m.string[m.end() :].strip("/").split("/") for m in (first, second)]
    return len(paths[0]) == len(paths[1]) and all(
        a != b for a, b in zip(*paths, strict=True)
    )
