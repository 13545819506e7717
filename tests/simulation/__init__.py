"""Simulated days: pure time, platforms in memory, no sleeping."""
