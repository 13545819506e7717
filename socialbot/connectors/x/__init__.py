"""The connector to X."""
