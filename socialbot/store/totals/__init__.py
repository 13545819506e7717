"""What was counted, day by day: it outlives the messages, and holds no person."""
