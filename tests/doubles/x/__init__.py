"""A strict stand-in for X's API v2."""
