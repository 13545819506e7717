"""The connector to the sandbox network."""
