"""The connector to a Facebook page: Messenger, mentions, comments."""
