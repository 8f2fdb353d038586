"""What counts as a placeable, and which two are the same."""

import pytest

from mtcheck.match.placeables import pieces


def kinds(text: str) -> list[tuple[str, str]]:
    """The pieces of a text, as kind and text."""
    return [(piece.kind, piece.text) for piece in pieces(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Page %s sur %1$d", [("printf", "%s"), ("printf", "%1$d")]),
        ("%(name)s : %.2f %%", [("printf", "%(name)s"), ("printf", "%.2f"), ("printf", "%%")]),
        ("将%s复制到%d。", [("printf", "%s"), ("printf", "%d")]),
        ("étape %1 de %L2", [("qt", "%1"), ("qt", "%L2")]),
        ("dans %APPDATA%", [("percent", "%APPDATA%")]),
        ("{0} et {name!r} et {x:>10}", [("brace", "{0}"), ("brace", "{name!r}"), ("brace", "{x:>10}")]),
        ("{{ x }} ${y} %{z}", [("template", "{{ x }}"), ("template", "${y}"), ("template", "%{z}")]),
        ("$t(menu.file)", [("template", "$t(menu.file)")]),
        ("va dans $HOME/tmp", [("variable", "$HOME")]),
        ("<b>x</b>", [("tag", "<b>"), ("tag", "</b>")]),
        ("`{x}` reste", [("code", "`{x}`")]),
        ("à support@example.org.", [("email", "support@example.org")]),
        ("voir https://example.org/a(b).", [("url", "https://example.org/a(b)")]),
        ("max_size et getName()", [("name", "max_size"), ("name", "getName()")]),
        ("v1.2, 2.14.3", [("version", "v1.2"), ("version", "2.14.3")]),
        ("par --dry-run", [("flag", "--dry-run")]),
        ("lire settings.json.", [("file", "settings.json")]),
        (r"C:\Temp\log et /usr/bin/x", [("path", r"C:\Temp\log"), ("path", "/usr/bin/x")]),
        ("Ctrl+S", [("key", "Ctrl+S")]),
        ("bravo 👍🏽", [("emoji", "👍🏽")]),
    ],
)  # fmt: skip
def test_kinds(text: str, wanted: list[tuple[str, str]]) -> None:
    """Each kind is found where it stands, whole."""
    assert kinds(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "100 % de réussite",
        "50% off",
        "20% discount, 5% interest",
        "Il coûte 5 $, ou $5.",
        "R&D et AT&T",
        "„So“, sagte er.",
        "a < b et c > d",
        "<votre nom>",
        "On garde {a ; b} pour la suite.",
        "le 12.05.2020, soit 1.234.567 euros",
        "un eBook sur iPhone",
        "et/ou, km/h, 24/7",
        "a -- b",
        "la note * et la note **",
        "trois + quatre",
        "\ud800",
    ],
)
def test_prose(text: str) -> None:
    """Prose with the same signs is none."""
    assert [k for k, _ in kinds(text) if k != "bold"] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{{name}}", "{{ name }}"),
        ("<br>", "<br />"),
        ("<b>", "<strong>"),
        ('<a class="x" id="y">', '<a id="y" class="x">'),
        ('<img alt="a cat" src="c.png">', '<img src="c.png" alt="un chat">'),
        ("https://example.org/en/help", "https://example.org/fr/help"),
        ("https://example.org/help?hl=en", "https://example.org/help?hl=fr"),
        ("https://en.example.org/help", "https://fr.example.org/help/"),
        ("Ctrl+Shift+P", "Strg+Umschalt+P"),
        ("v2.1.0", "2.1.0"),
        (r"max\_size", "max_size"),
    ],
)
def test_same(one: str, other: str) -> None:
    """Forms are equal where a program or reader sees the same."""
    assert [p.form for p in pieces(one)] == [p.form for p in pieces(other)] != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{name}", "{ name }"),
        ("${name}", "${ name }"),
        ("<i>", "<b>"),
        ("<b>", "</b>"),
        ('<a class="x">', '<a class="y">'),
        ("https://example.org/help", "https://example.org/aide"),
        ("Ctrl+S", "Ctrl+D"),
        ("%s", "%d"),
    ],
)
def test_different(one: str, other: str) -> None:
    """And differ where it does not."""
    assert [p.form for p in pieces(one)] != [p.form for p in pieces(other)]


@pytest.mark.parametrize(
    "scrap", ["{", "[", "`", "%", "<a ", "a@", "**", "http://(", "a_", "a.", "{ ", "$x", "'{"]
)  # fmt: skip
def test_hostile(scrap: str) -> None:
    """Long nonsense is read in one go."""
    text = scrap * 4_000
    assert all(text[p.start : p.end] == p.text for p in pieces(text))
