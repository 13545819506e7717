"""A type of personal data blocks, unless a policy says that it is flagged or ignored."""

from __future__ import annotations

import pytest

from socialbot import settings
from socialbot.brand import load_brand
from socialbot.domain import EntityType, Policy, Reason, Verdict
from socialbot.nlp.reader import Reader
from socialbot.pii.guard import Guard

TEXT = "dün 500 TL yatırdım hesabıma geçmedi"
WITH_PHONE = TEXT + ", numaram 0532 123 45 67"


def examine(policy: Policy, text: str) -> Verdict:
    policies = {EntityType.TRANSACTION_DETAIL: policy}
    guard = Guard(load_brand(), settings.Guard(policies=policies, time_limit_ms=2_000))
    return guard.examine(Reader().read(text))


def test_what_nothing_is_said_about_blocks() -> None:
    guard = Guard(load_brand(), settings.Guard(time_limit_ms=2_000))
    assert guard.examine(Reader().read(TEXT)).blocked


def test_a_flagged_type_goes_to_a_person_and_does_not_block() -> None:
    verdict = examine(Policy.FLAG, TEXT)
    assert not verdict.blocked
    assert verdict.reasons == (Reason.MAY_BE_PERSONAL,)
    assert {finding.type for finding in verdict.findings} == {"TRANSACTION_DETAIL"}


def test_an_ignored_type_is_as_if_it_were_not_there() -> None:
    verdict = examine(Policy.IGNORE, TEXT)
    assert not verdict.blocked
    assert verdict.reasons == ()
    assert verdict.findings == ()


@pytest.mark.parametrize("policy", [Policy.FLAG, Policy.IGNORE])
def test_other_types_still_block(policy: Policy) -> None:
    verdict = examine(policy, WITH_PHONE)
    assert verdict.blocked
    assert Reason.PERSONAL_DATA in verdict.reasons


@pytest.mark.parametrize("policy", list(Policy))
def test_no_policy_lets_a_value_be_stored(policy: Policy) -> None:
    assert "500" not in examine(policy, TEXT).stored_text


def test_a_flagged_type_that_is_spread_over_messages_goes_to_a_person() -> None:
    reader = Reader()
    policies = {EntityType.PHONE_NUMBER: Policy.FLAG, EntityType.TR_NATIONAL_ID: Policy.FLAG}
    guard = Guard(load_brand(), settings.Guard(policies=policies, time_limit_ms=2_000))
    recent = [reader.read("numaram 0532 12"), reader.read("3 45")]
    verdict = guard.examine(reader.read("67"), recent)
    assert not verdict.blocked
    assert verdict.reasons == (Reason.MAY_BE_PERSONAL,)
