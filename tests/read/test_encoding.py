"""Bytes to text."""

import codecs
import subprocess
import sys

import pytest

from mtcheck.errors import InputError
from mtcheck.read.encoding import decode

FRENCH = "L’été dernier, la société a déjà dépensé 30 % de son budget à Noël.\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(FRENCH.encode(), "utf-8", id="UTF-8"),
        pytest.param(codecs.BOM_UTF8 + FRENCH.encode(), "utf-8", id="UTF-8 marked"),
        pytest.param(FRENCH.encode("utf-16"), "utf-16-le", id="UTF-16 marked"),
        pytest.param(
            codecs.BOM_UTF16_BE + FRENCH.encode("utf-16-be"),
            "utf-16-be",
            id="UTF-16 BE marked",
        ),
        pytest.param(FRENCH.encode("utf-32"), "utf-32-le", id="UTF-32 marked"),
        pytest.param(FRENCH.encode("utf-16-le"), "utf-16-le", id="UTF-16 LE unmarked"),
        pytest.param(FRENCH.encode("utf-16-be"), "utf-16-be", id="UTF-16 BE unmarked"),
        pytest.param(FRENCH.encode("cp1252"), "cp1252", id="Windows"),
        pytest.param(FRENCH.encode("mac_roman"), "mac_roman", id="old Mac"),
    ],
)
def test_decode(data: bytes, encoding: str) -> None:
    """The text comes out unchanged, without mark, its CRLF kept."""
    assert (FRENCH, encoding) == decode(data, "x.txt")


@pytest.mark.parametrize(
    "text",
    [
        "Ça va, déjà ?",
        "Die Straße ist für Fußgänger gesperrt.",
        "El niño comió piñas; ¿qué pasó? ¡Olé!",
        "A ação não é só para nós; é também para os irmãos.",
        "« Là-bas », répondit l’élève — c’est ça…",
        "Le prix est de 5 €.",
    ],
)
def test_short_texts_of_windows(text: str) -> None:
    """One sentence of a western language is enough to know the encoding."""
    assert text == decode(text.encode("cp1252"), "x.txt")[0]


def test_other_scripts_are_left_to_the_guess() -> None:
    """A text that is not western is told apart by its statistics."""
    text = "Съешь же ещё этих мягких французских булок, да выпей чаю. " * 5

    assert text == decode(text.encode("cp1251"), "x.txt")[0]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", id="image"),
        pytest.param(b"\0" * 100, id="zeros"),
        pytest.param(bytes(range(256)) * 4, id="every byte"),
        pytest.param(b"%PDF-1.7\n%text", id="PDF"),
        pytest.param(b"un\0deux trois quatre", id="one zero in a text"),
        pytest.param(b"un\0deux trois quatr", id="the same, odd length"),
    ],
)
def test_binary_is_refused(data: bytes) -> None:
    """What holds zeros and is not UTF-16 is no text."""
    with pytest.raises(InputError, match=r"x\.png: is binary, not text"):
        decode(data, "x.png")


def test_a_broken_promise_is_refused() -> None:
    """A file that is marked as UTF-8 and is not gets no guess."""
    with pytest.raises(InputError, match="marked as utf-8 but byte 3"):
        decode(codecs.BOM_UTF8 + b"abc\xff", "x.txt")


def test_undecodable_names_the_place() -> None:
    """The message leads to the first byte that is wrong."""
    with pytest.raises(InputError, match=r"line 2, byte 0x81"):
        decode(b"ok\n\x81\x8d\x8f\x90\x9d\x02\x03\x1f\xff\xfe", "x.txt")


def test_utf8_loads_no_guesser() -> None:
    """Reading UTF-8 imports neither charset-normalizer nor a parser."""
    heavy = "charset_normalizer markdown_it html pathspec rapidfuzz"
    code = (
        "import sys, mtcheck.read, mtcheck.read.discover\n"
        "mtcheck.read.read_bytes('é'.encode(), 'x.txt')\n"
        f"print(*sorted(set(sys.modules) & set('{heavy}'.split())))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert run.stdout.strip() == ""
