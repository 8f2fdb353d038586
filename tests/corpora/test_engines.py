"""Every engine keeps the same promises, whatever dies on the way."""

from __future__ import annotations

import contextlib
import importlib
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pytest

from mtcheck.corpora.engines import Engine, cores, engine_for
from mtcheck.corpora.engines.local import AHEAD, Local
from mtcheck.errors import InputError, UsageError, WorkerError

if TYPE_CHECKING:
    from mtcheck.corpora.engines.dask import Dask

HERE = str(Path(__file__).parent)
sys.path.insert(0, HERE)  # worker processes find the work there

chores = importlib.import_module("chores")

JOBS = 2
PROC = pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc")
PATHS = [HERE, *os.environ.get("PYTHONPATH", "").split(os.pathsep)]


@pytest.fixture(scope="module")
def dask() -> Iterator[Dask]:
    """Dask on a cluster that the tests share."""
    pytest.importorskip("distributed")
    from mtcheck.corpora.engines.dask import Dask, own_cluster

    with own_cluster(JOBS) as cluster:
        yield Dask(JOBS, cluster.scheduler_address)


@pytest.fixture(scope="module")
def ray() -> Iterator[Engine]:
    """Ray, started once."""
    library = pytest.importorskip("ray")
    os.environ["PYTHONPATH"] = os.pathsep.join(PATHS)
    library.init(num_cpus=JOBS, include_dashboard=False, log_to_driver=False)
    yield engine_for("ray", jobs=JOBS)
    library.shutdown()


@pytest.fixture(scope="module")
def spark() -> Iterator[Engine]:
    """Spark, started once."""
    library = pytest.importorskip("pyspark")
    os.environ["PYTHONPATH"] = os.pathsep.join(PATHS)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    with library.SparkContext(f"local[{JOBS},4]", "test"):
        yield engine_for("spark", jobs=JOBS)


@pytest.fixture(
    scope="module", params=["here", "fork", "spawn", "dask", "ray", "spark"]
)
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
        """Number after number."""
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
    with pytest.raises(WorkerError, match=r"^3: given up, as 4 worker processes died"):
        next(results)


