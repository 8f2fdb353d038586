"""The rules, as YAML beside this file."""
