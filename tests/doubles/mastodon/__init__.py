"""A server that stands in for Mastodon in the contract; mastodon-mock keeps it honest beside it."""
