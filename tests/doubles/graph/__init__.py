"""A strict stand-in for Meta's Graph API on this machine, for Facebook and Instagram."""
