"""`python -m socialbot`: the command line."""

from socialbot.cli import main

main()
