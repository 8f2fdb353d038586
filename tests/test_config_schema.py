"""The schema and the page of the configuration say what the reader does."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from mtcheck.adjust import adjusted, options_table, require_known_codes
from mtcheck.catalogue import load_catalogue
from mtcheck.config import keys, profiles
from mtcheck.config.load import load_settings
from mtcheck.config.schema import config_schema
from mtcheck.errors import ConfigError

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
VALIDATOR = Draft202012Validator(json.loads(config_schema()))

GOOD = (
    "",
    '"$schema" = "https://example.org/mtcheck.schema.json"',
    'required-version = ">=0.1"\nprofile = "publish"',
    'target-lang = "fr-CA"\nsource-lang = "en"\ndetect-country = false',
    'select = ["FR"]\nextend-select = "EF1"\nignore = ["FR002"]\npreview = true',
    'min-confidence = "high"\nfail-on = "never"',
    "min-score = 90\nmax-penalty = 12.5\nmin-words = 0\njobs = 0",
    'scoring = "wmt"\nacceptable-penalty = 40\npassing-score = 90',
    'packs = ["rules"]\nglossary = "terms.csv"\noutput-format = "json"',
    'exclude = ["a/"]\nextend-exclude = ["*.x"]\nforce-exclude = true',
    "respect-gitignore = false",
    '[[files]]\nglob = "a"\ntarget-lang = "fr"\nselect = "FR"\nignore = ["FR1"]',
    'names = ["Blue Lantern"]\nrequire-reason = true',
    '[[allow]]\nrule = "MT251"\ntext = "Le le"\nfiles = "site/**"\nreason = "song"',
    '[[allow]]\nrules = ["FR1"]\npattern = "la( la)+"\nuntil = "2026-12-31"',
    '[rules.FR065]\nseverity = "minor"\nleast = 4',
)
BAD = (
    "selct = []",
    "select = [1]",
    'select = [""]',
    'profile = "press"',
    'target-lang = "to be"',
    "preview = 1",
    'fail-on = "bad"',
    "min-score = 101",
    "min-score = true",
    "max-penalty = -1",
    "min-words = 1.5",
    "acceptable-penalty = 0",
    "passing-score = 100",
    'scoring = "bleu"',
    "jobs = -1",
    'files = "a"',
    '[[files]]\ntarget-lang = "fr"',
    '[[files]]\nglob = "a"\nlang = "fr"',
    'names = [" "]',
    'require-reason = "yes"',
    'allow = "Le le"',
    '[[allow]]\ntext = "Le le"',
    '[[allow]]\nrule = "FR1"',
    '[[allow]]\nrule = "FR1"\ntext = "a"\npattern = "a"',
    '[[allow]]\nrule = "FR1"\ntext = "a"\nuntil = "soon"',
    '[[allow]]\nrule = "FR1"\ntext = "a"\nresaon = "song"',
    'rules = "FR1"',
    'rules.FR1 = "minor"',
    '[rules.FR1]\nseverity = "bad"',
    '[rules.FR1]\nleast = "four"',
)


def accepts(folder: Path, text: str) -> bool:
    """Whether the reader takes a file."""
    path = folder / "mtcheck.toml"
    path.write_text(text, encoding="utf-8")
    try:
        load_settings(path)
    except ConfigError:
        return False
    return True


@pytest.mark.parametrize("text", GOOD)
def test_what_is_right_is_right_for_both(tmp_path: Path, text: str) -> None:
    assert [e.message for e in VALIDATOR.iter_errors(tomllib.loads(text))] == []
    assert accepts(tmp_path, text)


@pytest.mark.parametrize("text", BAD)
def test_what_is_wrong_is_wrong_for_both(tmp_path: Path, text: str) -> None:
    assert list(VALIDATOR.iter_errors(tomllib.loads(text)))
    assert not accepts(tmp_path, text)


def test_every_key_is_tried() -> None:
    tried = {key for text in GOOD for key in tomllib.loads(text)}
    assert {*keys.KEYS, *keys.TABLES, keys.SCHEMA} - tried == {"extend"}


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(json.loads(config_schema()))


def test_the_file_of_the_schema_is_up_to_date() -> None:
    """After a change of the keys, run tools/write_schema.py."""
    path = ROOT / "src" / "mtcheck" / "config" / "config.schema.json"
    assert path.read_text(encoding="utf-8") == config_schema()


@pytest.mark.parametrize(
    "table",
    [
        keys.table(),
        keys.file_table(),
        keys.allow_table(),
        keys.rule_table(),
        keys.override_table(),
        profiles.table(),
        options_table(load_catalogue()),
    ],
)
def test_the_page_is_true(table: str) -> None:
    """After a change of the keys, run tools/write_configuration.py."""
    assert table in PAGE


def test_the_examples_of_the_page_are_read(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert [e.message for e in VALIDATOR.iter_errors(tomllib.loads(example))] == []
    assert accepts(tmp_path, example)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests" / "cases").rglob("mtcheck.toml")), ids=str
)
def test_the_files_of_the_cases(path: Path) -> None:
    """A case whose file is broken on purpose says so in its name."""
    case = path.relative_to(ROOT / "tests" / "cases").parts[0]
    if "not-toml" in case:
        return
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    is_valid = not list(VALIDATOR.iter_errors(content))
    assert is_valid == ("broken" not in case)


def test_the_rules_of_the_page_exist(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    path = tmp_path / "mtcheck.toml"
    path.write_text(example, encoding="utf-8")
    settings = load_settings(path)
    require_known_codes(settings, load_catalogue())
    assert adjusted(load_catalogue(), settings.rules).digest
