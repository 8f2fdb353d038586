"""The door to the readers."""

from pathlib import Path

import pytest

from mtcheck.errors import InputError, UsageError
from mtcheck.read import read_bytes, read_path, read_text


@pytest.mark.parametrize(
    ("path", "format_name"),
    [
        ("a.txt", "text"),
        ("a.MD", "markdown"),
        ("a.mdx", "markdown"),
        ("a.htm", "html"),
        ("a.xhtml", "html"),
        ("a", "text"),
        ("a.fr", "text"),
        ("-", "text"),
    ],
)
def test_format_by_name(path: str, format_name: str) -> None:
    """The end of the name tells the format; plain text is the last resort."""
    assert format_name == read_text("Bonjour.", path).format


@pytest.mark.parametrize(
    "content",
    ["<!DOCTYPE html><p>a", "\n<html lang=fr>", "<!-- x -->\n<!doctype html>"],
)
def test_a_page_from_nowhere_is_recognised(content: str) -> None:
    """A page that comes through a pipe says itself that it is one."""
    assert read_text(content, "-").format == "html"
    assert read_text(content, "a.txt").format == "text"


def test_format_by_option() -> None:
    """What the caller says counts more than the name."""
    assert read_bytes(b"<p>Salut", "a.txt", format="html").format == "html"


def test_an_unknown_format_is_a_usage_error() -> None:
    """The message names the known formats and the closest one."""
    with pytest.raises(UsageError, match=r'"markdwon".*did you mean "markdown"'):
        read_text("x", "x", format="markdwon")


def test_read_path_keeps_line_ends(tmp_path: Path) -> None:
    """The content is what the file holds, without byte order mark."""
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xef\xbb\xbfUn.\r\n\r\nDeux.\r\n")
    document = read_path(str(file))

    assert document.content == "Un.\r\n\r\nDeux.\r\n"
    assert [p.target.content for p in document.passages] == ["Un.", "Deux."]
    assert str(file) == document.path


def test_what_cannot_be_read(tmp_path: Path) -> None:
    """One line says what is wrong with the file."""
    (tmp_path / "empty.txt").touch()
    (tmp_path / "mark.txt").write_bytes(b"\xff\xfe")
    (tmp_path / "blank.txt").write_bytes(b" \n\n")
    reasons = {
        "": "is a folder",
        "no.txt": "no such file",
        "empty.txt/x": "no such file",
        "empty.txt": "is empty",
        "mark.txt": "is empty",
        "blank.txt": "is empty",
        "a\0b": "no such file",
    }
    for name, reason in reasons.items():
        path = f"{tmp_path}/{name}"
        with pytest.raises(InputError) as caught:
            read_path(path)
        assert (path, reason) == (caught.value.path, caught.value.message)


def test_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is locked is told apart from one that is missing."""

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError, match="permission denied"):
        read_path(str(tmp_path / "a.txt"))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        pytest.param(
            "# Titre\n\nVoir [ici](a.md).\n", "markdown", id="heading and link"
        ),
        pytest.param("---\ntitle: x\n---\n\n```\ncode\n```\n", "markdown", id="fence"),
        pytest.param("# Titre\n\nDu texte.\n", "text", id="one sign is not enough"),
        pytest.param("2 * 3 ** 4 [1] (a)\n#motdièse\n", "text", id="marks in prose"),
        pytest.param("\n" * 50_000 + "Fin.", "text", id="blank lines without end"),
    ],
)
def test_markdown_under_another_name(content: str, name: str) -> None:
    """Markdown in a text file is read as such, so that its code is no prose."""
    assert read_text(content, "page.txt").format == name
