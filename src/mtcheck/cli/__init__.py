"""The command line: one small file a command; typer is known here alone."""
