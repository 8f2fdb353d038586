"""The configuration file: found, read, checked; nothing is taken in silence."""
