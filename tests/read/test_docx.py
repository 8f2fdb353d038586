"""Word documents and packed files: what is read, and what is refused."""

from __future__ import annotations

import gzip
import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.errors import InputError
from mtcheck.read import packed, read_bytes

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f'<w:styles {SPACE}><w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style></w:styles>'
BODY = """<w:p><w:pPr><w:pStyle w:val="Titre1"/></w:pPr><w:r><w:t>Été</w:t></w:r></w:p><w:p/>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t xml:space="preserve">Un </w:t></w:r><w:del><w:r><w:delText>x</w:delText><w:t>y</w:t></w:r></w:del>
<w:r><w:t>mot</w:t><w:br/><w:t>la suite</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cellule</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"""


def archive(**parts: str) -> bytes:
    """A document of some parts, by their names in the folder of Word."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(f"word/{name}.xml")  # of no day in particular
            file.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def document(body: str) -> str:
    """The part that holds the paragraphs."""
    return f"<w:document {SPACE}><w:body>{body}</w:body></w:document>"


def test_paragraphs_and_their_numbers() -> None:
    """Headings, items, cells and footnotes; not what was deleted or is hidden."""
    notes = f"<w:footnotes {SPACE}><w:footnote><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:footnote></w:footnotes>"
    data = archive(document=document(BODY), styles=STYLES, footnotes=notes)
    read = read_bytes(data, "a.docx")
    assert [(p.id, p.kind, p.target.content) for p in read.passages] == [
        ("1", "heading", "Été"),
        ("3", "item", "Un mot\nla suite"),
        ("4", "cell", "Cellule"),
        ("5", "paragraph", "Note"),
    ]
    assert read.content.splitlines()[2] == "Un mot la suite"


LINES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"], exclude_characters="\ufffe\uffff"),
    min_size=1,
).filter(str.strip)  # fmt: skip


@settings(deadline=None)
@given(st.lists(LINES, min_size=1))
def test_any_paragraphs(lines: list[str]) -> None:
    """Each is read to the letter, on the line of its number."""
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    read = read_bytes(archive(document=document(body)), "a.docx")
    assert [p.target.content for p in read.passages] == lines
    for passage in read.passages:
        target = passage.target
        start = target.place(0)
        assert read.content[start:].startswith(target.content)
        assert read.content.count("\n", 0, start) == int(passage.id) - 1


WHOLE = archive(document=document(BODY))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"hello", "is a broken archive: File is not a zip file"),
        (WHOLE[:200], "is a broken archive: File is not a zip file"),
        (WHOLE.replace(b"word/document", b"word/documenx"), "is not a Word document"),
        (archive(document="<a"), "holds nothing to check: word/document.xml breaks"),
        (archive(document=document("<w:p/>")), "holds nothing to check: no paragraph"),
        (
            archive(document=document("<w:p/>" * 1_000_001)),
            "holds nothing to check: word/document.xml breaks off: there are too many",
        ),
        (
            archive(document=f'<!DOCTYPE x [<!ENTITY a "b">]>{document("&a;")}'),
            'holds nothing to check: word/document.xml breaks off: the entity "a"',
        ),
        (b"", "is empty"),
    ],
    ids=lambda value: value if isinstance(value, str) else "data",
)
def test_what_is_no_document(data: bytes, why: str) -> None:
    """One line says what is wrong."""
    with pytest.raises(InputError, match="^a.docx: " + why):
        read_bytes(data, "a.docx")


def test_damage_anywhere_in_an_archive_is_one_line() -> None:
    """A byte that changed gives a document or an InputError, nothing else."""
    for at in range(0, len(WHOLE), 7):
        damaged = WHOLE[:at] + bytes([WHOLE[at] ^ 0xFF]) + WHOLE[at + 1 :]
        assert "\n" not in outcome(damaged)


def outcome(data: bytes) -> str:
    """What the reader says against some bytes; nothing if it reads them."""
    try:
        return "" if read_bytes(data, "a.docx").passages else "\n"
    except InputError as error:
        return str(error)


def test_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more is unpacked than the limit, in either kind of packing."""
    monkeypatch.setattr(packed, "LARGEST", 1 << 20)
    monkeypatch.setattr(packed, "LARGEST_PART", 1 << 20)
    zeros = "x" * (1 << 21)
    with pytest.raises(InputError, match="holds more than 1 MB unpacked in word/doc"):
        read_bytes(archive(document=zeros), "a.docx")
    with pytest.raises(InputError, match="holds more than 1 MB unpacked"):
        read_bytes(gzip.compress(zeros.encode()), "a.jsonl.gz")


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.jsonl.gz", '{"target": "Un."}\n'), ("a.tsv.gz", "One.\tUn.\n")],
)
def test_packed_rows(name: str, content: str) -> None:
    """They are read like plain ones; lines count in what was packed."""
    for data in (gzip.compress(content.encode()), content.encode()):
        read = read_bytes(data, name)
        assert [p.target.content for p in read.passages] == ["Un."]
        assert read.content == content


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (gzip.compress(b'{"target": "x"}\n' * 99)[:-9], "is a gzip file that breaks off"),
        (b"\x1f\x8b\x08junk of bytes", "is a (gzip file that breaks off|broken gzip)"),
        (gzip.compress(b""), "is empty"),
    ],
    ids=lambda value: value if isinstance(value, str) else "data",
)  # fmt: skip
def test_broken_gzip(data: bytes, why: str) -> None:
    """One line says what is wrong."""
    with pytest.raises(InputError, match="^a.jsonl.gz: " + why):
        read_bytes(data, "a.jsonl.gz")
