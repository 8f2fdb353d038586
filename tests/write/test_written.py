"""Fixes in files of each format: what is written, byte for byte, and what is refused."""

from __future__ import annotations

import codecs
import gzip
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from mtcheck.model import Document, Edit
from mtcheck.read import read_bytes, read_path
from mtcheck.write import rewritten
from mtcheck.write.hunks import changes_of
from mtcheck.write.verify import holds

SAMPLES = Path(__file__).parents[2] / "samples"
UNWRITTEN = None


def edited(data: bytes, name: str, old: str, new: str) -> bytes | None:
    """The file with one stretch of a passage replaced; None if that is refused."""
    before = read_bytes(data, name)
    at = next(n for n, p in enumerate(before.passages) if old in p.target.content)
    content = before.passages[at].target.content
    start = content.index(old)
    wanted = {at: changes_of(content, [Edit(start, start + len(old), new)])}
    written = rewritten(data, before, wanted)
    if isinstance(written, frozenset):
        return None
    return written if _holds(before, written, name, wanted) else None


def _holds(before: Document, written: bytes, name: str, wanted: object) -> bool:
    return holds(before, read_bytes(written, name), wanted)  # type: ignore[arg-type]


CASES = [
    # name, before, old, new, after (None: refused)
    ("a.txt", "Un mot\r\nlà\rici\nfin", "là", "lå", "Un mot\r\nlå\rici\nfin"),
    ("a.md", "> Un **mot** , puis\n> la suite.", " ,", ",", "> Un **mot**, puis\n> la suite."),
    ("a.md", "> Un mot\n> , puis la suite.", "\n,", ",", "> Un mot, puis la suite."),
    ("a.md", "Un [mot] (a.md) et **deux**.", "] (", "](", "Un [mot](a.md) et **deux**."),
    ("a.md", "Un mot.\n\nUn autre.", "Un", "# Un", UNWRITTEN),
    ("a.html", "<p>Le caf&eacute; ouvr.</p>é", "café ouvr", "café ouvre", "<p>Le caf&eacute; ouvre.</p>é"),
    ("a.html", "<p>Le caf&eacute; est.</p>", "é", "e", "<p>Le cafe est.</p>"),
    ("a.html", "<p>Un\n   mot de trop.</p>", "Un mot", "Un", "<p>Un de trop.</p>"),
    ("a.html", "<p>Il a <b>dit</b>que oui.</p>", "dit", "dit ", "<p>Il a <b>dit</b> que oui.</p>"),
    ("a.html", "<p>Un <b>gros</b> mot.</p>", "gros mot", "petit mot", "<p>Un <b>petit</b> mot.</p>"),
    ("a.html", "<p>mangé<b>rons</b> ici</p>", "mangérons", "bu", UNWRITTEN),
    ("a.html", "<p>Un<br>mot</p>", "\n", " ", UNWRITTEN),
    ("a.html", '<img alt="Un mot">', "mot", 'm"o<t', '<img alt="Un m&quot;o&lt;t">'),
    ("a.html", '<img alt="Un mot">', "mot", "m't", '<img alt="Un m\'t">'),
    ("a.md", "---\ntitle: Un mot\n---\nUn mot.", "mot", "m'o\u2019t", "---\ntitle: Un m'o\u2019t\n---\nUn mot."),
    ("a.md", "---\ntitle: Un mot\n---\nUn mot.", "mot", "mot : là", UNWRITTEN),
    ("a.html", "<p>Un mot</p>", "mot", "mot\u00a0€", "<p>Un mot&#160;&#8364;</p>"),
    ("a.html", "<p>Un été</p>", "été", "été\u00a0€", "<p>Un été\u00a0€</p>"),
    ("a.tsv", 'target\nUn "mot"\n', '"mot"', '"tom"', 'target\nUn "tom"\n'),
    ("a.csv", 'target\n"Un ""mot"", là"\n', '"mot"', '"un', 'target\n"Un ""un, là"\n'),
    ("a.csv", "target,id\nUn mot,1\n", "mot", "mot, deux", UNWRITTEN),
    ("a.jsonl", '{"target": "Un \\u00e9t\\u00e9"}\n', "été", "goût", '{"target": "Un go\\u00fbt"}\n'),
    ("a.jsonl", '{"target": "Un été"}\n', "été", 'g"o\\ût', '{"target": "Un g\\"o\\\\ût"}\n'),
    ("a.json", '{"a": "Un\\nmot"}', "\nmot", " m\tt", '{"a": "Un m\\tt"}'),
    ("a.po", 'msgid "a"\nmsgstr ""\n"Un mot "\n"mot là"\n', "mot mot", "mot", 'msgid "a"\nmsgstr ""\n"Un mot là"\n'),
    ("a.po", 'msgid "a"\nmsgstr "Un mot"\n', "mot", 'm"t', 'msgid "a"\nmsgstr "Un m\\"t"\n'),
    ("a.strings", '"k" = "Un \\"mot\\"";', '"mot"', "m", '"k" = "Un m";'),
    ("a.properties", "k = Un mot \\\n    mot l\\u00e0\n", "mot mot", "mot", "k = Un mot l\\u00e0\n"),
    ("a.properties", "k = Un mot\n", "mot", "été", "k = Un \\u00e9t\\u00e9\n"),
    ("a.properties", "k = L''heure {0} de le\n", "de le", "d'un", "k = L''heure {0} d''un\n"),
    ("a.properties", "k = Dit {0} que on\n", "que on", "qu'on", UNWRITTEN),
    ("a.properties", "k = Un mot\n", "Un", " Un", "k = \\u0020Un mot\n"),
    ("strings.xml", '<resources><string name="a">L\\\'été que il</string></resources>', "que il", "qu'il", '<resources><string name="a">L\\\'été qu\\\'il</string></resources>'),
    ("strings.xml", '<resources><string name="a">Un mot</string></resources>', "Un", " @Un", '<resources><string name="a">\\u0020@Un mot</string></resources>'),
    ("strings.xml", '<resources><string name="a"><![CDATA[Un <b>mot</b>]]></string></resources>', "mot", "m&t", '<resources><string name="a"><![CDATA[Un <b>m&t</b>]]></string></resources>'),
    ("a.resx", '<root><data name="k"><value>Un &lt;b>mot</value></data></root>', "mot", "m&t", '<root><data name="k"><value>Un &lt;b>m&amp;t</value></data></root>'),
    ("a.resx", '<root><data name="k"><value>Un mot</value></data></root>', "mot", "<b>", UNWRITTEN),
    ("a.yml", "a: Un mot : là\n", "mot", "mot: là", UNWRITTEN),
    ("a.yml", "a: 'L''été que il'\n", "que il", "qu'il", "a: 'L''été qu''il'\n"),
    ("a.yml", 'a: "L\'été \\u00e0\\tmidi"\n', "à\tmidi", 'à\n"m"', 'a: "L\'été \\u00e0\\n\\"m\\""\n'),
    ("a.yml", "a: >\n  Un mot\n  mot là.\nb: x y\n", "mot mot", "mot", "a: >\n  Un mot là.\nb: x y\n"),
    ("a.yml", "a: Un mot\n", "Un mot", "12", UNWRITTEN),
    ("a.srt", "1\r\n00:00:01,000 --> 00:00:02,000\r\nUn mot là\r\n", "mot ", "", "1\r\n00:00:01,000 --> 00:00:02,000\r\nUn là\r\n"),
    ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nUn mot\n", "mot", "été & co", "WEBVTT\n\n00:01.000 --> 00:02.000\nUn été &amp; co\n"),
    ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nUn mot\n", "mot", "mot --> là", UNWRITTEN),
]  # fmt: skip


