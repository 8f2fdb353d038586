"""What the specifications of the formats say beyond the everyday case."""

from __future__ import annotations

import json

import polib
import pytest

from mtcheck.model import Document
from mtcheck.read import read_bytes, read_text
from mtcheck.read.pair import paired


def targets(content: str, name: str) -> dict[str, str]:
    """The texts by their ids."""
    return {p.id: p.target.content for p in read_text(content, name).passages}


def sources(document: Document) -> list[str | None]:
    """The originals in order."""
    return [p.source.content if p.source else None for p in document.passages]


def xliff(units: str, attributes: str = "") -> Document:
    """A file of version 1.2 around some units."""
    head = f'<xliff version="1.2"><file source-language="en" target-language="fr" {attributes}>'
    return read_text(f"{head}<body>{units}</body></file></xliff>", "a.xlf")


STUDIO = """<trans-unit id="u"><source>One. <g id="4">Two.</g> Three.</source>
<seg-source><mrk mtype="seg" mid="1">One.</mrk> <g id="4"><mrk mtype="seg" mid="2">Two.</mrk></g> <mrk mtype="seg" mid="3">Three.</mrk></seg-source>
<target><mrk mtype="seg" mid="1">Un<mrk mtype="x-sdl-deleted" sdl:revid="r">e</mrk>.</mrk> <g id="4"><mrk mtype="seg" mid="2">D&#233;<x id="9"/>ux.</mrk></g> <mrk mtype="seg" mid="3"/></target>
</trans-unit>"""


def test_segments_inside_a_unit() -> None:
    """Each is laid beside the one of its number; deletions of a reviser are gone."""
    document = xliff(STUDIO)
    assert [(p.id, p.target.content) for p in document.passages] == [
        ("u/1", 'Un<mrk mtype="x-sdl-deleted" sdl:revid="r"></mrk>.'),
        ("u/2", 'Dé<x id="9"/>ux.'),
        ("u/3", ""),
    ]
    assert sources(document)[:2] == ["One.", "Two."]
    second = document.passages[1]
    marked = [(second.target.content[m.start : m.end], m.kind) for m in second.marks]
    assert marked == [("é", "entity"), ('<x id="9"/>', "tag")]
    place = document.passages[1].target.place(0)
    assert document.content[place:].startswith("D&#233;")


@pytest.mark.parametrize(
    ("states", "ids"),
    [
        (["", "", "", "empty"], "1234"),
        (["", "empty", "empty", ""], ""),
        (["empty", "empty", "empty"], ""),
        (["", "empty new", "empty final"], "13"),
        (["empty final", "empty new"], "1"),
    ],
)
def test_an_empty_target_is_lost_where_most_is_translated(
    states: list[str], ids: str
) -> None:
    """Elsewhere it waits to be filled in, unless its state says that it is done."""
    units = "".join(
        f"<trans-unit id='{number}'><source>A</source>"
        f"<target {'state=' + repr(state.split()[-1]) if ' ' in state else ''}>"
        f"{'' if 'empty' in state else 'B'}</target></trans-unit>"
        for number, state in enumerate(states, 1)
    )
    content = (
        '<xliff version="1.2"><file source-language="en" target-language="fr"'
        f' original="a" datatype="plaintext"><body>{units}</body></file></xliff>'
    )
    held = [i for i, s in enumerate(states, 1) if not s]
    wanted = [int(i) for i in ids] or held
    assert [p.id for p in xliff(content).passages] == [str(i) for i in wanted]


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("<source>A</source><target state='new'>A</target>", []),
        ("<source>A</source><target state='needs-translation'>A</target>", []),
        ("<source>A</source><target state='new'>Un</target>", ["Un"]),
        ("<source>A</source><target state='final'>A</target>", ["A"]),
        ("<source>A</source><target/>", []),
        ("<source>A</source><note>N</note>", []),
        ("<source>A</source><target>B</target><note>N</note>", ["B"]),
        ("<source>A</source><target>\n   B\n   C\n  </target>", ["B\nC"]),
        (
            "<source>A</source><target xml:space='preserve'> B\n  C</target>",
            [" B\n  C"],
        ),
        (
            "<source>A</source><target>B <ph id='1'>&lt;a title='<sub>C</sub>'></ph></target>",
            ["B <ph id='1'><a title='<sub>C</sub>'></ph>"],
        ),
        ("<source>A</source><target><![CDATA[B & C]]></target>", ["B & C"]),
    ],
)
def test_units_and_their_states(unit: str, expected: list[str]) -> None:
    """A copy of the source that nobody has begun to translate is no translation."""
    document = xliff(f'<trans-unit id="u">{unit}</trans-unit>')
    assert [p.target.content for p in document.passages] == expected


