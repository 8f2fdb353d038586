"""Corpora of any size: read as streams, checked piece by piece, in any engine.

paths → chunks → work (in some engine) → parts → sinks, tally → summary

The process that reads cuts files into chunks and knows nothing of what is in them;
`work.py` makes a part of each chunk, anywhere; `run.py` puts the parts in order into
files and keeps a journal, so that a run which is killed goes on where it was.
"""
