"""The keys of a configuration file, and what each may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.config.kinds import codes, language, one_of, switch, word

if TYPE_CHECKING:
    from mtcheck.config.kinds import Kind

SEVERITIES = ("critical", "major", "minor", "neutral", "never")
CONFIDENCES = ("low", "medium", "high")

FILE_KEYS: dict[str, Kind] = {
    "glob": word,
    "target-lang": language,
    "source-lang": language,
}
KEYS: dict[str, Kind] = {
    "target-lang": language,
    "source-lang": language,
    "detect-country": switch,
    "select": codes,
    "extend-select": codes,
    "ignore": codes,
    "preview": switch,
    "min-confidence": one_of(*CONFIDENCES),
    "fail-on": one_of(*SEVERITIES),
    "files": word,  # a list of tables, read on its own
}