def test_the_prose_of_a_code_is_prose() -> None:
    """The title of a link is read, the tag around it is not."""
    document = xliff(
        '<trans-unit id="u"><target><ph id="1">x<sub>Titre</sub>y</ph></target></trans-unit>'
    )
    (passage,) = document.passages
    marked = "".join(
        passage.target.content[m.start : m.end] for m in passage.marks if m.kind == "tag"
    )  # fmt: skip
    assert "Titre" not in marked
    assert "x" in marked


def test_what_is_not_to_be_translated() -> None:
    """A group says it for its units, and a unit may say otherwise."""
    units = '<group translate="no"><trans-unit id="a"><target>A</target></trans-unit><trans-unit id="b" translate="yes"><target>B</target></trans-unit></group>'
    assert [p.id for p in xliff(units).passages] == ["b"]


def test_histories_of_memoq_are_no_translations() -> None:
    """Neither are matches that were inserted once."""
    inner = "<mq:insertedmatch><source>x</source><target>vieux</target></mq:insertedmatch><mq:minorversions><mq:historical-unit><target>ancien</target></mq:historical-unit></mq:minorversions>"
    unit = f'<trans-unit id="a" mq:status="ManuallyConfirmed"><source>A</source><target>B</target>{inner}</trans-unit>'
    document = xliff(unit, 'xmlns:mq="MQXliff"')
    assert [p.target.content for p in document.passages] == ["B"]


def test_codes_of_version_two() -> None:
    """Spanning codes, markers and code points of XLIFF 2 are tags in the text."""
    target = '<sc id="1"/>Gras<ec startRef="1"/> et <mrk id="m1" type="term">mot</mrk><cp hex="0007"/> <ph id="2"/>'
    content = f'<xliff version="2.1" srcLang="en" trgLang="fr"><file id="f"><unit id="u"><notes><note>N</note></notes><originalData><data id="d1">&lt;b></data></originalData><segment state="initial"><source>A</source><target>A</target></segment><segment id="s" state="reviewed"><source>B</source><target>{target}</target></segment><res:resourceItem><res:target href="x">y</res:target></res:resourceItem></unit></file></xliff>'
    document = read_text(
        content.replace('version="2.1"', 'version="2.1" xmlns:res="r"'), "a.xlf"
    )
    (passage,) = document.passages
    assert passage.id == "u/s"
    prose = passage.target.content
    for mark in reversed(passage.marks):
        prose = prose[: mark.start] + prose[mark.end :]
    assert prose == "Gras et mot "


def test_wordings_of_a_memory_in_the_source_language() -> None:
    """A second English variant is no translation; one without a language may be."""
    seg = '<tuv xml:lang="{}"><seg>{}</seg></tuv>'
    unit = "".join(seg.format(*v) for v in [("en", "A"), ("EN", "B"), ("fr", "C")])
    content = f'<tmx><header srclang="en"/><body><tu>{unit}</tu></body></tmx>'
    document = read_text(content, "a.tmx")
    assert [p.target.content for p in document.passages] == ["C"]
    bare = "<tmx><tu><tuv><seg>A</seg></tuv><tuv><seg>B</seg></tuv></tu></tmx>"
    assert [p.target.content for p in read_text(bare, "a.tmx").passages] == ["B"]


