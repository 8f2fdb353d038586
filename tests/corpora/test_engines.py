"""Every engine keeps the same promises, whatever dies on the way."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mtcheck.corpora.engines import ENGINES, Engine, cores, engine_for
from mtcheck.corpora.engines.local import AHEAD, Local
from mtcheck.errors import InputError, UsageError, WorkerError

sys.path.insert(0, str(Path(__file__).parent))  # worker processes find the work there

import chores  # noqa: E402

JOBS = 2
PROC = pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")


@pytest.fixture(scope="module")
def dask() -> Iterator[Engine]:
    """Dask on a cluster that the tests share."""
    pytest.importorskip("distributed")
    from mtcheck.corpora.engines.dask import Dask, own_cluster

    with own_cluster(JOBS) as cluster:
        yield Dask(JOBS, cluster.scheduler_address)


@pytest.fixture(scope="module")
def ray() -> Iterator[Engine]:
    """Ray, started once."""
    library = pytest.importorskip("ray")
    library.init(num_cpus=JOBS, include_dashboard=False, log_to_driver=False)
    yield engine_for("ray", jobs=JOBS)
    library.shutdown()


@pytest.fixture(scope="module")
def spark() -> Iterator[Engine]:
    """Spark, started once."""
    library = pytest.importorskip("pyspark")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    with library.SparkContext(f"local[{JOBS},4]", "test"):
        yield engine_for("spark", jobs=JOBS)


@pytest.fixture(scope="module", params=["here", "fork", "spawn", "dask", "ray", "spark"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn, the local one in this process and with others."""
    if request.param == "here":
        return Local(1)
    if request.param in multiprocessing.get_all_start_methods():
        return Local(JOBS, multiprocessing.get_context(request.param))
    if request.param in {"fork", "spawn"}:
        pytest.skip(f"no {request.param} here")
    made: Engine = request.getfixturevalue(request.param)
    return made


class Drawn:
    """Things that count how many were taken, and may fail at the end."""

    def __init__(self, count: int, *, fails: bool = False) -> None:
        self._count = count
        self._fails = fails
        self.drawn = 0

    def __iter__(self) -> Iterator[int]:
        for number in range(self._count):
            self.drawn += 1
            yield number
        if self._fails:
            raise InputError("corpus", "is cut off")


def test_results_come_in_order(engine: Engine) -> None:
    assert list(engine(chores.double, range(30))) == list(range(0, 60, 2))
    assert list(engine(chores.double, [])) == []


def test_chunks_may_be_larger_than_a_pipe(engine: Engine) -> None:
    """Large things and large results at once do not wait for each other."""
    sizes = list(engine(chores.size, [b"x" * 3_000_000] * 6))
    assert sizes == [3_000_000] * 6
    results = list(engine(chores.large, range(6)))
    assert [chunk[0] for chunk in results] == list(range(6))


def test_little_is_drawn_ahead(engine: Engine) -> None:
    things = Drawn(100)
    furthest = 0
    for taken, _ in enumerate(engine(chores.double, things)):
        furthest = max(furthest, things.drawn - taken)
    assert furthest <= AHEAD * JOBS
    assert things.drawn == 100


def test_nothing_is_drawn_before_the_first_result_is_asked_for(engine: Engine) -> None:
    things = Drawn(5)
    results = engine(chores.double, things)
    assert things.drawn == 0
    assert next(results) == 0


def test_a_failing_iterable_fails_after_what_it_gave(engine: Engine) -> None:
    results = engine(chores.double, Drawn(5, fails=True))
    assert [next(results) for _ in range(5)] == [0, 2, 4, 6, 8]
    with pytest.raises(InputError, match="corpus: is cut off"):
        next(results)


def test_an_exception_of_the_work_comes_in_its_turn(engine: Engine) -> None:
    results = engine(chores.fail_at_three, range(20))
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(InputError) as caught:
        next(results)
    assert (caught.value.path, caught.value.message) == ("3.txt", "cannot be read")
    with pytest.raises(StopIteration):
        next(results)


def test_an_exception_that_cannot_travel_is_told(engine: Engine) -> None:
    with pytest.raises((chores.AwkwardError, RuntimeError), match="no 7") as caught:
        list(engine(chores.fail_awkwardly, [7]))
    told = str(caught.value.__cause__ or "")
    assert isinstance(caught.value, chores.AwkwardError) or "chores.py" in told


def test_work_is_unpacked_once_in_each_process(engine: Engine) -> None:
    """So it may keep what is dear to make."""
    seen = list(engine(chores.Counter(), range(20)))
    assert len({process for process, _ in seen}) <= JOBS
    for process in {process for process, _ in seen}:
        counts = [count for pid, count in seen if pid == process]
        assert sorted(counts) == list(range(1, len(counts) + 1))


@pytest.fixture(params=["fork", "spawn", "dask"])
def breakable(request: pytest.FixtureRequest) -> Engine:
    """The engines that name what a process died of."""
    if request.param == "dask":
        pytest.importorskip("distributed")
        made: Engine = request.getfixturevalue("dask")
        return made
    return Local(JOBS, multiprocessing.get_context(request.param))


def test_killed_workers_are_replaced(breakable: Engine, tmp_path: Path) -> None:
    """What they had in work is done again; no result is lost or doubled."""
    work = chores.DieOnce(tmp_path, (2, 5))
    assert list(breakable(work, range(12))) == list(range(12))
    assert sorted(mark.name for mark in tmp_path.iterdir()) == ["2", "5"]


def test_a_deadly_thing_is_named(breakable: Engine) -> None:
    results = breakable(chores.die_at_three, range(6))
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(WorkerError, match="^3: given up, as 4 worker processes died"):
        next(results)
