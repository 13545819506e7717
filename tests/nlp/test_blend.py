"""Two opinions as one: shares that add up, and neither rules the other out for good."""

from __future__ import annotations

import numpy
import pytest

from socialbot.nlp.blend import blend_odds, blend_shares

SURE = 20.0


def test_shares_add_up_and_agreement_stays() -> None:
    network = numpy.array([[0.9, 0.05, 0.05]])
    counted = numpy.array([[2.0, -3.0, -3.0]])
    (shares,) = blend_shares(network, counted)
    assert shares.sum() == pytest.approx(1)
    assert shares[0] == pytest.approx(0.9, abs=0.01)


def test_the_tally_outweighs_the_network_where_both_are_as_sure() -> None:
    (shares,) = blend_shares(numpy.array([[0.99, 0.01]]), numpy.array([[-SURE, SURE]]))
    assert shares[1] > shares[0] > 0.01


def test_odds_are_weighed_and_stay_between_nought_and_one() -> None:
    network, counted = numpy.array([0.5, 0.0, 1.0, 1.0]), numpy.array([0.0, -90.0, 90.0, -90.0])
    even, never, always, torn = blend_odds(network, counted)
    assert even == pytest.approx(0.5)
    assert 0 <= never < 0.001
    assert 0.999 < always <= 1
    assert torn < 0.5