PO = r"""msgid ""
msgstr ""
"Language: fr\n"
"X-Source-Language: en_US\n"

#. for the menu
#: src/a.c:12
#, fuzzy, c-format
#| msgctxt "old"
#| msgid "Open %s"
msgctxt "menu"
msgid ""
"Open "
"%s\t"
msgstr ""
"Ouvrir "
"%s\t\x41"

#~ msgctxt "x"
#~ msgid "Old"
#~ msgstr "Vieux"
#~| msgid "Older"
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_po_over_several_lines(line_end: str) -> None:
    """Previous and obsolete messages are comments; both sides are put together."""
    document = read_text(PO.replace("\n", line_end), "a.po")
    (passage,) = document.passages
    assert passage.target.content == "Ouvrir %s\tA"
    assert sources(document) == ["Open %s\t"]
    assert not document.problems
    assert document.parts[0][1:] == ("en-US", "fr")
    (entry,) = [e for e in polib.pofile(PO) if not e.obsolete]
    assert entry.msgid == "Open %s\t"


@pytest.mark.parametrize("charset", ["ISO-8859-15", "windows-1252", "UTF-8"])
def test_po_says_its_charset(charset: str) -> None:
    """Signs that encodings disagree about come out right."""
    text = f'msgid ""\nmsgstr "Content-Type: text/plain; charset={charset}\\n"\n\nmsgid "a"\nmsgstr "Un cœur à 5 €"\n'
    assert read_bytes(text.encode(charset), "a.po").content == text


@pytest.mark.parametrize("charset", ["rot13", "zlib", "unicode_escape", "none"])
def test_a_charset_that_is_none_is_not_believed(charset: str) -> None:
    """Names of Python's codecs in a file run nothing."""
    text = f"# charset={charset}\nLe café est fermé."
    assert read_bytes(text.encode("latin-1"), "a.txt").content == text


def test_po_without_a_translation_is_a_fault() -> None:
    """The line of the message is named."""
    document = read_text('msgid "a"\nmsgid "b"\nmsgstr "c"\nmsgstr[9999] "x"\n', "a.po")
    assert [problem.path for problem in document.problems] == ["a.po:1", "a.po:4"]


ANDROID = r"""<resources xmlns:xliff="x">
<string name="esc">L\'été dit \"oui\" \u00e0 10\u00a0h\n\@moi \\ fin</string>
<string name="space">"  deux  "</string>
<string name="wrap">
    Une ligne
    et une autre
</string>
<string name="cdata"><![CDATA[<a href="x">L\'eau & moi</a>]]></string>
<string name="g">Bonjour <xliff:g id="n" example="Léa">%1$s</xliff:g> !</string>
<string name="ref">@string/other</string>
<integer-array name="n"><item>12</item></integer-array>
<style name="s"><item name="android:text">non</item></style>
<item type="string" name="item">Objet</item>
<array name="a"><item>Un</item><item>@drawable/b</item></array>
</resources>"""


def test_strings_of_android() -> None:
    """Escapes, quoted white space, CDATA and placeholders; no numbers, no styles."""
    assert targets(ANDROID, "strings.xml") == {
        "esc": 'L\'été dit "oui" à 10\u00a0h\n@moi \\ fin',
        "space": "  deux  ",
        "wrap": "Une ligne\net une autre",
        "cdata": "<a href=x>L'eau & moi</a>",
        "g": 'Bonjour <xliff:g id="n" example="Léa">%1$s</xliff:g> !',
        "item": "Objet",
        "a[0]": "Un",
    }


def test_resx_of_forms() -> None:
    """What a designer of forms notes is no text; a declared string is one."""
    content = """<root><data name=">>a.Name"><value>a</value></data><data name="a.Text" type="System.String, mscorlib"><value>Oui</value></data>
    <data name="b" mimetype="application/x-microsoft.net.object.bytearray.base64"><value>AA==</value></data><metadata name="c"><value>x</value></metadata></root>"""
    assert targets(content, "a.resx") == {"a.Text": "Oui"}


def test_forms_of_qt_behind_line_ends() -> None:
    """Plural forms are told from white space before them."""
    content = "<TS><message numerus='yes'><source>%n</source><translation>\n      <numerusform>un</numerusform>\n   <numerusform>des</numerusform>\n</translation></message></TS>"
    assert list(targets(content, "a.ts").values()) == ["un", "des"]


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-8"])
def test_properties(encoding: str) -> None:
    """Both encodings of Java, keys with escapes, doubled apostrophes, long lines."""
    content = "# é\\\na\\ b\\:c : l''été\\\r\n   \\u00e0 \\1\nd=L''eau\\\\\ne"
    document = read_bytes(content.encode(encoding), "a.properties")
    assert {p.id: p.target.content for p in document.passages} == {
        "a b:c": "l'étéà 1",
        "d": "L'eau\\",
    }


