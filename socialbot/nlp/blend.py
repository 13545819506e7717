"""Two opinions on a message as one: the network's, which knows the order of words, and the tally's,
which knows what they are made of. Each errs where the other does not.
"""

from __future__ import annotations

import numpy

Array = numpy.ndarray
TALLY_SHARE = 0.7  # measured on the project's own messages; 0.5 to 0.8 do as well
TALLY_ODDS = 0.5  # its share where personal data is asked for
_FLOOR = 1e-3  # of an intent that one of them rules out
_EDGE = 1e-4


def blend_shares(network: Array, counted: Array) -> Array:
    """Probabilities of intents, from the network's and from the tally's log odds of each:
    (messages, intents). The weighted geometric mean of both."""
    likely = _probability(counted)
    likely /= likely.sum(axis=1, keepdims=True)
    logs = TALLY_SHARE * numpy.log(likely + _FLOOR)
    logs += (1 - TALLY_SHARE) * numpy.log(network + _FLOOR)
    shares: Array = numpy.exp(logs)
    shares /= shares.sum(axis=1, keepdims=True)
    return shares


def blend_odds(network: Array, counted: Array) -> Array:
    """A probability for each message, from the network's and from the tally's log odds."""
    kept = numpy.clip(network, _EDGE, 1 - _EDGE)
    odds = (1 - TALLY_ODDS) * numpy.log(kept / (1 - kept)) + TALLY_ODDS * counted
    return _probability(odds)


def _probability(odds: Array) -> Array:
    probability: Array = 1 / (1 + numpy.exp(-numpy.clip(odds, -30, 30)))
    return probability
