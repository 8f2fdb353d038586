"""The options of ``scan`` and ``fix``, each with its help; the command itself says the defaults."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mtcheck.report import FORMATS

_FORMAT_NAMES = ", ".join(FORMATS)


class FailOn(StrEnum):
    """The severities of ``--fail-on``."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    NEUTRAL = "neutral"
    NEVER = "never"


class Level(StrEnum):
    """The levels of ``--min-confidence``."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class SchemeName(StrEnum):
    """The choices of ``--scoring``."""

    MQM = "mqm"
    WMT = "wmt"
    J2450 = "j2450"


class Rung(StrEnum):
    """The choices of ``--profile``."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISH = "publish"


class EngineName(StrEnum):
    """The choices of ``--engine``."""

    LOCAL = "local"
    DASK = "dask"
    SPARK = "spark"
    RAY = "ray"


class When(StrEnum):
    """The choices of ``--color``."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


Codes = list[str] | None

Paths = Annotated[
    list[str] | None,
    typer.Argument(help='Files, folders, globs, or "-" for standard input.'),
]
Source = Annotated[
    Path | None,
    typer.Option(help="The original, passage for passage, for one file."),
]
Reference = Annotated[
    Path | None,
    typer.Option(help="A human translation to compare one file with."),
]
GlossaryFiles = Annotated[
    list[Path] | None,
    typer.Option(help="Terms to hold the text to: CSV, TSV or TBX."),
]
TargetLang = Annotated[
    str | None, typer.Option(help="Language of the translation, such as fr or fr-CA.")
]
SourceLang = Annotated[
    str | None, typer.Option(help="Language of the original, such as en.")
]
InputFormat = Annotated[
    str | None,
    typer.Option(help="The format of the files; by default from their names."),
]
Profile = Annotated[
    Rung | None,
    typer.Option(help="How much is asked of the text [default: review]."),
]
Select = Annotated[
    Codes, typer.Option(help="Run only these rules: codes, prefixes, names, ALL.")
]
Ignore = Annotated[Codes, typer.Option(help="Leave these rules out.")]
ExtendSelect = Annotated[
    Codes, typer.Option(help="Run these rules beside the default ones.")
]
Packs = Annotated[
    list[Path] | None, typer.Option(help="A folder of rules of your own.")
]
Preview = Annotated[
    bool | None,
    typer.Option(
        "--preview/--no-preview", help="Run rules that are still on trial too."
    ),
]
MinConfidence = Annotated[
    Level | None,
    typer.Option(help="Leave out rules less often right [default: low]."),
]
FailsOn = Annotated[
    FailOn | None,
    typer.Option(help="The least severity that fails the gate [default: major]."),
]
MinScore = Annotated[
    float | None, typer.Option(help="Fail below this score (0 to 100).")
]
MaxPenalty = Annotated[
    float | None, typer.Option(help="Fail above this penalty per 1,000 words.")
]
MinWords = Annotated[
    int | None,
    typer.Option(
        min=0, help="Words below which there is no score to judge by [default: 1000]."
    ),
]
ScoringName = Annotated[
    SchemeName | None, typer.Option(help="How findings are weighed [default: mqm].")
]
AcceptablePenalty = Annotated[
    float | None,
    typer.Option(help="Penalty per 1,000 words that just gets --passing-score."),
]
PassingScore = Annotated[
    float | None,
    typer.Option(help="Calibrated score that just passes [default: 95]."),
]
ExitZero = Annotated[
    bool, typer.Option("--exit-zero", help="Exit 0 whatever was found.")
]
OutputFormat = Annotated[
    str | None,
    typer.Option(
        envvar="MTCHECK_OUTPUT_FORMAT",
        help=f"One of {_FORMAT_NAMES} [default: full on a terminal, else concise].",
    ),
]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FMT=PATH",
        help="Write a further report, in any of these formats, to a file; of a corpus,"
        " rows, parquet, kept or dropped; repeatable.",
    ),
]
Engine = Annotated[
    EngineName | None,
    typer.Option(help="Check a corpus row by row, here or on a cluster."),
]
EngineAddress = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="The cluster that the engine works on."),
]
Keep = Annotated[
    list[str] | None,
    typer.Option(
        metavar="COND", help='Keep rows of a corpus: "score>=90"; repeatable.'
    ),
]
Drop = Annotated[
    list[str] | None,
    typer.Option(
        metavar="COND", help='Drop rows of a corpus: "severity>=major"; repeatable.'
    ),
]
Restart = Annotated[
    bool,
    typer.Option("--restart", help="Forget a run over a corpus that was stopped."),
]
Jobs = Annotated[
    int | None,
    typer.Option(min=0, help="Processes to use; 0 for one a core [default: 1]."),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Compile the rules and check all files anew.")
]
Color = Annotated[When, typer.Option(help="Colour the full report.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print the verdict only.")]
Statistics = Annotated[
    bool, typer.Option("--statistics", help="Add a table of findings by rule.")
]
StdinFilename = Annotated[str, typer.Option(help="The name standard input goes by.")]
Exclude = Annotated[
    Codes, typer.Option(metavar="PATTERN", help="Leave these out of searched folders.")
]
ExtendExclude = Annotated[
    Codes, typer.Option(metavar="PATTERN", help="Leave these out, too.")
]
ForceExclude = Annotated[
    bool | None,
    typer.Option(
        "--force-exclude/--no-force-exclude",
        help="Leave out what is excluded even if it is named outright.",
    ),
]
RespectGitignore = Annotated[
    bool | None,
    typer.Option(
        "--respect-gitignore/--no-respect-gitignore",
        help="Leave out what git ignores [default: yes].",
    ),
]
Baseline = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Hide the findings that this file knows."),
]
NoBaseline = Annotated[
    bool, typer.Option("--no-baseline", help="Hide nothing that was known before.")
]
NoSuppress = Annotated[
    bool, typer.Option("--no-suppress", help="Show what is silenced or known, too.")
]
Since = Annotated[
    str | None,
    typer.Option(metavar="REV", help="Only what has changed since a revision."),
]
Staged = Annotated[
    bool, typer.Option("--staged", help="Only what is staged, as it is staged.")
]
Config = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Take this configuration file."),
]
Isolated = Annotated[
    bool, typer.Option("--isolated", help="Look for no configuration file.")
]
