"""What can go wrong, as a tree.

MtcheckError
├── InputError          a file cannot be read or is not what it claims to be
├── PackError           a rule pack is broken; says file:line:column
├── PluginError         an installed plug-in is broken; says which
├── ConfigError         a configuration file is broken; says file:line:column
├── BaselineError       a baseline is none, or is broken
├── GitError            git cannot say what has changed
├── UnknownRuleError    a code or name that no pack defines
├── WorkerError         worker processes died, again and again over the same work
└── UsageError          options that contradict each other or make no sense
"""

from __future__ import annotations


class MtcheckError(Exception):
    """A failure the user can act on; its text is one clear line."""


class InputError(MtcheckError):
    """A file that cannot be checked."""

    def __init__(self, path: str, message: str) -> None:
        """Remember the path apart from the message, so that reports can group."""
        super().__init__(f"{path}: {message}")
        self.path = path
        self.message = message

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str]]:
        """Travel between processes with both parts."""
        return type(self), (self.path, self.message)


class PackError(MtcheckError):
    """One or several faults in rule packs, one line each."""

    def __init__(self, faults: list[str]) -> None:
        """Take every fault found, so that an author mends them in one go."""
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class PluginError(MtcheckError):
    """A plug-in that cannot be used, by the name of its distribution."""


class ConfigError(MtcheckError):
    """One or several faults in a configuration file, one line each."""

    def __init__(self, faults: list[str]) -> None:
        """Take every fault found, so that they are mended in one go."""
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


class BaselineError(MtcheckError):
    """A file that is no baseline, or one that cannot be trusted."""


class GitError(MtcheckError):
    """What git was asked and cannot answer."""


class UnknownRuleError(MtcheckError):
    """A rule code, name or prefix that nothing answers to."""


class WorkerError(MtcheckError):
    """Work that ends every process it is given to."""


class UsageError(MtcheckError):
    """Options that cannot be honoured together."""
