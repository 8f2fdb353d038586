"""Markdown to passages."""

import time
from typing import TYPE_CHECKING

import pytest

from mtcheck.read import read_text

if TYPE_CHECKING:
    from mtcheck.model import Document, Passage


def document(content: str) -> "Document":
    """The document of a Markdown text."""
    return read_text(content, "x.md")


def shown(content: str) -> list[tuple[str, str]]:
    """The kind and the text of each passage."""
    return [(p.kind, p.target.content) for p in document(content).passages]


def marked(content: str) -> list[tuple[str, str]]:
    """The kind of each mark of the only passage and the text under it."""
    (passage,) = document(content).passages
    text = passage.target.content
    return [(mark.kind, text[mark.start : mark.end]) for mark in passage.marks]


def places(passage: "Passage", content: str) -> str:
    """The characters of the file from which the passage was made."""
    target = passage.target
    return "".join(content[target.place(n)] for n in range(len(target.content)))


@pytest.mark.parametrize(
    ("content", "passages"),
    [
        pytest.param("# Un **titre** ##", [("heading", "Un **titre**")], id="heading"),
        pytest.param("# # un", [("heading", "# un")], id="heading with the sign in it"),
        pytest.param("Un\ntitre\n===", [("heading", "Un\ntitre")], id="underlined heading"),
        pytest.param("un\ndeux\n\ntrois", [("paragraph", "un\ndeux"), ("paragraph", "trois")], id="paragraphs"),
        pytest.param("- un\n  deux\n- trois", [("item", "un\ndeux"), ("item", "trois")], id="items"),
        pytest.param("1. un\n   - deux\n\n     trois", [("item", "un"), ("item", "deux"), ("item", "trois")], id="nested items"),
        pytest.param("- un\ndeux", [("item", "un\ndeux")], id="lazy line"),
        pytest.param("> un\n> deux\n>\n> > trois", [("quote", "un\ndeux"), ("quote", "trois")], id="quotations"),
        pytest.param("> [!NOTE]\n> un\n>\n> deux\n\n> trois", [("paragraph", "[!NOTE]\nun"), ("paragraph", "deux"), ("quote", "trois")], id="note"),
        pytest.param("|a|b \\| c|\n|-|-|\n| d d |`e`|", [("cell", "a"), ("cell", "b \\| c"), ("cell", "d d")], id="table"),
        pytest.param("|a|a|\n|-|-|\n|a|a|", [("cell", "a")] * 4, id="table of equal cells"),
        pytest.param("> - un\n>   > deux", [("item", "un"), ("quote", "deux")], id="mixed nesting"),
        pytest.param("#\u00a0Titre", [("paragraph", "#\u00a0Titre")], id="heading that is none"),
        pytest.param("\u00a0\nun", [("paragraph", "un")], id="line of hard spaces"),
        pytest.param("un  \ndeux\\\ntrois", [("paragraph", "un  \ndeux\\\ntrois")], id="hard breaks"),
    ],
)  # fmt: skip
def test_blocks(content: str, passages: list[tuple[str, str]]) -> None:
    """Each block is a passage as it is written, without what nests it."""
    found = [(kind, text.strip("\u00a0\n")) for kind, text in shown(content)]
    assert found == passages


@pytest.mark.parametrize(
    "skipped",
    [
        pytest.param("```sh\nx\n\ny\n```", id="fence"),
        pytest.param("~~~\nx\n~~~", id="other fence"),
        pytest.param("    x\n    y", id="indented code"),
        pytest.param("<!-- x\n\ny -->", id="comment"),
        pytest.param("[x]: http://x 'y'", id="definition"),
        pytest.param("<script>\nx\n\ny</script>", id="script"),
        pytest.param("<style>\nx\n</style>", id="style"),
        pytest.param("---", id="rule"),
        pytest.param("::: zone pivot='x'", id="zone"),
        pytest.param("{{< figure src='x' >}}", id="shortcode"),
        pytest.param("{% include x.html %}", id="liquid"),
        pytest.param("[!INCLUDE [x](y.md)]", id="include"),
        pytest.param("import X from 'y'", id="import"),
        pytest.param("`x`", id="code alone"),
        pytest.param("&nbsp;", id="hard space"),
        pytest.param("[![](x.svg)](http://y)", id="badge"),
    ],
)
def test_what_is_no_prose(skipped: str) -> None:
    """Code, comments, definitions and what tools fill in is left out."""
    assert shown(f"un\n\n{skipped}\n\ndeux") == [
        ("paragraph", "un"),
        ("paragraph", "deux"),
    ]


