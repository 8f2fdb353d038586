"""Builds the wheel with the rules compiled, so that the first scan starts warm.

Everything else about the package is in pyproject.toml.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

_COMPILE = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from mtcheck.catalogue import write_shipped
write_shipped(Path(sys.argv[2]))
"""


class WithCompiledRules(build_py):
    """Copies the package as usual, then compiles the rules of the copy."""

    def run(self) -> None:
        """Build; an editable install keeps its compiled rules in the user's cache."""
        super().run()
        if not self.editable_mode:
            copy = Path(self.build_lib).resolve()
            rules = copy / "mtcheck" / "rules"
            for stale in rules.glob("rules-*.bin"):
                stale.unlink()
            # In a process of its own: the copy is read, not what is installed.
            command = [sys.executable, "-c", _COMPILE, str(copy), str(rules)]
            subprocess.run(command, check=True)  # noqa: S603 - our own program


setup(cmdclass={"build_py": WithCompiledRules})
