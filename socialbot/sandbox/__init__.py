"""A small social network in memory, with a page to write on: the platform that the demo runs on."""
