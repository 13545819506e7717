"""The keys of the queue, as the help names them; static/queue_keys.js answers to them."""

from __future__ import annotations

KEYS: tuple[tuple[str, str], ...] = (
    ("j", "down"),
    ("k", "up"),
    ("Enter", "open"),
    ("r", "reply"),
    ("e", "edit"),
    ("d", "dismiss"),
    ("a", "assign"),
    ("l", "escalate"),
    ("t", "take_over"),
    ("h", "hide"),
    ("m", "mark"),
    ("o", "original"),
    ("x", "pick"),
    ("u", "undo"),
    ("n", "news"),
    ("/", "search"),
    ("f", "filter"),
    ("Esc", "close"),
    ("?", "help"),
)

TOUR = ("first", "second", "third", "fourth")
"""What the tour of one screen says, by the name of its words."""