def test_json_of_flutter() -> None:
    """What ARB says about a text is not shown to anybody."""
    content = '{"@@locale": "fr_CA", "hi": "Bonjour", "@hi": {"description": "Hello", "placeholders": {}}}'
    document = read_text(content, "a.arb")
    assert [(p.id, p.target.content) for p in document.passages] == [("hi", "Bonjour")]
    assert document.parts[0].target_lang == "fr-CA"


@pytest.mark.parametrize(
    "content",
    [
        '{"hi": {"message": "Bonjour", "description": "Hello", "placeholders": {"x": {"content": "$1", "example": "Zoe"}}}}',
        '{"hi": {"defaultMessage": "Bonjour", "description": "Hello"}}',
        '{"hi": {"string": "Bonjour", "developer_comment": "Hello"}}',
    ],
)
def test_json_with_notes_on_its_messages(content: str) -> None:
    """The message goes by the key of its object, whether notes are there or not."""
    assert targets(content, "a.json") == {"hi": "Bonjour"}


def test_json_with_a_message_among_other_texts() -> None:
    """Where not every member is such an object, everything is a text."""
    content = (
        '{"error": {"message": "Raté", "description": "Essayez encore"}, "ok": "Oui"}'
    )
    assert list(targets(content, "a.json")) == [
        "error.message",
        "error.description",
        "ok",
    ]


@pytest.mark.parametrize(
    ("message", "prose"),
    [
        (
            "Vous avez {n, plural, =0 {aucun mot} one {un mot} other {{n} mots}} ici.",
            "Vous avez ||aucun mot||un mot||{n} mots|| ici.",
        ),
        (
            "{g, select, f {{n, plural, offset:1 other {Elles}}} other {Ils}} rient",
            "||||Elles||||Ils|| rient",
        ),
        ("Bonjour {name}, il est {t, time, short} }", None),
        ("{n, plural, one {un} other {des}", None),
        ("{n, plural, one}", None),
    ],
)
def test_syntax_of_icu_is_no_prose(message: str, prose: str | None) -> None:
    """Whole messages are understood; of broken ones nothing is hidden."""
    (passage,) = read_text(json.dumps({"a": message}), "a.json").passages
    assert passage.target.content == message
    for mark in reversed(passage.marks):
        message = f"{message[: mark.start]}|{message[mark.end :]}"
    assert message == (prose or passage.target.content)


def test_plural_forms_that_the_source_has_not() -> None:
    """They stand beside the general form, in the keys of every framework."""
    target = read_text('{"a_many": "Des", "b": "Un", "many": "Tous"}', "fr.json")
    source = read_text('{"a_other": "Some", "a_one": "One"}', "en.json")
    both = paired(target, source=source, reference=None)
    assert sources(both) == ["Some", None, None]


def test_subtitles_without_empty_lines() -> None:
    """Numbers and times begin a cue all the same, marked by a byte order or not."""
    content = "\ufeff7\n00:00:01,000 --> 00:00:02,000\nUn\n12\n\n3\n0:00:03.5 --> 0:00:04.5\nDeux\n9\n00:00:05,000 --> 00:00:06,000\nTrois"
    document = read_bytes(content.encode(), "a.srt")
    assert [(p.id, p.target.content) for p in document.passages] == [
        ("7", "Un\n12"),
        ("3", "Deux"),
        ("9", "Trois"),
    ]
    assert not document.problems


def test_web_subtitles() -> None:
    """Notes, styles and regions are no cues; references are decoded."""
    content = "WEBVTT - title\n\nREGION\nid:fred\n\nSTYLE\n::cue(b) { color: red }\n\nNOTE a\nnote\n\nintro\n00:01.000 --> 00:02.000 line:0\n<c.x>Lui &amp; moi</c> &lt;3\n"
    assert targets(content, "a.vtt") == {"intro": "<c.x>Lui & moi</c> <3"}
