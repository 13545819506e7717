"""Keeps the platforms' libraries from logging."""

from __future__ import annotations

import logging
from collections.abc import Iterable


def silence(libraries: Iterable[str]) -> None:
    """These log what is private (addresses with tokens and ids, requests, answers): from now on
    they log nothing at all."""
    for name in libraries:
        logger = logging.getLogger(name)
        logger.setLevel(logging.CRITICAL + 1)
        logger.propagate = False
        logger.handlers[:] = [logging.NullHandler()]
