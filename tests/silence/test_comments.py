"""Comments in every format that has them, and texts that only look like some."""

from __future__ import annotations

import pytest

from mtcheck.read import read_text
from mtcheck.read.comments import comments

XLIFF = """<?xml version="1.0"?>
<xliff version="1.2"><file source-language="en" target-language="fr"><body>
<trans-unit id="1"><source>One</source><target>Un un</target>
 <note{attributes}>{note}</note></trans-unit>
<trans-unit id="2"><source>Two</source><target>Deux deux</target></trans-unit>
</body></file></xliff>
"""
PO = """# mtcheck: ignore[MT251] plural
msgid "a day"
msgid_plural "{n} days"
msgstr[0] "un un jour"
msgstr[1] "{n} {n} jours"

msgid "night"
msgstr "la la nuit"
"""


def silenced(content: str, name: str) -> list[tuple[str, list[str]]]:
    """What each comment says, and the passages that begin in its reach."""
    document = read_text(content, name)
    return [
        (
            comment.text,
            [
                passage.id
                for passage in document.passages
                if comment.reach
                and comment.reach.start <= passage.target.place(0) < comment.reach.end
            ],
        )
        for comment in comments(document)
    ]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param(
            "a.html",
            "<!-- mtcheck: ignore[A1] --><p>Un.</p>",
            [("ignore[A1]", [])],
            id="html before",
        ),
        pytest.param(
            "a.html",
            "<p>Un.</p>\n<p>Deux. <!-- mtcheck: ignore[A1] --></p><p>Trois.</p>",
            [("ignore[A1]", ["2"])],
            id="html behind",
        ),
        pytest.param(
            "a.md",
            "Un.\n\n<!-- mtcheck: ignore[A1] -->\n\nDeux.\n",
            [("ignore[A1]", [])],
            id="markdown before",
        ),
        pytest.param(
            "a.md",
            "Un.\n\nDeux <!-- mtcheck: ignore[A1] --> et trois.\n",
            [("ignore[A1]", ["3"])],
            id="markdown inside",
        ),
        pytest.param("a.po", PO, [("ignore[MT251] plural", ["2[0]", "2[1]"])], id="po"),
        pytest.param(
            "a.yml",
            "fr:\n  # mtcheck: ignore[A1]\n  un: Un\n  deux: Deux # mtcheck: ignore[A2]\n",
            [("ignore[A1]", []), ("ignore[A2]", ["deux"])],
            id="yaml",
        ),
        pytest.param(
            "a.properties",
            "! mtcheck: ignore[A1]\nun=Un\n# mtcheck: ignore[A2]\ndeux=Deux\n",
            [("ignore[A1]", []), ("ignore[A2]", [])],
            id="properties",
        ),
        pytest.param(
            "a.strings",
            '/* mtcheck: ignore[A1] */\n"un" = "Un";\n// mtcheck: ignore[A2]\n"d" = "D";\n',
            [("ignore[A1]", []), ("ignore[A2]", [])],
            id="strings",
        ),
        pytest.param(
            "a.vtt",
            "WEBVTT\n\nNOTE mtcheck: ignore[A1]\nof a song\n\n00:01.000 --> 00:02.000\nUn.\n",
            [("ignore[A1]\nof a song", [])],
            id="vtt",
        ),
        pytest.param(
            "a.xlf",
            XLIFF.format(attributes=' from="mtcheck"', note="ignore[A1] why"),
            [("ignore[A1] why", ["1"])],
            id="xliff note from mtcheck",
        ),
        pytest.param(
            "a.xlf",
            XLIFF.format(attributes="", note="mtcheck: ignore[A1] why"),
            [("ignore[A1] why", ["1"])],
            id="xliff note addressed",
        ),
        pytest.param(
            "a.xlf",
            XLIFF.format(attributes="", note="x").replace(
                "<trans-unit id", "<!-- mtcheck: ignore[A1] --><trans-unit id"
            ),
            [("ignore[A1]", ["1"]), ("ignore[A1]", ["2"])],
            id="xliff comment",
        ),
        pytest.param(
            "a.ts",
            '<TS language="fr"><context><message><source>a</source>'
            "<translatorcomment>mtcheck: ignore[A1]</translatorcomment>"
            "<translation>un</translation></message></context></TS>",
            [("ignore[A1]", [":1"])],
            id="ts",
        ),
        pytest.param(
            "a.resx",
            '<root><data name="a"><value>Un</value>'
            "<comment>mtcheck: ignore[A1]</comment></data></root>",
            [("ignore[A1]", ["a"])],
            id="resx",
        ),
        pytest.param(
            "strings.xml",
            "<resources><!-- mtcheck: ignore[A1] --><string-array name='a'>"
            "<item>Un</item><item>Deux</item></string-array>"
            "<string name='b'>Trois</string></resources>",
            [("ignore[A1]", ["a[0]", "a[1]"])],
            id="android",
        ),
    ],
)
def test_found(name: str, content: str, expected: list[tuple[str, list[str]]]) -> None:
    """A comment is found with what it is about; nothing means the next passage."""
    assert silenced(content, name) == expected


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.txt", "<!-- mtcheck: ignore[A1] -->\nUn.", id="plain text"),
        pytest.param("a.html", "<p>see mtcheck: ignore[A1]</p>", id="prose"),
        pytest.param("a.html", "<p>&lt;!-- mtcheck: ignore[A1] --></p>", id="shown"),
        pytest.param(
            "a.html", "<!-- see mtcheck: ignore[A1] --><p>Un</p>", id="not first"
        ),
        pytest.param("a.html", "<!-- mtcheck ignore[A1] --><p>Un</p>", id="no colon"),
        pytest.param(
            "a.html",
            "<script>s = '<!-- mtcheck: ignore[A1] -->'</script><p>Un</p>",
            id="script",
        ),
        pytest.param(
            "a.md", "Un.\n\n```html\n<!-- mtcheck: ignore[A1] -->\n```\n", id="fence"
        ),
        pytest.param(
            "a.md", "Write `<!-- mtcheck: ignore[A1] -->` above.\n", id="code"
        ),
        pytest.param("a.yml", 'a: "x # mtcheck: ignore[A1]"\n', id="quoted scalar"),
        pytest.param(
            "a.yml", "a: |\n  Un.\n  # mtcheck: ignore[A1]\nb: x\n", id="block"
        ),
        pytest.param(
            "a.properties", "a=Un \\\n  # mtcheck: ignore[A1]\n", id="goes on"
        ),
        pytest.param(
            "a.strings", '"a" = "Un /* mtcheck: ignore[A1] */";\n', id="string"
        ),
        pytest.param(
            "a.xlf",
            XLIFF.format(
                attributes="", note="<![CDATA[<!-- mtcheck: ignore[A1] -->]]>"
            ),
            id="cdata",
        ),
        pytest.param(
            "a.po", '#. mtcheck: ignore[A1]\nmsgid "a"\nmsgstr "b"\n', id="po #."
        ),
        pytest.param(
            "a.po", 'msgid "a"\nmsgstr "# mtcheck: ignore[A1]"\n', id="po text"
        ),
        pytest.param("a.json", '{"a": "# mtcheck: ignore[A1]"}', id="json"),
        pytest.param(
            "a.vtt",
            "WEBVTT\n\n00:01.000 --> 00:02.000\nUn.\nNOTE mtcheck: ignore[A1]\n",
            id="vtt text",
        ),
    ],
)
def test_what_is_no_comment(name: str, content: str) -> None:
    """Text that shows a comment, and comments to others, silence nothing."""
    assert silenced(content, name) == []


def test_a_comment_on_an_obsolete_message_is_about_nothing() -> None:
    """It does not reach over to the message that follows."""
    content = (
        '# mtcheck: ignore[A1]\n#~ msgid "x"\n#~ msgstr "y"\n\nmsgid "a"\nmsgstr "b"\n'
    )
    assert silenced(content, "a.po") == [("ignore[A1]", [])]
