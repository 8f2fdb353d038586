"""Work in several processes."""

from __future__ import annotations

import os
import signal

import pytest

from mtcheck.errors import WorkerError
from mtcheck.parallel import in_processes


def _twice(number: int) -> int:
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


@pytest.mark.parametrize("at_once", [1, 3, 20])
def test_results_come_in_order(at_once: int) -> None:
    made = in_processes(_twice, range(10), 2, at_once=at_once)
    assert list(made) == list(range(0, 20, 2))


def test_a_process_that_is_killed_is_told_and_not_waited_for() -> None:
    with pytest.raises(WorkerError, match="was killed"):
        list(in_processes(_twice, range(20), 2))
