"""The team's queue in the database: what waits, who sees to it, and what was done."""
