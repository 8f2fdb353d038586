"""What travels between processes: things, the work to do on them, what came of it.

All of it is packed here, so that the engines carry bytes and treat exceptions alike.
"""

from __future__ import annotations

import pickle
import traceback
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from mtcheck.errors import WorkerError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
R = TypeVar("R")

_LONGEST_NAME = 80


class RemoteTraceback(Exception):  # noqa: N818 - the cause of an error, none itself
    """Where an exception was raised in the other process, as text."""


class Job:
    """Work as it travels: makes the packed outcome out of a packed thing."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        """Pack the work once, for all the things that it will be done on."""
        self._work = packed(work)

    def __call__(self, thing: bytes) -> bytes:
        """The outcome, a result or an exception, for `result` to unpack."""
        try:
            return packed((_work(self._work)(pickle.loads(thing)), None, ""))  # noqa: S301
        except BaseException as error:  # noqa: BLE001 - raised again by `result`
            return packed((None, *_portable(error)))


def packed(thing: object) -> bytes:
    """A thing as bytes."""
    return pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)


def result(outcome: bytes) -> Any:  # noqa: ANN401 - whatever the work has made
    """What the work made of the thing; raises what the work raised."""
    made, error, where = pickle.loads(outcome)  # noqa: S301 - packed above
    if error is not None:
        raise error from (RemoteTraceback(where) if where else None)
    return made


def failed(error: Exception) -> bytes:
    """The outcome of work that could not be done."""
    return packed((None, error, ""))


def deadly(thing: bytes, deaths: int, cause: str) -> WorkerError:
    """The error about a thing that ended every process which worked on it."""
    return WorkerError(
        f"{name(thing)}: given up, as {deaths} worker processes died of it ({cause})"
    )


def name(thing: bytes) -> str:
    """What a thing calls itself, in one short line."""
    text = " ".join(str(pickle.loads(thing)).split())  # noqa: S301 - packed above
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1] + "…"


@lru_cache(maxsize=1)
def _work(work: bytes) -> Callable[[Any], Any]:
    """The work, unpacked once a process."""
    unpacked: Callable[[Any], Any] = pickle.loads(work)  # noqa: S301 - packed above
    return unpacked


def _portable(error: BaseException) -> tuple[BaseException, str]:
    """An exception that can travel, and where it was raised."""
    where = "".join(traceback.format_exception(error))
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - just packed
    except Exception:  # noqa: BLE001 - an exception can refuse in any way it likes
        return RuntimeError(f"{type(error).__name__}: {error}"), where
    return error, where
