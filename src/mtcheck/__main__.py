"""Starts the command line: ``mtcheck`` or ``python -m mtcheck``."""

from mtcheck.cli.app import app


def main() -> None:
    """Run the command line; never returns."""
    app(prog_name="mtcheck")


if __name__ == "__main__":
    main()
