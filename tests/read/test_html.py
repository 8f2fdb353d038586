"""Pages to passages."""

import time
from typing import TYPE_CHECKING

import pytest

from mtcheck.read import read_text

if TYPE_CHECKING:
    from mtcheck.model import Document, Passage


def page(content: str) -> "Document":
    """The document of a page."""
    return read_text(content, "x.html")


def shown(content: str) -> list[tuple[str, str]]:
    """The kind and the text of each passage."""
    return [(p.kind, p.target.content) for p in page(content).passages]


def marked(passage: "Passage") -> list[tuple[str, str]]:
    """The kind of each mark and the text under it."""
    text = passage.target.content
    return [(mark.kind, text[mark.start : mark.end]) for mark in passage.marks]


@pytest.mark.parametrize(
    ("content", "passages"),
    [
        pytest.param("<h2>Un titre</h2>", [("heading", "Un titre")], id="heading"),
        pytest.param("<p>un<p>deux", [("paragraph", "un"), ("paragraph", "deux")], id="unclosed p"),
        pytest.param("<ul><li>un<li>deux</ul>fin", [("item", "un"), ("item", "deux"), ("paragraph", "fin")], id="unclosed li"),
        pytest.param("<ul><li>un<ul><li>deux</li></ul>trois</li></ul>", [("item", "un"), ("item", "deux"), ("item", "trois")], id="nested list"),
        pytest.param("<table><caption>L<tr><td>a<td><p>b</p>c</table>", [("caption", "L"), ("cell", "a"), ("cell", "b"), ("cell", "c")], id="table"),
        pytest.param("<blockquote>un<p>deux</blockquote>", [("quote", "un"), ("quote", "deux")], id="quotation"),
        pytest.param("<figure><figcaption>Vue</figcaption></figure>", [("caption", "Vue")], id="caption"),
        pytest.param("<dl><dt>mot<dd>sens</dl>", [("item", "mot"), ("item", "sens")], id="definitions"),
        pytest.param("<div>un<div>deux</div>trois</div>", [("paragraph", "un"), ("paragraph", "deux"), ("paragraph", "trois")], id="text around a block"),
        pytest.param("nu", [("paragraph", "nu")], id="no element at all"),
        pytest.param("<p>un</b></i></div> deux</p>", [("paragraph", "un"), ("paragraph", "deux")], id="stray end tags"),
        pytest.param("<p>1 < 2 et a<3 > b</p>", [("paragraph", "1 < 2 et a<3 > b")], id="signs that are no tags"),
        pytest.param("<p title=\"a > b\" data-x='</p>'>un</p>", [("alt", "a > b"), ("paragraph", "un")], id="signs in attributes"),
        pytest.param("<p>un<br>deux<br/> \n trois", [("paragraph", "un\ndeux\ntrois")], id="line breaks"),
        pytest.param("<p> un\n\t deux </p>", [("paragraph", "un deux")], id="white space"),
        pytest.param("<p>un <b> deux</b> trois", [("paragraph", "un deux trois")], id="white space across tags"),
        pytest.param("<p>un<!-- <p>non --> deux", [("paragraph", "un deux")], id="comment"),
        pytest.param("<p>un<b", [("paragraph", "un")], id="unfinished tag"),
        pytest.param("<P>UN<BR>DEUX</P>", [("paragraph", "UN\nDEUX")], id="capitals"),
        pytest.param("<td>&nbsp;</td><p>—</p><p>|</p><img alt='&nbsp;'>", [], id="nothing to read"),
    ],
)  # fmt: skip
def test_blocks(content: str, passages: list[tuple[str, str]]) -> None:
    """Each block that holds text is a passage, however the page is nested."""
    assert shown(content) == passages


@pytest.mark.parametrize(
    "skipped",
    [
        "<script>if (a<b) '<p>x</p>'</script>",
        "<style>p{}</style>",
        "<noscript><p>x</p></noscript>",
        "<template><p>x</template>",
        "<svg><title>x</title><text>x</text></svg>",
        "<pre><code>x</code></pre>",
        "<textarea><p>x</textarea>",
        "<nav><ul><li>x</ul></nav>",
        "<div role=navigation>x</div>",
        "<div hidden><div>x</div>x</div>",
        "<span aria-hidden='true'>x</span>",
        "<iframe src=x title='x'>x</iframe>",
        "<div translate=no>x</div>",
        "<p class='a notranslate b'>x</p>",
        "<img alt='x' aria-hidden=true>",
    ],
)
def test_what_is_no_prose(skipped: str) -> None:
    """Code, menus and what is hidden or not to be translated is left out."""
    assert shown(f"<p>un</p>{skipped}<p>deux</p>") == [
        ("paragraph", "un"),
        ("paragraph", "deux"),
    ]


def test_a_page_that_wants_no_translation_is_read() -> None:
    """Sites keep browsers from translating them: that says nothing of the text."""
    html = '<html class="notranslate" translate="no"><body translate=no><p>un'

    assert shown(html) == [("paragraph", "un")]


def test_marks() -> None:
    """What is set apart in a paragraph is known by its place in the text."""
    (passage,) = page(
        "<p>Un <a href=x>lien <b>vif</b></a>, <i>doux</i>,"
        " <code>f( )</code> <span translate=no>ACME</span> &amp; <q>mot</q></p>"
    ).passages

    assert passage.target.content == "Un lien vif, doux, f( ) ACME & mot"
    assert marked(passage) == [
        ("link", "lien vif"),
        ("strong", "vif"),
        ("emphasis", "doux"),
        ("code", "f( )"),
        ("code", "ACME"),
        ("entity", "&"),
        ("quote", "mot"),
    ]


