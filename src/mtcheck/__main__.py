"""Starts the command line: ``mtcheck`` or ``python -m mtcheck``."""

import atexit
import gc
import sys

from mtcheck import __version__

_YOUNG = 500_000
"""Objects made before the collector looks for cycles: a scan makes many and no cycles.

They are more than a batch of passages holds, so that it never looks through one."""


def main() -> None:
    """Run the command line; never returns."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:  # many ask, and typer takes a while to come up
        print(f"mtcheck {__version__}")  # noqa: T201
        sys.exit()
    gc.set_threshold(_YOUNG)
    atexit.register(gc.freeze)  # or it looks through all there is once more at the end
    if (
        "--no-cache" not in arguments
    ):  # modules compile expressions when they are loaded
        from mtcheck.forms import recall  # noqa: PLC0415

        recall()
    from mtcheck.cli.app import application  # noqa: PLC0415

    application(arguments)(prog_name="mtcheck")


if __name__ == "__main__":
    main()
