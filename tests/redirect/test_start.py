"""A bad profile and bad replies are told in one error."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from socialbot.brand import ProfileError
from socialbot.redirect.start import load_profile
from tests.redirect.test_library import SHIPPED


def test_faults_of_the_profile_and_of_the_replies_come_together(tmp_path: Path) -> None:
    profile, replies = tmp_path / "brand.toml", tmp_path / "replies"
    profile.write_text('name = ""\n[channels]\npayment = "fax"', encoding="utf-8")
    copytree(SHIPPED, replies)
    (replies / "tr" / "payment.dm.j2").unlink()
    (replies / "en" / "outage.public.j2").write_text("{{ message }}", encoding="utf-8")
    with pytest.raises(ProfileError) as fault:
        load_profile(profile, replies)
    for part in (
        "name: ",
        "links: is missing",
        "channels.payment: must be one of",
        "tr/payment.dm.j2: file is missing",
        "en/outage.public.j2: wording 1: unknown value",
    ):
        assert part in str(fault.value)
    assert "\n" not in str(fault.value)


def test_without_faults_of_the_replies_only_the_profiles_are_told(tmp_path: Path) -> None:
    with pytest.raises(ProfileError) as fault:
        load_profile(tmp_path / "absent.toml", None)
    assert "not found" in str(fault.value)
    assert "replies" not in str(fault.value)


def test_a_good_profile_loads() -> None:
    assert load_profile(None, None).name == "Papatya"