@pytest.mark.parametrize(
    ("content", "marks"),
    [
        pytest.param("a `b` ``c`d`` e", [("code", "`b`"), ("code", "``c`d``")], id="code"),
        pytest.param("a `b", [], id="lone back-tick"),
        pytest.param("[a b](c_d_e 'f') g", [("link", "a b"), ("url", "c_d_e")], id="link"),
        pytest.param("[a](b(c)d)", [("link", "a"), ("url", "b(c)d")], id="link with brackets"),
        pytest.param("[a](<b c>)", [("link", "a"), ("url", "<b c>")], id="link with spaces"),
        pytest.param("[a][b] [c] [d][]", [("link", "a"), ("url", "b"), ("link", "d")], id="reference"),
        pytest.param("![a](b.png)", [("url", "b.png")], id="image"),
        pytest.param("[![a](b)](c)", [("link", "![a](b)"), ("url", "b"), ("url", "c")], id="image in a link"),
        pytest.param("a [b] (c)", [], id="brackets that are no link"),
        pytest.param(r"\[a](b) \*c\* \`d\`", [], id="escapes"),
        pytest.param("<http://a.b> x <c@d.e>", [("url", "<http://a.b>"), ("url", "<c@d.e>")], id="addresses"),
        pytest.param("a<br/>b <u>c</u>", [("tag", "<br/>"), ("tag", "<u>"), ("tag", "</u>")], id="tags"),
        pytest.param("a <!-- b --> c", [("tag", "<!-- b -->")], id="comment"),
        pytest.param("1 < 2 > 0", [], id="signs that are no tags"),
        pytest.param("*a* **b** _c_ __d__", [("emphasis", "a"), ("strong", "b"), ("emphasis", "c"), ("strong", "d")], id="emphasis"),
        pytest.param("***a***", [("emphasis", "**a**"), ("strong", "a")], id="both"),
        pytest.param("**a *b* c**", [("strong", "a *b* c"), ("emphasis", "b")], id="nested"),
        pytest.param("a_b_c 2 * 3 * 4 ** d **", [], id="signs that set nothing apart"),
        pytest.param("a &amp; b &x; `&lt;`", [("entity", "&"), ("code", "`&lt;`")], id="references"),
        pytest.param("a&#39;b **c** d&eacute;", [("entity", "'"), ("strong", "c"), ("entity", "é")], id="marks after references"),
        pytest.param('a {#b} c {target="d"} {e}', [("tag", "{#b}"), ("tag", '{target="d"}')], id="attributes"),
        pytest.param("[!DNL a b] c", [("tag", "[!DNL a b]")], id="not to be translated"),
        pytest.param("[!UICONTROL a] b", [("tag", "[!UICONTROL "), ("tag", "]")], id="label"),
        pytest.param("a [!INCLUDE[b](c.md)] d", [("tag", "[!INCLUDE[b](c.md)]")], id="include"),
        pytest.param("a {{ b }} {% c %}", [("tag", "{{ b }}"), ("tag", "{% c %}")], id="template"),
        pytest.param("a [^1] b", [("tag", "[^1]")], id="footnote"),
        pytest.param("a $$x_1 + y_1$$ 5 $ et 6 $", [("code", "$$x_1 + y_1$$")], id="formula"),
    ],
)  # fmt: skip
def test_marks(content: str, marks: list[tuple[str, str]]) -> None:
    """What is set apart in a block is known by its place in the text."""
    assert marked(content) == marks


