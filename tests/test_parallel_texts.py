"""How benchmarks pair translated pages and catalogues with their English."""

from __future__ import annotations

import gzip
import json
import struct
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

import paired_messages  # noqa: E402
import paired_pages  # noqa: E402
import paired_rows  # noqa: E402
from parallel_sets import SETS  # noqa: E402

ENGLISH = """<body><div class="navheader"><p>Next</p></div>
<h1 class="title">The <em>old</em> mill</h1>
<ul><li>Open it with <code>turn</code>, then<p>Wait.</p></li></ul>
<p>Press <img src="key.png"> now.</p><pre>grind --all</pre></body>"""


def pairs(
    original: str, translation: str, *, is_xml: bool = False
) -> list[tuple[str, str]]:
    found = paired_pages.paired_pages(original, translation, is_xml=is_xml)
    return [(pair.source, pair.target) for pair in found if pair.source]


def test_parts_are_paired_by_their_place_and_pictures_spoil_them() -> None:
    german = (
        ENGLISH.replace("The <em>old</em> mill", "Die alte Mühle")
        .replace("Open it with", "Öffnen mit")
        .replace(", then", ", dann")
        .replace("Wait.", "Warten.")
    )
    assert pairs(ENGLISH, german) == [
        ("The old mill", "Die alte Mühle"),
        ("Open it with `turn`, then", "Öffnen mit `turn`, dann"),
        ("Wait.", "Warten."),
    ]


def test_code_that_was_translated_stands_plain_on_both_sides() -> None:
    was, now = "<p>Say <code>yes</code>.</p>", "<p>Sagen Sie <code>ja</code>.</p>"
    assert pairs(was, now) == [("Say yes.", "Sagen Sie ja.")]


def test_pages_that_are_built_otherwise_give_nothing() -> None:
    assert pairs("<p>One.</p><p>Two.</p>", "<p>Eins. Zwei.</p>") == []


def test_menus_and_keys_are_joined_and_empty_links_spoil_a_part() -> None:
    page = (
        "<page><info><credit><name>Ann</name></credit></info>"
        "<p>Choose <guiseq><gui>File</gui> <gui>Save</gui></guiseq> or"
        " <keyseq><key>Ctrl</key><key>S</key></keyseq>.</p>"
        "<p>See <link xref='more'/>.</p></page>"
    )
    assert pairs(page, page.replace("or", "oder"), is_xml=True) == [
        ("Choose File > Save or Ctrl+S.", "Choose File > Save oder Ctrl+S.")
    ]


def catalogue(messages: dict[str, str]) -> bytes:
    """A compiled catalogue as msgfmt writes it, without its table of hashes."""
    head, at = 28, 28 + 16 * len(messages)
    tables, texts = [], b""
    for side in (list(messages), list(messages.values())):
        table = b""
        for text in side:
            data = text.encode()
            table += struct.pack("<2I", len(data), at + len(texts))
            texts += data + b"\0"
        tables.append(table)
    start = struct.pack(
        "<7I", 0x950412DE, 0, len(messages), head, head + len(tables[0]), 0, 0
    )
    return start + b"".join(tables) + texts


def test_messages_lose_their_context_and_plurals_are_left_out() -> None:
    data = catalogue(
        {
            "": "Content-Type: text/plain; charset=UTF-8",
            "menu\x04Open": "Öffnen",
            "female^The miller": "Die Müllerin",
            "%d sack\0%d sacks": "%d Sack\0%d Säcke",
            "translator-credits": "Ann",
        }
    )
    found = [tuple(pair) for pair in paired_messages.paired_messages(data)]
    assert found == [("Open", "Öffnen"), ("The miller", "Die Müllerin")]


def test_what_is_no_catalogue_is_refused() -> None:
    with pytest.raises(ValueError, match="catalogue"):
        list(paired_messages.paired_messages(b"\0" * 28))


def test_untranslated_and_repeated_pairs_are_dropped_and_bytes_are_the_same(
    tmp_path: Path,
) -> None:
    pair = paired_pages.Pair("The mill is closed.", "Die Mühle ist geschlossen.")
    same = paired_pages.Pair("Mill 2.0", "Mill 2.0")
    set_ = SETS[0]
    rows = list(paired_rows.rows(set_, "de", [("a", pair), ("a", same), ("b", pair)]))
    assert [(row["src"], row["lp"], row["system"]) for row in rows] == [
        ("The mill is closed.", "en-de", f"human:{set_.name}")
    ]
    one, two = tmp_path / "1.jsonl.gz", tmp_path / "2.jsonl.gz"
    paired_rows.save(one, rows)
    paired_rows.save(two, rows)
    assert one.read_bytes() == two.read_bytes()
    assert json.loads(gzip.decompress(one.read_bytes()))["tgt"] == pair.target