@pytest.mark.parametrize(("name", "before", "old", "new", "after"), CASES)
def test_written(name: str, before: str, old: str, new: str, after: str | None) -> None:
    """The stretch is written as the format wants it, and nothing besides."""
    done = edited(before.encode(), name, old, new)
    assert (None if done is None else done.decode()) == after


def test_tags_of_a_translation_file_are_left_alone() -> None:
    """What is a tag there belongs to the program that made the file."""
    unit = '<xliff version="1.2"><file source-language="en" target-language="fr"><body><trans-unit id="1"><source>x</source><target>Un <g id="1">mot</g></target></trans-unit></body></file></xliff>'
    assert edited(unit.encode(), "a.xlf", 'id="1"', 'id="2"') is None
    done = edited(unit.encode(), "a.xlf", "mot", "tom")
    assert done == unit.replace("mot", "tom").encode()


ENCODINGS = [
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (b"", "utf-16-le"),
    (b"", "cp1252"),
    (b"", "mac_roman"),
]


@pytest.mark.parametrize(("mark", "encoding"), ENCODINGS)
def test_encodings_marks_and_line_ends_survive(mark: bytes, encoding: str) -> None:
    """What was not changed is the same to the last byte."""
    text = (
        "L'été « dernier », il a neigé sur le col.\r\nUn mot déjà là\rou ici\nà la fin"
    )
    data = mark + text.encode(encoding)
    done = edited(data, "a.txt", "déjà", "hélas")
    assert done == mark + text.replace("déjà", "hélas").encode(encoding)


