"""The insights: what was going on, by day, week and month."""
