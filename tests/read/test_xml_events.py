"""The events of a file in XML, and what is left of the reading of it."""

from __future__ import annotations

import gc

from mtcheck.read import xml


def test_events_have_places_in_code_points() -> None:
    told = xml.stream("<a é='1'>è<b/>&lt;</a>")
    assert told.broken is None
    assert [(type(it).__name__, it.place) for it in told.events] == [
        ("Start", 0), ("Data", 9), ("Start", 10), ("End", 14), ("Data", 14), ("End", 18),
    ]  # fmt: skip


def test_nothing_of_a_reading_stays() -> None:
    """Its parser and its events would hold each other in large files, too."""
    gc.collect()
    gc.disable()
    try:
        for content in (
            "<a>text</a>",
            "<a>broken",
            "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>",
        ):
            xml.stream(content)
        left = [it for it in gc.get_objects() if type(it).__name__ == "_Reader"]
    finally:
        gc.enable()
    assert [it for it in left if type(it).__module__ == xml.__name__] == []