def test_what_an_encoding_lacks_is_refused_or_referred_to() -> None:
    """Text has no other way to say it; a page has."""
    text = "L'été dernier, il a neigé sur le col déjà."
    assert edited(text.encode("latin-1"), "a.txt", "déjà", "12\u202f€") is None
    page = f'<meta charset="iso-8859-1"><p>{text}</p>'
    done = edited(page.encode("latin-1"), "a.html", "déjà", "12\u202f€")
    assert done == page.replace("déjà", "12&#8239;&#8364;").encode("latin-1")


def test_packed_rows_stay_packed() -> None:
    """With the time that the old file had."""
    data = gzip.compress('{"target": "Un été"}\n'.encode(), mtime=1234)
    done = edited(data, "a.jsonl.gz", "été", "mot")
    assert done is not None
    assert done[4:8] == data[4:8]
    assert gzip.decompress(done) == b'{"target": "Un mot"}\n'


SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(body: str, **others: bytes) -> bytes:
    """A Word document of one paragraph."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        whole = f"<w:document {SPACE}><w:body><w:p>{body}</w:p></w:body></w:document>"
        archive.writestr("word/document.xml", whole)
        for name, content in others.items():
            archive.writestr(name.replace("__", "/"), content)
    return held.getvalue()


def test_a_word_document_keeps_its_other_parts() -> None:
    """Runs, tags and members that were not changed are what they were."""
    body = "<w:r><w:t>Un mot</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>é &amp; là</w:t></w:r>"
    data = word(body, media__image=b"\x89PNG", docProps__core=b"<x/>")
    done = edited(data, "a.docx", "é & là", "é & ici")
    assert done is not None
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(BytesIO(done)) as new:
        assert [i.filename for i in new.infolist()] == [
            i.filename for i in old.infolist()
        ]
        assert [i.date_time for i in new.infolist()] == [
            i.date_time for i in old.infolist()
        ]
        before = old.read("word/document.xml").decode()
        assert new.read("word/document.xml").decode() == before.replace("là", "ici")
        assert new.read("media/image") == b"\x89PNG"


def test_word_would_lose_a_space_at_an_edge() -> None:
    """Unless the element says that it keeps it; a signed document is never changed."""
    body = "<w:r><w:t>Un mot</w:t></w:r><w:r><w:t>là</w:t></w:r>"
    assert edited(word(body), "a.docx", "mot", "mot ") is None
    kept = body.replace("<w:t>", '<w:t xml:space="preserve">')
    assert edited(word(kept), "a.docx", "mot", "mot ") is not None
    assert edited(word(body, _xmlsignatures__sig1=b""), "a.docx", "mot", "tom") is None


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.*")), ids=lambda p: p.name)
def test_no_fix_is_no_change(path: Path) -> None:
    """Writing nothing into a sample gives the sample."""
    data = path.read_bytes()
    written = rewritten(data, read_path(str(path)), {})
    assert written == data
