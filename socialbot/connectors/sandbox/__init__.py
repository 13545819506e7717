"""The sandbox: a small social network in memory, and the connector that reads and answers on it."""
