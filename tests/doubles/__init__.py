"""Servers that stand in for platforms of which no independent test server exists."""