@pytest.fixture(params=["fork", "spawn", "dask"])
def script(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A program that takes a result or two and then waits for the third."""
    if request.param == "dask":
        pytest.importorskip("distributed")
        engine = "engine_for('dask', jobs=2)"
    else:
        engine = f"Local(2, multiprocessing.get_context({request.param!r}))"
    path = tmp_path / "program.py"
    path.write_text(PROGRAM.format(engine=engine, here=HERE), encoding="utf-8")
    return path


# A shell that starts tests behind it has Ctrl-C ignored; here it must be heard.
PROGRAM = """
import multiprocessing, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path.insert(0, {here!r})
import chores
from mtcheck.corpora.engines import engine_for
from mtcheck.corpora.engines.local import Local

if __name__ == "__main__":
    results = {engine}(chores.sleep, [0.01, 0.01, *[60] * 20])
    try:
        print(next(results), next(results), flush=True)
        if sys.argv[1:] == ["close"]:
            results.close()
            print("closed", flush=True)
            sys.stdin.read()
        elif sys.argv[1:] == ["leave"]:
            sys.exit(3)
        else:
            next(results)
    except KeyboardInterrupt:
        sys.exit(130)
"""


class Running:
    """A program in a process group of its own."""

    def __init__(self, *command: object) -> None:
        self.process = subprocess.Popen(
            [sys.executable, *map(str, command)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def line(self) -> str:
        """The next line that it prints."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def others(self, within: float = 0) -> list[str]:
        """What else runs in its session, zombies too, after some time at most."""
        end = time.monotonic() + within
        while (found := _session(self.process.pid)) and time.monotonic() < end:
            time.sleep(0.05)
        return found

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all of it, whatever became of the test."""
        for pid in [str(self.process.pid), *self.others()]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGKILL)
        self.process.communicate()


def _session(leader: int) -> list[str]:
    """The processes of a session but its leader and what counts its semaphores.

    A zombie counts as long as it is the leader's to bury.
    """
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            state, parent, _, session = fields[:4]
            is_ours = session == str(leader) != folder.name
            is_buried = state == "Z" and parent != str(leader)
            is_counter = b"resource_tracker" in (folder / "cmdline").read_bytes()
            if is_ours and not is_buried and not is_counter:
                found.append(folder.name)
    return found


@PROC
def test_memory_stays_the_same(breakable: Engine) -> None:
    """What has been handed out is kept nowhere, neither here nor in a log."""
    chunk = os.urandom(400_000)
    before = 0.0
    for number, _ in enumerate(breakable(chores.echo, [chunk] * 120)):
        if number == 20:
            before = _megabytes()
    assert _megabytes() - before < 30  # the rest is 40 in things, 40 in results


def _megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@PROC
def test_closing_early_ends_all_workers_at_once(script: Path) -> None:
    with Running(script, "close") as program:
        assert program.line() == "0.01 0.01"
        start = time.monotonic()
        assert program.line() == "closed"
        assert time.monotonic() - start < 3
        assert program.others() == []
        _, complaints = program.process.communicate("", timeout=5)
        assert complaints == ""


@PROC
def test_ctrl_c_ends_all_without_a_word(script: Path) -> None:
    """It reaches every process of the terminal; only the first may answer it."""
    with Running(script) as program:
        assert program.line() == "0.01 0.01"
        os.killpg(program.process.pid, signal.SIGINT)
        _, complaints = program.process.communicate(timeout=60)
        assert (program.process.returncode, complaints) == (130, "")
        assert program.others(within=15) == []


@PROC
def test_a_program_ends_that_leaves_the_results_open(script: Path) -> None:
    """They are closed as its modules are taken down, late for threads to help."""
    with Running(script, "leave") as program:
        assert program.line() == "0.01 0.01"
        _, complaints = program.process.communicate(timeout=60)
        assert (program.process.returncode, complaints) == (3, "")
        assert program.others(within=15) == []


@PROC
def test_workers_do_not_outlive_a_killed_parent(script: Path) -> None:
    with Running(script) as program:
        assert program.line() == "0.01 0.01"
        assert len(program.others()) >= JOBS
        program.process.kill()
        assert program.others(within=15) == []


def test_a_deadly_thing_with_a_long_name_is_cut_short() -> None:
    with pytest.raises(WorkerError) as caught:
        list(Local(JOBS)(chores.die, ["long " * 100]))
    assert len(str(caught.value)) < 160


def test_engines_are_found_by_name() -> None:
    assert isinstance(engine_for("local", jobs=0), Local)
    assert cores() >= 1
    with pytest.raises(UsageError, match=r"no engine 'mill'; there are local, dask"):
        engine_for("mill", jobs=1)
    with pytest.raises(UsageError, match="-1 workers"):
        engine_for("local", jobs=-1)
    with pytest.raises(UsageError, match="no address"):
        engine_for("local", jobs=1, address="tcp://host:8786")


@pytest.mark.parametrize(
    ("name", "library"), [("dask", "dask"), ("ray", "ray"), ("spark", "pyspark")]
)
def test_a_library_that_is_missing_is_named(
    name: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says how to get it."""
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, f"mtcheck.corpora.engines.{name}", raising=False)
    with pytest.raises(UsageError, match=rf"pip install 'mtcheck\[{name}\]'"):
        engine_for(name, jobs=1)


def test_an_address_without_a_scheduler_is_told() -> None:
    pytest.importorskip("distributed")
    engine = engine_for("dask", jobs=1, address="nonsense://host")
    with pytest.raises(UsageError, match="no dask scheduler at nonsense://host"):
        list(engine(chores.double, [1]))


def test_a_scheduler_file_leads_to_the_cluster(tmp_path: Path, dask: Dask) -> None:
    file = tmp_path / "scheduler.json"
    file.write_text(json.dumps({"address": dask.address}), encoding="utf-8")
    engine = engine_for("dask", jobs=1, address=str(file))
    assert list(engine(chores.double, [1, 2])) == [2, 4]
