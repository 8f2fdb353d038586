"""The configuration file: found, read, and never taken in silence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mtcheck.config.find import governing
from mtcheck.config.load import load_settings
from mtcheck.config.settings import Glob, Settings
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
        "print('tomllib' in sys.modules)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines()[-1] == "False"
