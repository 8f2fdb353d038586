"""The configuration file: found, read, and never taken in silence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mtcheck.config.find import governing
from mtcheck.config.keys import KEYS
from mtcheck.config.load import load_settings
from mtcheck.config.resolve import resolved
from mtcheck.config.settings import Glob, Settings
from mtcheck.config.version import satisfies
from mtcheck.errors import ConfigError, UsageError
from mtcheck.govern import Governance, for_file, with_languages
from mtcheck.model import Document, Part


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def faults(folder: Path, text: str, name: str = "mtcheck.toml") -> list[str]:
    """What is wrong with a file, without its name."""
    path = write(folder / name, text)
    with pytest.raises(ConfigError) as caught:
        load_settings(path, "f")
    return [fault.removeprefix("f:") for fault in caught.value.faults]


def test_every_key_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path / "mtcheck.toml",
        'target-lang = "fr_ca"\nsource-lang = "en"\ndetect-country = false\n'
        'select = ["FR", "MT"]\nextend-select = "EF1"\nignore = ["FR002"]\n'
        'preview = true\nmin-confidence = "medium"\nfail-on = "minor"\n'
        '[[files]]\nglob = "a/*.md"\ntarget-lang = "fr-CH"\n',
    )
    settings = load_settings(path)
    assert settings.target_lang == "fr-CA"
    assert settings.source_lang == "en"
    assert settings.detect_country is False
    assert settings.select == ("FR", "MT")
    assert settings.extend_select == ("EF1",)
    assert settings.ignore == ("FR002",)
    assert settings.preview is True
    assert settings.min_confidence == "medium"
    assert settings.fail_on == "minor"
    assert [(f.glob, f.target_lang, f.source_lang) for f in settings.files] == [
        (Glob("a/*.md", tmp_path), "fr-CH", None)
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('\nselct = ["FR"]\n', '2:1: unknown key "selct"; did you mean "select"?'),
        ("zzzz = 1\n", '1:1: unknown key "zzzz"; known: extend, required-version'),
        ('target_lang = "fr"', 'unknown key "target_lang"; did you mean "target-lang"'),
        ("  preview = 1\n", '1:3: "preview": takes true or false, not 1'),
        ('fail-on = "bad"', '1:1: "fail-on": takes critical, major, minor, neutral'),
        ('target-lang = "to be"', '"to be" is not a language code'),
        ("target-lang = 3", '"target-lang": takes a text in quotes, not 3'),
        ("select = [1]", '"select": takes a list of codes'),
        ('files = "a"', '1:1: "files" is written as [[files]] tables'),
        ('[[files]]\ntarget-lang = "fr"\n', '1:1: the key "glob" is missing'),
        (
            '[[files]]\nglob = "a"\n[[files]]\nglob = "b"\nlang = "fr"\n',
            '5:1: unknown key "lang"; did you mean "target-lang"?',
        ),
        ("a = = 1\n", "1:5: invalid value"),
        ("a = [1,\n", "2:1: invalid value"),
    ],
)
def test_a_fault_has_its_place(tmp_path: Path, text: str, fault: str) -> None:
    (found,) = faults(tmp_path, text)
    assert fault in found


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    found = faults(tmp_path, 'one = 1\npreview = "yes"\nfail-on = 7\n')
    assert [fault.split(":")[0] for fault in found] == ["1", "2", "3"]


def test_a_text_of_several_lines_holds_no_keys(tmp_path: Path) -> None:
    found = faults(tmp_path, 'select = ["""\npreview = 1\n"""]\npreview = 1\n')
    assert found == ['4:1: "preview": takes true or false, not 1']


def test_a_table_of_pyproject(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n[tool.mtcheck]\npreview = true\nnope = 1\n'
    (found,) = faults(tmp_path, text, "pyproject.toml")
    assert found.startswith('5:1: unknown key "nope"')


@pytest.mark.parametrize("content", [b"\xff\xfe", None])
def test_an_unreadable_file(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "mtcheck.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ConfigError, match=r"not UTF-8|No such file"):
        load_settings(path)


def test_the_nearest_file_governs(tmp_path: Path) -> None:
    outer = write(tmp_path / "mtcheck.toml", "")
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert governing(deep) == outer
    write(tmp_path / "a" / "pyproject.toml", "[tool.other]\n# [tool.mtcheck]\n")
    assert governing(deep) == outer
    inner = write(tmp_path / "a" / "pyproject.toml", "[tool.mtcheck]\n")
    assert governing(deep) == inner
    hidden = write(tmp_path / "a" / ".mtcheck.toml", "")
    assert governing(deep) == hidden
    plain = write(tmp_path / "a" / "mtcheck.toml", "")
    assert governing(deep) == plain


def test_the_search_ends_at_the_repository(tmp_path: Path) -> None:
    write(tmp_path / "mtcheck.toml", "")
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    assert governing(tmp_path / "repo") is None


def test_each_file_has_the_settings_of_the_nearest(tmp_path: Path) -> None:
    write(tmp_path / "a" / "mtcheck.toml", "preview = true")
    one, other = str(tmp_path / "a" / "x.txt"), str(tmp_path / "b" / "x.txt")
    governance = Governance()
    assert governance.of(one).preview
    assert not governance.of(other).preview
    assert governance.run([one]).preview
    assert Governance(isolated=True).of(one) == Settings()
    named = Governance(config=tmp_path / "a" / "mtcheck.toml")
    assert named.of(other).preview
    with pytest.raises(UsageError, match="exclude each other"):
        Governance(config=tmp_path / "a" / "mtcheck.toml", isolated=True)


def test_files_of_one_run_are_weighed_in_one_way(tmp_path: Path) -> None:
    write(tmp_path / "a" / "mtcheck.toml", 'scoring = "wmt"')
    files = [str(tmp_path / folder / "x.txt") for folder in "ab"]
    with pytest.raises(UsageError, match="weigh findings differently"):
        Governance().run(files)
    assert Governance(options={"scoring": "mqm"}).run(files).scoring == "mqm"


@pytest.mark.parametrize(
    ("path", "target", "source"),
    [
        ("guide.md", "fr", "en"),
        ("ca/guide.md", "fr-CA", "en"),
        ("ca/more/guide.md", "fr-CA", "en"),
        ("ca/more/page.de.txt", "fr-CA", "de"),
        ("ch/notes.txt", "fr-CH", "en"),
    ],
)
def test_the_last_glob_that_matches_counts(
    tmp_path: Path, path: str, target: str, source: str
) -> None:
    settings = load_settings(
        write(
            tmp_path / "mtcheck.toml",
            'target-lang = "fr"\nsource-lang = "en"\n'
            '[[files]]\nglob = "c?/**"\ntarget-lang = "fr-CH"\n'
            '[[files]]\nglob = "ca/**/*"\ntarget-lang = "fr-CA"\n'
            '[[files]]\nglob = "*.de.txt"\nsource-lang = "de"\n',
        )
    )
    document = Document(str(tmp_path / path), "text", "", ())
    found = with_languages(document, for_file(settings, document.path))
    assert (found.target_lang, found.source_lang) == (target, source)


def test_what_the_file_declares_stays_where_nothing_is_set() -> None:
    document = Document("a.html", "html", "", (), target_lang="fr")
    assert with_languages(document, Settings()).target_lang == "fr"


def test_parts_of_a_file_follow_the_settings_too() -> None:
    part = Part((0,), "en", "fr")
    document = Document("a.xlf", "xliff", "", (), parts=(part,))
    (said,) = with_languages(document, Settings(target_lang="fr-CA")).parts
    assert (said.source_lang, said.target_lang) == ("en", "fr-CA")
    assert with_languages(document, Settings()).parts == (part,)


def test_a_run_without_a_file_reads_no_toml(tmp_path: Path) -> None:
    page = write(tmp_path / "page.txt", "Bonjour à tous les lecteurs.\n")
    script = (
        "import sys\nfrom mtcheck.cli.app import application\n"
        f"application(['scan'])(['scan', {str(page)!r}], standalone_mode=False)\n"
        "late = {'tomllib', 'pathspec', 'mtcheck.config.keys', 'mtcheck.adjust'}\n"
        "print(sorted(late & set(sys.modules)))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines()[-1] == "[]"


def test_the_nearer_file_wins(tmp_path: Path) -> None:
    write(
        tmp_path / "base.toml",
        'fail-on = "minor"\nselect = ["FR"]\nextend-select = ["MT1"]\n'
        'exclude = ["a/"]\nextend-exclude = ["b/"]\npacks = "base-rules"\n'
        '[[files]]\nglob = "x"\n[rules.FR1]\nseverity = "minor"\n',
    )
    path = write(
        tmp_path / "site" / "mtcheck.toml",
        'extend = "../base.toml"\nselect = ["MT"]\nextend-select = ["MT2"]\n'
        'extend-exclude = ["c/"]\npacks = "rules"\n'
        '[[files]]\nglob = "y"\n[rules.FR1]\nseverity = "major"\n',
    )
    found = load_settings(path, "site/mtcheck.toml")
    assert found.fail_on == "minor"
    assert found.origin("fail_on").text == "base.toml:1:1"
    assert found.select == ("MT",)
    assert found.extend_select == ("MT1", "MT2")
    assert (
        found.origin("extend_select").text == "base.toml:3:1 and site/mtcheck.toml:3:1"
    )
    assert found.origin("extend_select", 1).text == "site/mtcheck.toml:3:1"
    assert [glob.pattern for glob in found.exclude] == ["a/"]
    assert [glob.pattern for glob in found.extend_exclude] == ["b/", "c/"]
    folders = [glob.folder.resolve() for glob in found.extend_exclude]
    assert folders == [tmp_path.resolve(), (tmp_path / "site").resolve()]
    assert [pack.name for pack in found.packs] == ["base-rules", "rules"]
    assert [entry.glob.pattern for entry in found.files] == ["y"]
    assert [rule.severity for rule in found.rules] == ["minor", "major"]


def test_a_table_of_pyproject_can_be_extended(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.mtcheck]\npreview = true\n")
    path = write(tmp_path / "a" / ".mtcheck.toml", 'extend = "../pyproject.toml"\n')
    assert load_settings(path).preview


@pytest.mark.parametrize(
    ("base", "fault"),
    [
        ("none.toml", '2:1: "extend": no such file: none.toml'),
        ("folder", '2:1: "extend": a folder: folder'),
        ("mtcheck.toml", '2:1: "extend" leads in a circle, back to mtcheck.toml'),
        ("circle.toml", 'circle.toml:1:1: "extend" leads in a circle, back to'),
        ("broken.toml", 'broken.toml:1:1: unknown key "selct"; did you mean'),
    ],
)
def test_what_cannot_be_extended(tmp_path: Path, base: str, fault: str) -> None:
    (tmp_path / "folder").mkdir()
    write(tmp_path / "circle.toml", 'extend = "mtcheck.toml"')
    write(tmp_path / "broken.toml", "selct = 1")
    (found,) = faults(tmp_path, f'preview = true\nextend = "{base}"\n')
    assert fault in found


@pytest.mark.parametrize(
    ("version", "wanted", "fits"),
    [
        ("1.2.3", "1.2.3", True),
        ("1.2.0", "==1.2", True),
        ("1.2.3", ">=1.2, <2", True),
        ("2.0.0", ">=1.2, <2", False),
        ("1.10", ">1.9", True),
        ("1.2.3", "~=1.2.1", True),
        ("1.3.0", "~=1.2.1", False),
        ("1.3.0", "~=1.2", True),
        ("1.2.3", "!=1.2.3", False),
        ("1.2.3rc1", "<=1.2.3", True),
    ],
)
def test_versions(version: str, wanted: str, *, fits: bool) -> None:
    assert satisfies(version, wanted) is fits


@pytest.mark.parametrize("wanted", ["", "one", ">= ", "1.2,", ">>1", "1.*"])
def test_no_versions(wanted: str) -> None:
    with pytest.raises(UsageError, match="takes versions"):
        satisfies("1.2.3", wanted)


def test_a_file_for_another_version_is_judged_no_further(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, 'new-key = 1\nrequired-version = ">=99"\n')
    assert found.startswith(
        '2:1: "required-version": the file is for mtcheck >=99; this'
    )
    found, other = faults(tmp_path, "new-key = 1\nrequired-version = 1\n")
    assert other.startswith('2:1: "required-version": takes a text')
    assert faults(tmp_path, 'required-version = "new"')


def test_a_schema_may_be_named(tmp_path: Path) -> None:
    path = write(tmp_path / "mtcheck.toml", '"$schema" = "x"\npreview = true\n')
    assert load_settings(path).preview


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('rules.FR1.severity = "bad"\n', "1:1"),
        ('\n[rules]\nFR1.severity = "bad"\n', "3:1"),
        ('\n[rules."FR1"]\n\nseverity = "bad"\n', "4:1"),
        ('\n[rules]\n FR1 = {severity = "bad"}\n', "3:2"),
        ('[rules.FR1]\nleast = "four"\n', "2:1"),
        ("[[files]]\nglob = 3\n", "2:1"),
        ('[rules]\nFR1 = "minor"\n', "2:1"),
        ("rules = 3\n", "1:1"),
    ],
)
def test_the_place_of_a_key_however_it_is_written(
    tmp_path: Path, text: str, place: str
) -> None:
    (found,) = faults(tmp_path, text)
    assert found.startswith(f"{place}: ")


def test_a_misspelt_severity_is_seen(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, '[rules.FR1]\nseverty = "minor"\n')
    assert 'did you mean "severity"?' in found


def test_variables_outrank_files_and_options_variables(tmp_path: Path) -> None:
    path = write(tmp_path / "mtcheck.toml", 'fail-on = "minor"\npreview = true\n')
    variables = {
        "MTCHECK_FAIL_ON": "critical",
        "MTCHECK_PREVIEW": "no",
        "MTCHECK_MIN_SCORE": "90.5",
        "MTCHECK_JOBS": "3",
        "MTCHECK_PROFILE": "",
        "MTCHECK_CACHE_DIR": "/somewhere",
        "PATH": "x",
    }
    found = resolved(path, "f", {"jobs": 2, "select": None}, variables)
    assert (found.fail_on, found.preview, found.min_score) == ("critical", False, 90.5)
    assert found.jobs == 2
    assert found.origin("fail_on").text == "MTCHECK_FAIL_ON"
    assert found.origin("jobs").text == "--jobs"
    assert found.origin("profile").text == "default"


def test_a_switch_turned_off_by_an_option_says_so() -> None:
    found = resolved(None, None, {"preview": False}, {})
    assert found.origin("preview").text == "--no-preview"


@pytest.mark.parametrize(
    ("name", "value"),
    [("FAIL_ON", "bad"), ("JOBS", "many"), ("PREVIEW", "2"), ("TARGET_LANG", "x y")],
)
def test_a_wrong_variable_is_named(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=f"^MTCHECK_{name}: "):
        resolved(None, None, {}, {f"MTCHECK_{name}": value})


def test_the_defaults_are_those_of_the_settings() -> None:
    """Every key has its field; nothing said gives the plain settings."""
    fields = set(Settings.__dataclass_fields__)
    assert {key.field for key in KEYS.values()} - fields == {"extend"}
    assert resolved(None, None, {}, {}) == Settings()
    assert resolved(None, None, {"profile": "review"}, {}) == Settings()


def test_a_file_may_have_a_selection_of_its_own(tmp_path: Path) -> None:
    path = write(
        tmp_path / "mtcheck.toml",
        'select = ["FR"]\nignore = ["FR1"]\n'
        '[[files]]\nglob = "*.md"\nignore = ["FR2"]\n'
        '[[files]]\nglob = "a/**"\nselect = ["MT"]\nignore = ["FR3"]\n',
    )
    settings = load_settings(path)
    both = for_file(settings, str(tmp_path / "a" / "x.md"))
    assert both.select == ("MT",)
    assert both.ignore == ("FR1", "FR2", "FR3")
    assert both.origin("select").text.endswith(":8:1")
    assert for_file(settings, str(tmp_path / "x.txt")) == settings


def test_what_a_run_is_told_outranks_the_tables_of_files(tmp_path: Path) -> None:
    path = write(
        tmp_path / "mtcheck.toml",
        '[[files]]\nglob = "*"\nselect = ["MT"]\nignore = ["FR3"]\ntarget-lang = "de"\n',
    )
    variables = {"MTCHECK_TARGET_LANG": "fr"}
    settings = resolved(path, "f", {"select": ["FR"]}, variables)
    found = for_file(settings, str(tmp_path / "x.md"))
    assert (found.select, found.target_lang) == (("FR",), "fr")
    assert found.ignore == ("FR3",)
