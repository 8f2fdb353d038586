"""Corpora: more text than fits into memory, checked by any number of processes."""