def test_front_matter() -> None:
    """Of the values at the head, only those that readers see are prose."""
    content = (
        '---\r\ntitle: "L&#39;été"\r\nauthor: Moi\r\ndescription: Une page # x\r\n'
        "tags: [un, deux]\r\nsummary: >\r\n  plié\r\n---\r\n\r\nun"
    )

    assert shown(content) == [
        ("title", "L'été"),
        ("title", "Une page"),
        ("paragraph", "un"),
    ]
    assert [p.id for p in document(content).passages] == ["2", "4", "10"]


def test_other_front_matter() -> None:
    """TOML is read as YAML is."""
    assert shown("+++\ntitle = 'Un'\n+++\ndeux") == [
        ("title", "Un"),
        ("paragraph", "deux"),
    ]


def test_rules_are_no_front_matter() -> None:
    """Text between two rules at the start is text."""
    assert shown("---\n\nUn mot.\n\n---\n\ndeux") == [
        ("paragraph", "Un mot."),
        ("paragraph", "deux"),
    ]


def test_html_blocks() -> None:
    """Raw HTML is read as a page is, wherever it stands."""
    content = '> <div>\n> l&#39;<b>un</b>\n> </div>\n\n<p title="deux">\ntrois\n</p>'

    assert shown(content) == [
        ("paragraph", "l'un"),
        ("alt", "deux"),
        ("paragraph", "trois"),
    ]
    assert [p.id for p in document(content).passages] == ["2", "5", "6"]
    assert content[document(content).passages[0].target.place(2) :].startswith("un</b>")


def test_a_note_left_by_a_translator() -> None:
    """The comment by which a tool signs its work is a passage of its own."""
    content = "<!--\nCO_OP_TRANSLATOR_METADATA:\n{}\n-->\n# un"

    assert [kind for kind, _ in shown(content)] == ["markup", "heading"]


def test_alternative_text_of_a_directive() -> None:
    """The words for those who do not see an image are prose."""
    line = ':::image type="content" source="x.png" alt-text="Une vue":::'

    assert shown(f"un\n\n{line}") == [("paragraph", "un"), ("alt", "Une vue")]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_places(line_end: str) -> None:
    """Every character comes from where the passage says, line ends included."""
    content = line_end.join(
        [
            "# un",
            "",
            "> - deux  ",
            ">   trois",
            "",
            "|a|b|",
            "|-|-|",
            "|c|d|",
            "",
            "😀 fin",
        ]
    )
    passages = document(content).passages

    assert [p.id for p in passages] == ["1", "3", "6", "6.2", "8", "8.2", "10"]
    assert passages[1].target.content == f"deux  {line_end}trois"
    assert all(places(p, content) == p.target.content for p in passages)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("mot " * 1_250_000, id="one line"),
        pytest.param("Un mot **assez** long.\n" * 100_000, id="one paragraph"),
        pytest.param("l&#39;a " * 300_000, id="references"),
        pytest.param("[a](b " * 300_000, id="unfinished links"),
        pytest.param("[" * 1_000_000, id="brackets"),
        pytest.param("[a](b) " * 100_000, id="links"),
        pytest.param("x <a " * 500_000, id="unfinished tags"),
        pytest.param("x <!-- " * 300_000, id="unfinished comments"),
        pytest.param("x ` `` ``` " * 100_000, id="back-ticks"),
        pytest.param("*a _b " * 300_000, id="unfinished emphasis"),
        pytest.param("*" * 1_000_000 + "a", id="stars"),
        pytest.param("{{ a {% b " * 200_000, id="unfinished templates"),
        pytest.param("[a]: b\n" * 10_000, id="definitions"),
        pytest.param("> " * 10_000 + "a", id="deep"),
        pytest.param("---\n" * 100_000, id="rules"),
        pytest.param("---\n#" + "\n#" * 100_000, id="unfinished front matter"),
    ],
)
def test_odd_texts_take_seconds(content: str) -> None:
    """No text takes more than time in proportion to its size."""
    begin = time.perf_counter()
    document(content)

    assert time.perf_counter() - begin < 20
