"""Golden command lines: each folder of tests/cases is a command and what it prints.

``case.toml`` holds the arguments, the exit code, environment and input; ``stdout``
and ``stderr`` what must come out. The command runs in a copy of the folder's
``files``. ``pytest --update-golden`` rewrites the outputs.
"""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mtcheck.cli.app import application

CASES = Path(__file__).parent / "cases"
_SIGNATURE = re.compile(r"mtcheck\|v:[^ ]+?\|weights")


@pytest.mark.parametrize(
    "name", sorted(p.parent.name for p in CASES.glob("*/case.toml"))
)
def test_case(
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    golden: Callable[[str, str], None],
) -> None:
    """The command ends and prints as was approved."""
    folder = CASES / name
    case = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
    if (folder / "files").exists():
        shutil.copytree(folder / "files", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    for variable in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "MTCHECK_OUTPUT_FORMAT"):
        monkeypatch.delenv(variable, raising=False)
    environment = {"_TYPER_FORCE_DISABLE_TERMINAL": "1", **case.get("env", {})}
    result = CliRunner().invoke(
        application(case["args"]),
        case["args"],
        input=case.get("stdin"),
        env=environment,
        prog_name="mtcheck",
    )
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == case["status"], result.output
    golden(f"../cases/{name}/stdout", steady(result.stdout))
    golden(f"../cases/{name}/stderr", steady(result.stderr))


def steady(text: str) -> str:
    """Output without what changes with every rule that is added."""
    return _SIGNATURE.sub("mtcheck|…|weights", text)
