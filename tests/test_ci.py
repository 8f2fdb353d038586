"""Where pipelines run it: each file is what its schema asks, and does what it says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from mtcheck.read import EXTENSIONS, NAMED

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
BAD = "Elle a lancé son chapeau dans le ring.\n"
CLEAN = "Elle s’est portée candidate à la mairie.\n"
CONFIG = 'target-lang = "fr"\nselect = ["FR214"]\nexclude = ["old/"]\n'
HOSTILE = "Elle a lancé son chapeau dans le ring.\n\n::error::forged ##[error]forged\n"
BLOCK = re.compile(
    r"<!-- checked: (?P<kinds>[\w -]+) -->\n```\w+\n(?P<text>.*?)\n```\n", re.DOTALL
)


def blocks(*kinds: str) -> list[str]:
    """The examples of docs/ci.md that are of all these kinds."""
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    found = [
        m["text"] for m in BLOCK.finditer(page) if {*kinds} <= {*m["kinds"].split()}
    ]
    assert found
    return found


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with a text that is full of faults, one that is not, a config."""
    folder = tmp_path / "project"
    (folder / "old").mkdir(parents=True)
    (folder / "mtcheck.toml").write_text(CONFIG)
    (folder / "bad.md").write_text(BAD, encoding="utf-8")
    (folder / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (folder / "old" / "bad.txt").write_text(BAD, encoding="utf-8")
    (folder / "code.py").write_text(f"# {BAD}", encoding="utf-8")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    return folder


def git(folder: Path, *arguments: str) -> None:
    """Run git there."""
    subprocess.run(["git", "-C", str(folder), *arguments], check=True)


def environment(**more: str) -> dict[str, str]:
    """The variables of a job: none of ours, mtcheck on the path."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("MTCHECK_", "GITHUB_", "CI_", "INPUT_"))
        or name == "MTCHECK_CACHE_DIR"
    }
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    return kept | {"PATH": path, "PYTHONIOENCODING": "utf-8"} | more


def validate(schema: str, path: Path) -> subprocess.CompletedProcess[str]:
    """Hold a file to a published schema."""
    given = ["check-jsonschema", "--builtin-schema", f"vendor.{schema}", str(path)]
    return subprocess.run(
        given, check=False, capture_output=True, text=True, env=environment()
    )


# pre-commit


def hooks() -> dict[str, dict[str, Any]]:
    """The hooks by their names."""
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    return {hook["id"]: hook for hook in yaml.safe_load(text)}


def test_the_hooks_are_a_manifest() -> None:
    """As pre-commit itself reads it."""
    given = ["pre-commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")]
    result = subprocess.run(
        given, check=False, capture_output=True, text=True, env=environment()
    )
    assert result.returncode == 0, result.stdout
    assert list(hooks()) == ["mtcheck", "mtcheck-fix"]


def test_the_hooks_take_what_is_read() -> None:
    """Names that mean a text, and none that mostly mean something else."""
    for hook in hooks().values():
        files, exclude = re.compile(hook["files"]), re.compile(hook["exclude"])
        assert all(files.search(f"a/b{ending}") for ending in EXTENSIONS)
        assert all(files.search(f"a/B{ending.upper()}") for ending in EXTENSIONS)
        assert not any(files.search(f"a/b{ending}") for ending in NAMED)
        assert not any(files.search(name) for name in ("a.py", "md", "a.txt.py"))
        assert exclude.search("web/requirements-dev.txt")
        assert exclude.search("CMakeLists.txt")
        assert not exclude.search("pages/robotics.md")


@pytest.mark.parametrize("text", blocks("pre-commit"))
def test_the_example_is_a_configuration_of_pre_commit(
    text: str, tmp_path: Path
) -> None:
    """It names hooks that there are."""
    path = tmp_path / "config.yaml"
    path.write_text(text)
    given = ["pre-commit", "validate-config", str(path)]
    assert subprocess.run(given, check=False, env=environment()).returncode == 0
    named = [hook["id"] for hook in yaml.safe_load(text)["repos"][0]["hooks"]]
    assert {*named} <= hooks().keys()


def pre_commit(project: Path, hook: dict[str, Any]) -> subprocess.CompletedProcess[str]:
    """Run a hook on all files as pre-commit does, in the environment at hand."""
    local = {**hook, "language": "system"}
    config = {"repos": [{"repo": "local", "hooks": [local]}]}
    path = project / ".pre-commit-config.yaml"
    path.write_text(yaml.safe_dump(config))
    git(project, "add", ".")
    return subprocess.run(
        ["pre-commit", "run", "--all-files", "--verbose"],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(PRE_COMMIT_HOME=str(project.parent / "home")),
        cwd=project,
    )


def test_the_hook_runs(project: Path) -> None:
    """It finds the fault, and not the one in what the configuration excludes."""
    result = pre_commit(project, hooks()["mtcheck"])
    assert result.returncode == 1, result.stdout
    assert "bad.md:1:8: FR214" in result.stdout
    assert "old/bad.txt" not in result.stdout
    assert "1 finding in" in result.stdout
    assert "2 files" in result.stdout


def test_the_hook_passes(project: Path) -> None:
    """Where all that is left is excluded or clean."""
    (project / "bad.md").unlink()
    result = pre_commit(project, hooks()["mtcheck"])
    assert result.returncode == 0, result.stdout
    (project / "clean.txt").unlink()
    result = pre_commit(project, hooks()["mtcheck"])
    assert result.returncode == 0, result.stdout
    assert "excluded" in result.stdout


def test_the_hook_that_fixes(project: Path) -> None:
    """What it calls is there, and takes the options."""
    from mtcheck.cli.app import _COMMANDS

    if "fix" not in _COMMANDS:
        pytest.skip("there is no command fix yet")
    (project / "bad.md").write_text("Bonjour , dit-il.\n", encoding="utf-8")
    (project / "mtcheck.toml").write_text('target-lang = "fr"\n')
    hook = hooks()["mtcheck-fix"]
    result = pre_commit(project, hook)
    assert result.returncode == 1, result.stdout
    assert "files were modified by this hook" in result.stdout
    assert (project / "bad.md").read_text(encoding="utf-8") == "Bonjour, dit-il.\n"
    assert pre_commit(project, hook).returncode == 0


# GitHub


ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["id"]: step for step in ACTION["runs"]["steps"]}


def test_the_action_is_one() -> None:
    """As its published schema says; the scripts are there and are Bash."""
    result = validate("github-actions", ROOT / "action.yml")
    assert result.returncode == 0, result.stdout
    for script in sorted((ROOT / "ci").glob("*.sh")):
        subprocess.run(["bash", "-n", str(script)], check=True)


@pytest.mark.parametrize("text", blocks("github-workflows"))
def test_the_example_is_a_workflow(text: str, tmp_path: Path) -> None:
    """Each of its inputs and outputs is one of the action."""
    path = tmp_path / "workflow.yml"
    path.write_text(text)
    result = validate("github-workflows", path)
    assert result.returncode == 0, result.stdout
    steps = yaml.safe_load(text)["jobs"]["mtcheck"]["steps"]
    (ours,) = [step for step in steps if step["uses"].startswith("mtcheck/")]
    assert ours["with"].keys() <= ACTION["inputs"].keys()
    used = set(re.findall(r"steps\.mtcheck\.outputs\.([\w-]+)", text))
    assert used <= ACTION["outputs"].keys()


def test_the_page_names_all_inputs_and_outputs() -> None:
    """And the action no more than the page."""
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    for table, names in (("input", ACTION["inputs"]), ("output", ACTION["outputs"])):
        rows = page.partition(f"| {table} | |\n")[2].partition("\n\n")[0]
        told = [
            name
            for row in rows.splitlines()[1:]
            for name in re.findall(r"`([^`]+)`", row.split("|")[1])
        ]
        assert sorted(told) == sorted(names)


def test_no_input_is_pasted_into_a_script() -> None:
    """What a title of a pull request says must never be run."""
    for step in STEPS.values():
        assert "${{" not in step["run"]
        for name, value in step["env"].items():
            assert re.fullmatch(r"\$\{\{ [\w.-]+ \}\}", value), name
    given = " ".join(v for step in STEPS.values() for v in step["env"].values())
    for name in ACTION["inputs"]:
        assert f"inputs.{name} " in given


class Job:
    """A step of the action as a runner runs it, in a job that is made up."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.temp = project.parent / "temp"
        self.temp.mkdir()
        self.output = self.temp / "output"
        self.summary = self.temp / "summary"

    def run(
        self, step: str, inputs: dict[str, str], program: str = str(BIN / "mtcheck")
    ) -> subprocess.CompletedProcess[str]:
        """Run it with these inputs, the others as the action sets them."""
        given = {name: spec["default"] for name, spec in ACTION["inputs"].items()}
        given |= inputs
        self.output.write_text("")
        self.summary.write_text("")
        own = {
            name: program
            if name == "PROGRAM"
            else given[value.removeprefix("${{ inputs.").removesuffix(" }}")]
            for name, value in STEPS[step]["env"].items()
        }
        script = STEPS[step]["run"]
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script],
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=self.project,
            env=environment(
                GITHUB_ACTIONS="true",
                GITHUB_ACTION_PATH=str(ROOT),
                GITHUB_OUTPUT=str(self.output),
                GITHUB_STEP_SUMMARY=str(self.summary),
                GITHUB_WORKSPACE=str(self.project),
                RUNNER_TEMP=str(self.temp),
                **own,
            ),
        )

    @property
    def outputs(self) -> dict[str, str]:
        """What the step has put out."""
        lines = self.output.read_text(encoding="utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)


@pytest.fixture
def job(project: Path) -> Job:
    """A job on the project."""
    return Job(project)


def commands(log: str) -> list[str]:
    """The commands that a runner would obey in a log."""
    stopped, found = None, []
    for raw in log.splitlines():
        line = raw.strip()
        if stopped is not None:
            stopped = None if line == f"::{stopped}::" else stopped
        elif line.startswith("::stop-commands::"):
            stopped = line.removeprefix("::stop-commands::")
        elif line.startswith("::"):
            found.append(line)
    assert stopped is None
    return found


def test_the_action_reports_a_fault(job: Job) -> None:
    """In the log, beside the line, in the summary, as SARIF; then it fails."""
    result = job.run("scan", {"sarif-file": "out/mtcheck.sarif"})
    assert result.returncode == 1, result.stderr
    assert "hat-in-the-ring" in result.stdout
    (command,) = commands(result.stdout)
    assert command.startswith("::error file=bad.md,line=1,endLine=1,col=8,")
    summary = job.summary.read_text(encoding="utf-8")
    assert summary.startswith("## mtcheck: FAILED")
    assert "FR214" in summary
    assert job.outputs == {
        "exit-code": "1",
        "findings": "1",
        "sarif-file": "out/mtcheck.sarif",
    }
    sarif = json.loads((job.project / "out" / "mtcheck.sarif").read_text("utf-8"))
    assert sarif["runs"][0]["results"][0]["ruleId"] == "FR214"
    assert [path.name for path in job.temp.iterdir() if path.is_dir()] == []


def test_the_action_passes(job: Job) -> None:
    """A clean text: no annotation, exit code 0, no SARIF that nobody asked for."""
    result = job.run("scan", {"paths": "\n  clean.txt  \n\n"})
    assert result.returncode == 0, result.stderr
    assert not commands(result.stdout)
    assert job.outputs == {"exit-code": "0", "findings": "0"}


def test_the_action_says_what_it_could_not_read(job: Job) -> None:
    """Exit code 2, and an annotation that says why."""
    result = job.run("scan", {"paths": "gone.txt\nclean.txt"})
    assert result.returncode == 2
    assert job.outputs["exit-code"] == "2"
    assert any("gone.txt" in command for command in commands(result.stdout))


def test_the_action_says_what_is_wrong_with_an_input(job: Job) -> None:
    """The words of the program are in the log; there is no report to show."""
    result = job.run("scan", {"fail-on": "always"})
    assert result.returncode == 2
    assert "always" in result.stderr
    assert job.outputs == {"exit-code": "2"}


def test_the_action_leaves_out_what_is_not_wanted(job: Job) -> None:
    """Annotations and summary have a switch."""
    result = job.run("scan", {"annotations": "false", "summary": "false"})
    assert result.returncode == 1
    assert not commands(result.stdout)
    assert not job.summary.read_text()


def test_texts_command_no_runner(job: Job) -> None:
    """What a report quotes stays a quotation."""
    (job.project / "bad.md").write_text(HOSTILE, encoding="utf-8")
    result = job.run("scan", {"output-format": "full"})
    assert [c.partition(" ")[0] for c in commands(result.stdout)] == ["::error"]
    assert "##[" not in result.stdout


def test_every_input_reaches_the_program(job: Job) -> None:
    """Each joined to its option; paths behind all options."""
    stub = job.temp / "stub"
    stub.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > told\nexit 1\n')
    stub.chmod(0o755)
    inputs = {
        "paths": "a b.txt\n--exit-zero\n$(touch forged)\nd*.md",
        "config": "my config.toml",
        "fail-on": "minor",
        "profile": "publish",
        "output-format": "full",
        "outputs": "html=r p.html\ntsv=`touch forged`",
        "sarif-file": "$(touch forged).sarif",
        "baseline": "--exit-zero",
        "since": "origin/main; touch forged",
    }
    result = job.run("scan", inputs, program=str(stub))
    assert result.returncode == 1, result.stderr
    told = (job.project / "told").read_text().splitlines()
    work = next(o for o in told if o.startswith("--output=json=")).removeprefix(
        "--output=json="
    )
    folder = str(Path(work).parent)
    assert told == [
        "scan",
        "--output-format=full",
        f"--output=json={folder}/report.json",
        "--config=my config.toml",
        "--fail-on=minor",
        "--profile=publish",
        "--baseline=--exit-zero",
        "--since=origin/main; touch forged",
        "--output=sarif=$(touch forged).sarif",
        f"--output=github={folder}/annotations",
        f"--output=markdown={folder}/summary.md",
        "--output=html=r p.html",
        "--output=tsv=`touch forged`",
        "--",
        "a b.txt",
        "--exit-zero",
        "$(touch forged)",
        "d*.md",
    ]
    assert not list(job.project.rglob("forged*"))


@pytest.mark.parametrize(
    "name",
    [
        "config",
        "fail-on",
        "profile",
        "output-format",
        "sarif-file",
        "baseline",
        "since",
    ],
)
def test_an_input_cannot_forge_outputs(job: Job, name: str) -> None:
    """A line end in a value ends the step before anything is run."""
    result = job.run("scan", {name: "x\nexit-code=0"}, program="/bin/true")
    assert result.returncode == 2
    assert commands(result.stdout) == [f'::error::the input "{name}" takes one line']
    assert not job.output.read_text()


def test_the_action_installs_itself_or_a_version(job: Job) -> None:
    """With the Python that is named, into an environment of its own."""
    python = job.temp / "python"
    python.write_text(
        "#!/bin/sh\n"
        'if [ "$1" = -c ]; then exit 0; fi\n'
        'if [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; exit 0; fi\n'
        'for last; do :; done; echo "$last" > told\n'
    )
    python.chmod(0o755)
    told = job.project / "told"
    result = job.run("install", {"python": str(python)})
    assert result.returncode == 0, result.stderr
    assert told.read_text() == f"{ROOT}\n"
    assert job.outputs == {"program": f"{job.temp}/mtcheck/bin/mtcheck"}
    result = job.run("install", {"python": str(python), "version": "1.2.0"})
    assert result.returncode == 0, result.stderr
    assert told.read_text() == "mtcheck==1.2.0\n"


@pytest.mark.parametrize(
    "version", ["main", "1.0 --index-url=x", "-r x", "1;x", "1\n2"]
)
def test_the_action_installs_no_other_thing(job: Job, version: str) -> None:
    """A version is a version."""
    result = job.run("install", {"version": version})
    assert result.returncode == 2
    assert "takes a version" in result.stdout


def test_the_action_wants_a_python_of_today(job: Job) -> None:
    """An old one is told, and what to do."""
    result = job.run("install", {"python": "/bin/false"})
    assert result.returncode == 2
    assert "actions/setup-python" in result.stdout


# GitLab, Azure Pipelines, Jenkins


def run_lines(lines: list[str], project: Path, **variables: str) -> int:
    """Run the lines of a job but for those that install; its exit code."""
    script = "\n".join(line for line in lines if not line.startswith("pip "))
    return subprocess.run(
        ["bash", "-e", "-c", script],
        check=False,
        cwd=project,
        env=environment(CI_PROJECT_DIR=str(project), **variables),
        capture_output=True,
    ).returncode


def test_the_template_is_of_gitlab(project: Path) -> None:
    """It validates, and writes both reports that it promises."""
    path = ROOT / "ci" / "gitlab.yml"
    result = validate("gitlab-ci", path)
    assert result.returncode == 0, result.stdout
    job = yaml.safe_load(path.read_text(encoding="utf-8"))["mtcheck"]
    variables = {**job["variables"], "TEXTS": "bad.md clean.txt"}
    del variables["MTCHECK_CACHE_DIR"]
    assert run_lines(job["script"], project, **variables) == 1
    (found,) = json.loads((project / "gl-code-quality-report.json").read_text("utf-8"))
    assert found["location"]["path"] == "bad.md"
    for report in job["artifacts"]["reports"].values():
        assert (project / report).is_file()
        assert report in job["artifacts"]["paths"]
    assert job["before_script"] == ['pip install --quiet "$PACKAGE"']
    assert variables["PACKAGE"] == "mtcheck"


@pytest.mark.parametrize("text", blocks("gitlab-ci"))
def test_the_examples_are_of_gitlab(text: str, tmp_path: Path) -> None:
    """Variables that they set are variables of the template or of the program."""
    path = tmp_path / "gitlab.yml"
    path.write_text(text)
    result = validate("gitlab-ci", path)
    assert result.returncode == 0, result.stdout


def test_the_example_of_gitlab_runs(project: Path) -> None:
    """Each report that it names is written."""
    (text,) = blocks("gitlab-ci", "runs")
    job = yaml.safe_load(text)["mtcheck"]
    assert run_lines(job["script"], project) == 1
    assert (project / job["artifacts"]["reports"]["codequality"]).is_file()


def test_the_example_is_of_azure(tmp_path: Path, project: Path) -> None:
    """It validates; its script writes the file that is published."""
    (text,) = blocks("azure-pipelines")
    path = tmp_path / "azure.yml"
    path.write_text(text)
    result = validate("azure-pipelines", path)
    assert result.returncode == 0, result.stdout
    steps = yaml.safe_load(text)["steps"]
    assert run_lines([s["script"] for s in steps if "script" in s], project) == 1
    assert (project / steps[-1]["inputs"]["testResultsFiles"]).is_file()


def test_the_example_of_jenkins_runs(project: Path) -> None:
    """Its commands write the files that its last steps read."""
    (text,) = blocks("jenkins")
    assert text.count("{") == text.count("}")
    assert run_lines(re.findall(r"sh '([^']+)'", text), project) == 1
    named = re.findall(r"junit '([^']+)'|pattern: '([^']+)'", text)
    for pair in named:
        assert (project / "".join(pair)).is_file()


def test_bash_is_there() -> None:
    """Without it, none of this says anything."""
    assert shutil.which("bash")
