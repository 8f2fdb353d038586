"""Starts the command line: ``mtcheck`` or ``python -m mtcheck``."""

import atexit
import gc
import os
import sys

from mtcheck import __version__

_YOUNG = 500_000
"""Objects made before the collector looks for cycles: a scan makes many and no cycles.

They are more than a batch of passages holds, so that it never looks through one."""
_COMPANY = ("concurrent.futures", "multiprocessing", "distributed")
"""What has threads or processes of its own to see off at the end."""


def run() -> None:
    """Be the program: `main`, and the end of the process."""
    try:
        main()
    except SystemExit as end:
        if not _has_company():
            _leave(end.code)
        raise


def main() -> None:
    """Run the command line; SystemExit with its exit code in the end."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:  # many ask, and typer takes a while to come up
        print(f"mtcheck {__version__}")  # noqa: T201
        sys.exit()
    gc.set_threshold(_YOUNG)
    atexit.register(gc.freeze)  # or it looks through all there is once more at the end
    if "--no-cache" not in arguments:
        # Before the others: modules compile expressions when they are loaded.
        from mtcheck.forms import recall  # noqa: PLC0415

        recall()
    from mtcheck.cli.app import application  # noqa: PLC0415

    application(arguments)(prog_name="mtcheck")


def _has_company() -> bool:
    """Whether threads or processes may have to be seen off, those of plug-ins too."""
    if any(map(sys.modules.__contains__, _COMPANY)):
        return True
    threading = sys.modules.get("threading")
    return threading is not None and threading.active_count() > 1


def _leave(code: object) -> None:
    """End at once; to take apart all that was made costs as much as many a file.

    Where something is left to tell, it returns, and the usual end tells it.
    """
    if not isinstance(code, int):
        return
    atexit._run_exitfuncs()  # noqa: SLF001 - as the interpreter would
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except (AttributeError, OSError, ValueError):  # none, closed, or nobody reads it
        return
    os._exit(code)


if __name__ == "__main__":
    run()
