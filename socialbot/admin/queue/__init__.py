"""The queue: where the team reads, answers and settles what the bot set aside."""
