"""Packs and checks that other installed distributions bring along."""
