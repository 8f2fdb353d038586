"""Proposes rules from what editors changed in machine translation.

lines → edits → candidates → trial on all lines → a pack of preview rules
"""
