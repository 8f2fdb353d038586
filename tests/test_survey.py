"""What a project shows, and the file that is written for it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner

from mtcheck.cli.app import application
from mtcheck.cli.init import configuration
from mtcheck.config.load import load_settings
from mtcheck.config.schema import config_schema
from mtcheck.govern import for_file
from mtcheck.survey import Survey, survey

FR = "Le maire a signé lundi matin la convention avec la commune voisine, pour les écoles.\n"
EN = "The mayor signed the agreement with the neighbouring town on Monday morning.\n"
DE = "Der Bürgermeister hat am Montag das Abkommen mit der Nachbargemeinde unterzeichnet.\n"
PO = 'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "Hello"\nmsgstr "Bonjour"\n'


def write(folder: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def written(found: Survey) -> str:
    return "\n".join(configuration(found)) + "\n"


def test_a_project_in_one_language(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": FR, "b/c.html": f"<p>{FR}</p>", "image.png": ""})
    found = survey(tmp_path)
    assert (found.files, found.target, found.source) == (2, "fr", None)
    assert found.formats == (("html", 1), ("markdown", 1))
    assert tomllib.loads(written(found)) == {"profile": "review", "target-lang": "fr"}


def test_a_project_in_several_languages(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "docs/en/a.md": EN,
            "docs/fr/a.md": FR,
            "docs/de/a.md": DE,
            "notes.fr_CA.md": FR,
            "en/odd.md": FR,
        },
    )
    found = survey(tmp_path)
    assert (found.target, found.source) == (None, "en")
    assert found.globs == (
        ("docs/de/**", "de"),
        ("docs/fr/**", "fr"),
        ("*.fr_CA.*", "fr-CA"),
    )
    path = tmp_path / "mtcheck.toml"
    path.write_text(written(found), encoding="utf-8")
    settings = load_settings(path)
    told = {
        name: for_file(settings, str(tmp_path / name)).target_lang
        for name in ("docs/fr/b.md", "docs/de/x/b.md", "docs/en/b.md", "x.fr_CA.md")
    }
    assert list(told.values()) == ["fr", "de", None, "fr-CA"]


def test_files_that_hold_both_languages(tmp_path: Path) -> None:
    write(tmp_path, {"po/fr.po": PO, ".gitignore": "build/\n", "build/a.md": EN})
    (tmp_path / ".git").mkdir()
    found = survey(tmp_path)
    assert (found.files, found.target) == (1, "fr")


def test_catalogues_must_be_named(tmp_path: Path) -> None:
    write(
        tmp_path, {"locales/fr.json": "{}", "locales/x.yml": "", "lang/fr_CA.yml": ""}
    )
    assert survey(tmp_path).catalogues == ("lang/*.yml", "locales/*.json")


def test_what_runs_checks(tmp_path: Path) -> None:
    write(tmp_path, {".github/workflows/ci.yml": "", ".pre-commit-config.yaml": ""})
    found = survey(tmp_path)
    assert found.systems == ("GitHub Actions", "pre-commit")
    assert tomllib.loads(written(found))["force-exclude"] is True
    assert survey(tmp_path / ".github").systems == ()


def test_an_empty_project(tmp_path: Path) -> None:
    found = survey(tmp_path)
    assert found == Survey(0, (), (), (), ())
    assert tomllib.loads(written(found)) == {"profile": "review"}


def test_unreadable_files_are_for_the_scan_to_tell(tmp_path: Path) -> None:
    write(tmp_path, {"a.xlf": "<xliff", "b.txt": " "})
    assert survey(tmp_path).targets == ()


@pytest.mark.parametrize("name", ['"', "[v1]", "\x1b[2J", "\u202e", "\n"])
def test_odd_names_do_no_harm(tmp_path: Path, name: str) -> None:
    write(tmp_path, {f"{name}/fr/a.md": FR, "de/a.md": DE, "fr/a.md": FR})
    text = written(survey(tmp_path))
    content = tomllib.loads(text)
    globs = {entry["glob"] for entry in content["files"]}
    assert globs - {f"{name}/fr/**"} == {"de/**", "fr/**"}
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_what_is_commented_out_is_right_as_well(tmp_path: Path) -> None:
    """Taking the marks of the comments away leaves a file that is read."""
    lines = [
        line.removeprefix("# ")
        if line.startswith(("# [", '# target-lang = "fr"'))
        or ("=" in line and line.startswith("# "))
        else line
        for line in configuration(survey(tmp_path))
    ]
    content = tomllib.loads("\n".join(lines))
    assert {"ignore", "glossary", "exclude", "rules", "files"} <= set(content)
    validator = Draft202012Validator(json.loads(config_schema()))
    assert [e.message for e in validator.iter_errors(content)] == []


def test_init_writes_once(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": FR})
    path = tmp_path / "mtcheck.toml"
    args = ["init", str(tmp_path)]
    assert CliRunner().invoke(application(args), args).exit_code == 0
    first = path.read_text(encoding="utf-8")
    assert load_settings(path).target_lang == "fr"
    path.write_text("mine", encoding="utf-8")
    assert CliRunner().invoke(application(args), args).exit_code == 2
    assert path.read_text(encoding="utf-8") == "mine"
    args.append("--force")
    assert CliRunner().invoke(application(args), args).exit_code == 0
    assert path.read_text(encoding="utf-8") == first
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".part")] == []


def test_init_never_asks_the_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("init has no business there")

    monkeypatch.setattr("socket.socket", refuse)
    write(tmp_path, {"a.md": FR})
    args = ["init", str(tmp_path)]
    assert CliRunner().invoke(application(args), args).exit_code == 0
