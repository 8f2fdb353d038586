"""What a run has done so far, kept beside its outputs, so that it can go on."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mtcheck.atomic import clean, write_file
from mtcheck.corpora.tally import Tally
from mtcheck.errors import MtcheckError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_VERSION = 1


@dataclass(slots=True)
class State:
    """How far a run has come."""

    done: int = 0
    """Chunks whose parts are in the outputs."""
    lengths: dict[str, int] = field(default_factory=dict)
    """Bytes of each output, or files of a folder, that are whole."""
    tally: Tally = field(default_factory=Tally)
    problems: list[tuple[str, str]] = field(default_factory=list)
    """The first few, as they are told."""
    is_finished: bool = False
    """Whether the outputs only need their names."""


class Journal:
    """The file that the state of a run is kept in; without outputs there is none."""

    def __init__(self, path: Path | None, digest: str) -> None:
        """Take the place of the file and what tells this run from all others."""
        self._path = path
        self._digest = digest

    def read(self, *, is_anew: bool = False) -> State | None:
        """The state in which a run like this one stopped; None if there is none.

        A UsageError says so if it was another run.
        """
        if self._path is None:
            return None
        clean([self._path.parent])
        if is_anew or not self._path.exists():
            return None
        told = self._told(self._path)
        if told.get("digest") != self._digest or told.get("version") != _VERSION:
            raise UsageError(
                f"{self._path} is of another run (other files, rules or options):"
                " take those of then, or begin anew with --restart"
            )
        try:
            return _state(told["state"])
        except (KeyError, TypeError, ValueError):
            raise UsageError(_none(self._path)) from None

    def _told(self, path: Path) -> Mapping[str, Any]:
        try:
            told = json.loads(path.read_bytes())
        except OSError as error:
            raise MtcheckError(f"{path}: {error.strerror or error}") from None
        except ValueError:
            told = None
        if not isinstance(told, dict):
            raise UsageError(_none(path))
        return told

    def write(self, state: State) -> None:
        """Keep a state; all that it tells of must be on the disk."""
        if self._path is None:
            return
        told = {
            "version": _VERSION,
            "digest": self._digest,
            "state": {
                "done": state.done,
                "lengths": state.lengths,
                "tally": state.tally.plain(),
                "problems": state.problems,
                "is_finished": state.is_finished,
            },
        }
        write_file(self._path, json.dumps(told).encode())

    def remove(self) -> None:
        """Forget the run."""
        if self._path is not None:
            self._path.unlink(missing_ok=True)


def _none(path: Path) -> str:
    return f"{path} is no journal: begin anew with --restart"


def _state(told: Mapping[str, Any]) -> State:
    values = dict(told)
    values["tally"] = Tally.of_plain(values["tally"])
    values["problems"] = [(place, why) for place, why in values["problems"]]
    return State(**values)
