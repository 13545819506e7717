"""What several platforms' connectors do in the very same way."""