def test_a_mark_goes_on_in_the_next_block() -> None:
    """A link or bold type around several blocks marks each of them."""
    first, second = page("<a href=x><h3>un</h3> <p>deux</a> trois").passages

    assert marked(first) == [("link", "un")]
    assert marked(second) == [("link", "deux")]


def test_head_and_attributes() -> None:
    """Texts that are shown elsewhere than in the flow are passages too."""
    assert shown(
        "<html lang=fr><head><title>Un &lt; deux</title>"
        '<meta name="description" content="Une l&#39;offre">'
        '<meta property="og:title" content=Titre><meta name=author content=Moi>'
        "<body><p>Vu <img src=x alt='Le pont' title='Le pont'> hier"
        '<a aria-label="Aller au pont">ici</a>'
    ) == [
        ("title", "Un < deux"),
        ("title", "Une l'offre"),
        ("title", "Titre"),
        ("paragraph", "Vu hierici"),
        ("alt", "Le pont"),
        ("alt", "Aller au pont"),
    ]


@pytest.mark.parametrize(
    ("start", "lang"),
    [
        ("<html lang='pt-BR'>", "pt-BR"),
        ("<HTML xml:lang=de>", "de"),
        ("<html lang=''>", None),
        ("<html>", None),
        ("<p lang=fr>", None),
    ],
)
def test_language(start: str, lang: str | None) -> None:
    """The page says itself in which language it is."""
    assert page(f"{start}<p>un").target_lang == lang


def test_ids_are_lines() -> None:
    """Further passages on a line are counted."""
    html = "<p>un</p>\r\n<p>deux</p><p>trois</p>\r\n\r\n<p>\r\nquatre"

    assert [p.id for p in page(html).passages] == ["1", "2", "2.2", "5"]


@pytest.mark.parametrize(
    "reference", ["&#39;", "&#x27;", "&apos;", "&eacute;", "&nbsp;", "&copy", "&#233"]
)
def test_references_map_to_the_file(reference: str) -> None:
    """The character after a reference is found at its place."""
    html = f"<p>l{reference} z</p>"
    (passage,) = page(html).passages

    assert len(passage.target.content) == 4
    assert passage.target.place(1) == html.index("&")
    assert passage.target.place(3) == html.index("z")
    assert marked(passage) == [("entity", passage.target.content[1])]


@pytest.mark.parametrize("text", ["R&D", "AT&T;", "a & b", "&inconnu;", "?a=1&b=2"])
def test_other_ampersands_stay(text: str) -> None:
    """What is no reference stays as written."""
    assert shown(f"<p>{text}") == [("paragraph", text)]


@pytest.mark.parametrize(
    "tag",
    [
        '<html class="translated-ltr">',
        '<font style="vertical-align: inherit;">',
        '<p _msttexthash="123" _msthash="4">',
        '<span x-bergamot-translated="">',
        '<ya-tr-span data-index="1">',
        '<div id="goog-gt-tt" class="skiptranslate">',
        '<script src="/wp-content/plugins/gtranslate/js/x.js">',
        '<a href="https://example-com.translate.goog/a">',
        '<div data-wg-notranslate class="weglot-container">',
        '<p data-trp-original="x">',
        '<meta name="generator" content="Co-op Translator 1.0">',
        '<meta name="translation-stats" content="x">',
    ],
)
def test_fingerprints(tag: str) -> None:
    """A tag that a translation service left is a passage, with its place."""
    document = page(f"<p>un</p>\n  {tag}")
    found = [p for p in document.passages if p.kind == "markup"]

    assert [(p.id, p.target.content) for p in found] == [("2:3", tag)]
    assert found[0].target.place(0) == document.content.index(tag)


@pytest.mark.parametrize(
    "html",
    [
        '<p>Weglot <a href="https://weglot.com/fr">Weglot</a>',
        '<img alt="Le logo de Weglot" src=x>',
        '<meta name="description" content="Weglot et GTranslate">',
        '<link rel="stylesheet" href="/plugins/sitepress-multilingual-cms/wpml.css">',
        '<meta name="google" content="notranslate">',
        '<td style="vertical-align: inherit">a</td>',
        '<p class="strp-1">a',
    ],
)
def test_no_fingerprints(html: str) -> None:
    """A page may speak about such a service, and people use some tools by hand."""
    assert "markup" not in {kind for kind, _ in shown(html)}


def test_a_fingerprint_is_shown_once() -> None:
    """A sign that stands in every paragraph is one passage, cut if it is long."""
    html = f'<p _msthash="1" data-x="{"x" * 500}">un</p>' * 3
    found = [text for kind, text in shown(html) if kind == "markup"]

    assert [html[:300]] == found


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("<p>Un mot assez long. " * 220_000, id="unclosed paragraphs"),
        pytest.param("mot " * 1_250_000, id="no tag"),
        pytest.param("<a " * 1_600_000, id="unfinished tags"),
        pytest.param("<!-- " * 1_000_000, id="unfinished comments"),
        pytest.param("<a b='" * 800_000, id="quotes"),
        pytest.param("< " * 2_500_000, id="bare signs"),
        pytest.param("<b>" * 200_000 + "</i>" * 200_000, id="unclosed marks"),
        pytest.param("<div><b>" * 200_000 + "</div>" * 200_000, id="deep"),
        pytest.param("<script>" * 600_000, id="scripts"),
        pytest.param(" " * 2_500_000 + "\n" * 2_500_000 + "x", id="white space"),
    ],
)
def test_broken_pages_take_seconds(content: str) -> None:
    """No page takes more than time in proportion to its size."""
    begin = time.perf_counter()
    page(content)

    assert time.perf_counter() - begin < 30
