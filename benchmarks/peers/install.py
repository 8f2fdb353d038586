"""Brings the peers to `.bench/`: virtual environments, and packages of Debian unpacked.

Nothing is installed on the machine itself, and `rm -r .bench` takes everything away.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
BENCH = Path(__file__).parents[2] / ".bench"
DRIVERS = HERE / "drivers"


class UnavailableError(Exception):
    """A peer cannot be had here; says why."""


def environment(name: str) -> Path:
    """The virtual environment with what `requirements/NAME.txt` lists, made if needed."""
    wanted = HERE / "requirements" / f"{name}.txt"
    folder, digest = BENCH / name, _digest(wanted.read_bytes())
    marker = folder / f".installed-{digest}"
    if not marker.exists():
        shutil.rmtree(folder, ignore_errors=True)
        print(f"  {name}: installing", flush=True)
        _done([sys.executable, "-m", "venv", str(folder)])
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        flags = ["--disable-pip-version-check", "--no-deps"]
        _done([*pip, *flags, "--requirement", str(wanted)])
        marker.touch()
    return folder / "bin"


def debian(name: str, packages: Sequence[str]) -> Path:
    """The folder into which packages of Debian are unpacked."""
    folder, digest = BENCH / name, _digest(" ".join(packages).encode())
    marker = folder / f".installed-{digest}"
    if not marker.exists():
        if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
            raise UnavailableError("needs apt-get and dpkg-deb: no Debian here")
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        print(f"  {name}: unpacking {', '.join(packages)}", flush=True)
        for package in packages:
            _done(["apt-get", "download", "-q", package], folder)
        for file in sorted(folder.glob("*.deb")):
            _done(["dpkg-deb", "-x", str(file), str(folder)])
        marker.touch()
    return folder


def debian_version(folder: Path, package: str) -> str:
    """The version in the name of the file that was fetched."""
    names = [file.name for file in folder.glob(f"{package}_*.deb")]
    return names[0].split("_")[1].replace("%3a", ":") if names else "?"


def pinned(name: str, package: str) -> str:
    """The version that the list of requirements asks for."""
    lines = (HERE / "requirements" / f"{name}.txt").read_text("utf-8").splitlines()
    wanted = f"{package.lower()}=="
    return next(line for line in lines if line.lower().startswith(wanted)).split("==")[
        1
    ]


def _digest(content: bytes) -> str:
    return hashlib.sha256(content + sys.version.encode()).hexdigest()[:12]


def _done(command: Sequence[str], folder: Path | None = None) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder)
    except (OSError, subprocess.CalledProcessError) as error:
        said = str(getattr(error, "stderr", "") or error).strip().splitlines()
        errors = [line for line in said if line.startswith(("ERROR", "E:"))]
        raise UnavailableError((errors or said or ["failed"])[0]) from error
