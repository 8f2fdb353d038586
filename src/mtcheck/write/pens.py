"""Which pen writes a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.write.markup import AndroidPen, HtmlPen, XmlPen
from mtcheck.write.plain import PlainPen
from mtcheck.write.quoted import JsonPen, PoPen, PropertiesPen, StringsPen
from mtcheck.write.table import CsvPen, TsvPen
from mtcheck.write.yaml import YamlPen

if TYPE_CHECKING:
    from mtcheck.write.pen import Pen

_PENS: dict[str, type[Pen]] = {
    "text": PlainPen,
    "markdown": PlainPen,
    "srt": PlainPen,
    "html": HtmlPen,
    "vtt": XmlPen,
    "xliff": XmlPen,
    "tmx": XmlPen,
    "ts": XmlPen,
    "resx": XmlPen,
    "docx": XmlPen,
    "android": AndroidPen,
    "json": JsonPen,
    "jsonl": JsonPen,
    "po": PoPen,
    "strings": StringsPen,
    "properties": PropertiesPen,
    "yaml": YamlPen,
    "tsv": TsvPen,
    "csv": CsvPen,
}


def pen_for(format_: str, content: str) -> Pen:
    """The pen for a format."""
    return _PENS[format_](content)
