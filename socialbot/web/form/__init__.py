"""The on-site form for technical faults: the one page of the bot that is for everybody."""
