"""Where the command line meets the outside: streams, colours, failures."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, TextIO

import typer

from mtcheck.errors import MtcheckError
from mtcheck.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PASSED, GATE_FAILED, UNTRUSTED, INTERRUPTED = 0, 1, 2, 130

Color = Literal["auto", "always", "never"]


@contextmanager
def outcome() -> Iterator[None]:
    """Turn whatever goes wrong inside into one clear line and an exit code."""
    try:
        yield
    except MtcheckError as error:
        complain(str(error))
        raise typer.Exit(UNTRUSTED) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        # Python flushes standard output once more at exit; let it go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PASSED) from None
    except OSError as error:
        complain(f"{error.filename or 'output'}: {error.strerror or error}")
        raise typer.Exit(UNTRUSTED) from None


def complain(message: str) -> None:
    """Print an error, a line each, on standard error."""
    for line in message.splitlines():
        typer.echo(f"error: {visible(line)}", err=True)


def tell(message: str) -> None:
    """Print a notice on standard error."""
    typer.echo(visible(message), err=True)


def emit(text: str) -> None:
    """Write a report to standard output, whatever characters that can take."""
    stream = sys.stdout
    encoding = stream.encoding or "utf-8"
    data = text.encode(encoding, errors="backslashreplace")
    buffer = getattr(stream, "buffer", None)
    if buffer is None:  # a test's stand-in
        stream.write(text)
        return
    stream.flush()
    rest = memoryview(data)
    while rest:  # without a buffer (PYTHONUNBUFFERED), a pipe takes a part at a time
        rest = rest[buffer.write(rest) :]
    buffer.flush()


def save(path: Path, text: str) -> None:
    """Write a whole file or nothing; make the folders that it lies in."""
    data = text.encode("utf-8", errors="backslashreplace")
    try:
        if _is_stream(path):
            path.write_bytes(data)
        else:
            from mtcheck.atomic import write_file  # noqa: PLC0415 - seldom needed

            write_file(path, data)
    except FileExistsError:
        raise MtcheckError(f"{path}: its folder is a file") from None
    except OSError as error:
        raise MtcheckError(f"{path}: {error.strerror or error}") from None


def _is_stream(path: Path) -> bool:
    """Whether a path leads to a pipe or a device, which nothing may replace."""
    is_open = path.parent.as_posix() in {"/dev", "/dev/fd", "/proc/self/fd"}
    return is_open or path.is_fifo() or path.is_char_device()


def wants_color(choice: Color, stream: TextIO) -> bool:
    """Whether to colour: the option, NO_COLOR, FORCE_COLOR, the terminal, in turn."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and os.environ.get("TERM") != "dumb"


def is_terminal(stream: TextIO) -> bool:
    """Whether somebody may be reading along."""
    return stream.isatty()


def width(stream: TextIO) -> int:
    """The columns to write in: the terminal's, or COLUMNS, or 80."""
    fallback = (80, 24)
    if not is_terminal(stream) and not os.environ.get("COLUMNS"):
        return fallback[0]
    return max(20, shutil.get_terminal_size(fallback).columns)


def is_plain(stream: TextIO) -> bool:
    """Whether the stream can only take ASCII."""
    try:
        "█".encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return True
    return False
