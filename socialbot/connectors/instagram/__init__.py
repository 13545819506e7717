"""The connector to a professional Instagram account: messages, comments, mentions."""
