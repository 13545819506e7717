"""The brand profile: what is refused, and how that is said."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from socialbot.brand import CHANNELS, Brand, Period, ProfileError, load_brand
from socialbot.brand.week import read_period
from socialbot.domain import Channel, Intent, Mode

GOOD = """
name = "Papatya"
country = "TR"
[allowed]
domains = ["papatya.example"]
[links]
live_chat = "https://papatya.example/canli"
email = "destek@papatya.example"
web_form = "https://form.papatya.example/"
info = "https://papatya.example/yardim"
responsible_use = "https://papatya.example/sorumlu"
[[help_lines]]
purpose = "crisis"
name = "112"
number = "112"
tr = "acil"
en = "emergency"
"""


def read(folder: Path, text: str) -> Brand:
    path = folder / "brand.toml"
    path.write_text(text, encoding="utf-8")
    return load_brand(path)


def load(folder: Path, text: str) -> str:
    """The fault of a profile."""
    with pytest.raises(ProfileError) as fault:
        read(folder, text)
    return str(fault.value)


def test_the_sample_brand_loads() -> None:
    assert load_brand().name == "Papatya"


def test_what_the_sample_shows_as_comments_is_a_profile_too() -> None:
    sample = (resources.files("socialbot") / "sample" / "brand.toml").read_text(encoding="utf-8")
    shown = re.sub(r"^# (?=\[|[a-z_-]+ = )", "", sample, flags=re.MULTILINE)
    brand = Brand.model_validate(tomllib.loads(shown))
    assert brand.channel_of(Intent.PROMOTION) is Channel.INFO
    assert brand.mode_of(Intent.COMPLAINT) is Mode.APPROVE
    assert not brand.live_chat.is_always_open
    assert set(tomllib.loads(shown)) == set(Brand.model_fields)


def test_a_good_profile_loads(tmp_path: Path) -> None:
    path = tmp_path / "brand.toml"
    path.write_text(GOOD, encoding="utf-8")
    brand = load_brand(path)
    assert brand.no_links_on == ("x",)


def test_every_fault_is_named_at_once_in_one_line(tmp_path: Path) -> None:
    fault = load(tmp_path, GOOD.replace('"TR"', '"turkey"').replace("destek@", "") + "\ncolour = 1")
    assert "country" in fault
    assert "links.email" in fault
    assert "help_lines.0.colour" in fault
    assert "\n" not in fault


@pytest.mark.parametrize("key", ["name", "country", "live_chat", "email", "number"])
def test_a_missing_key_is_named(tmp_path: Path, key: str) -> None:
    lines = [line for line in GOOD.splitlines() if not line.startswith(f"{key} ")]
    if key == "name":
        lines = GOOD.replace('name = "Papatya"', "").splitlines()
    assert key in load(tmp_path, "\n".join(lines))


def test_a_link_without_tls_is_refused(tmp_path: Path) -> None:
    assert "links.info" in load(tmp_path, GOOD.replace("https://papatya.example/y", "http://p/"))


def test_a_profile_without_a_help_line_is_refused(tmp_path: Path) -> None:
    assert "help_lines" in load(tmp_path, GOOD.split("[[help_lines]]", maxsplit=1)[0])


def test_a_profile_without_a_line_for_a_crisis_is_refused(tmp_path: Path) -> None:
    assert "crisis" in load(tmp_path, GOOD.replace('"crisis"', '"child"'))


def test_a_help_line_says_what_it_is_in_both_languages(tmp_path: Path) -> None:
    assert "help_lines.0.en" in load(tmp_path, GOOD.replace('en = "emergency"', ""))


def test_a_help_line_is_a_number(tmp_path: Path) -> None:
    assert "number" in load(tmp_path, GOOD.replace('number = "112"', 'number = "call us"'))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=r"not found: .*absent\.toml"):
        load_brand(tmp_path / "absent.toml")


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="cannot be read"):
        load_brand(tmp_path)


@pytest.mark.parametrize("text", ["name = ", "\x00", "[links\n"])
def test_a_file_that_is_not_toml_is_refused(tmp_path: Path, text: str) -> None:
    assert "not valid TOML" in load(tmp_path, text)


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "brand.toml"
    path.write_bytes(b'name = "\xff\xfe"')
    with pytest.raises(ProfileError, match="not valid TOML"):
        load_brand(path)


@pytest.mark.parametrize(
    "change",
    [
        ("live_chat", "https://papatya.example.evil.example/canli"),
        ("live_chat", "https://papatya.example@evil.example/canli"),
        ("info", "https://notpapatya.example/yardim"),
        ("responsible_use", "https://example/sorumlu"),
        ("email", "destek@papatya.example.net"),
    ],
)
def test_a_link_or_mailbox_outside_the_own_domains_is_refused(
    tmp_path: Path, change: tuple[str, str]
) -> None:
    key, address = change
    lines = [f'{key} = "{address}"' if line.startswith(key) else line for line in GOOD.splitlines()]
    assert f"links.{key}: not on a domain of allowed.domains" in load(tmp_path, "\n".join(lines))


def test_a_host_below_an_own_domain_is_own_however_it_is_written(tmp_path: Path) -> None:
    text = GOOD.replace('["papatya.example"]', '["PAPATYA.example"]')
    assert str(read(tmp_path, text).links.web_form) == "https://form.papatya.example/"


def test_without_own_domains_no_link_is_official(tmp_path: Path) -> None:
    fault = load(tmp_path, GOOD.replace('["papatya.example"]', "[]"))
    assert all(f"links.{key}" in fault for key in ("live_chat", "email", "web_form", "info"))


def test_further_mailboxes_are_on_own_domains_too(tmp_path: Path) -> None:
    emails = 'domains = ["papatya.example"]\nemails = ["a@papatya.example", "b@mail.example"]'
    fault = load(tmp_path, GOOD.replace('domains = ["papatya.example"]', emails))
    assert "allowed.emails.1: not on a domain" in fault
    assert "allowed.emails.0" not in fault


@pytest.mark.parametrize("domain", ["https://papatya.example", "papatya", "a b.example", "x@y.z"])
def test_a_domain_is_a_domain(tmp_path: Path, domain: str) -> None:
    fault = load(tmp_path, GOOD.replace('["papatya.example"]', f'["papatya.example", "{domain}"]'))
    assert "allowed.domains.1: no domain" in fault


def test_the_rule_book_says_where_a_topic_goes_unless_the_profile_does(tmp_path: Path) -> None:
    brand = read(tmp_path, GOOD)
    assert {intent: brand.channel_of(intent) for intent in Intent} == CHANNELS
    assert {brand.mode_of(intent) for intent in Intent} == {Mode.AUTOMATIC}
    changed = read(
        tmp_path,
        GOOD + '[channels]\npromotion = "info"\n[modes]\npayment = "approve"\ncomplaint = "never"',
    )
    assert changed.channel_of(Intent.PROMOTION) is Channel.INFO
    assert changed.channel_of(Intent.PAYMENT) is Channel.EMAIL
    assert changed.mode_of(Intent.PAYMENT) is Mode.APPROVE
    assert changed.mode_of(Intent.COMPLAINT) is Mode.NEVER
    assert changed.mode_of(Intent.OUTAGE) is Mode.AUTOMATIC


@pytest.mark.parametrize("channel", [one for one in Channel if one is not Channel.HUMAN])
@pytest.mark.parametrize("risk", ["responsible_use", "underage"])
def test_people_at_risk_go_to_a_person_in_every_profile(
    tmp_path: Path, risk: str, channel: Channel
) -> None:
    fault = load(tmp_path, f'{GOOD}[channels]\n{risk} = "{channel}"')
    assert f"channels.{risk}: is always human" in fault


def test_spam_is_never_answered(tmp_path: Path) -> None:
    fault = load(tmp_path, GOOD + '[channels]\nspam = "email"')
    assert "channels.spam: is always none" in fault
    assert read(tmp_path, GOOD + '[channels]\nspam = "none"').channels == {
        Intent.SPAM: Channel.NONE
    }


FAULTY = """
[channels]
payment = "fax"
paymnt = "email"
underage = "email"
[modes]
payment = "sometimes"
underage = "approve"
responsible_use = "never"
[live_chat]
code_parameter = "a b"
closed_days = ["tomorrow"]
colour = 1
[live_chat.hours]
monday-friday = ["09:00-12:30", "12:00-18:00", "10:00-10:00", "25:00-26:00"]
friday = ["20:00-21:00"]
someday = ["10:00-11:00"]
sunday = "10:00-11:00"
"""


def test_every_fault_of_the_rules_and_hours_is_named_at_once(tmp_path: Path) -> None:
    text = 'time_zone = "Europe/Papatya"' + GOOD.replace('"TR"', '"XX"').replace("destek@p", "x@q")
    fault = load(tmp_path, text + FAULTY)
    for part in (
        "time_zone: ",
        "country: no holidays are known",
        "links.email: not on a domain",
        "channels.payment: must be one of live_chat, email",
        "channels.paymnt: no topic of ours",
        "channels.underage: is always human",
        "modes.payment: must be one of automatic, approve, never",
        "modes.underage: is always automatic",
        "modes.responsible_use: is always automatic",
        "live_chat.code_parameter",
        "live_chat.closed_days",
        "live_chat.colour: unknown key",
        "live_chat.hours.monday-friday.2: no period",
        "live_chat.hours.monday-friday.3: no period",
        "live_chat.hours.monday-friday: periods overlap",
        "live_chat.hours.friday: names a day that another key names too",
        "live_chat.hours.someday: no day",
        "live_chat.hours.sunday: must be a list",
    ):
        assert part in fault
    assert "fax" not in fault
    assert "\n" not in fault


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("09:00-18:00", Period(540, 1080)),
        ("00:00-24:00", Period(0, 1440)),
        ("22:00-02:00", Period(1320, 1560)),
        ("22:00-00:00", Period(1320, 1440)),
        ("22:00-21:59", Period(1320, 2759)),
        ("10:00-10:00", None),
        ("24:00-02:00", None),
        ("00:00-24:01", None),
        ("09:60-10:00", None),
        ("9:00-10:00", None),
        ("09:00 - 10:00", None),
        (900, None),
    ],
)
def test_a_period_is_not_empty_and_may_pass_midnight(text: object, period: Period | None) -> None:
    assert read_period(text) == period


@pytest.mark.parametrize(
    ("hours", "overlap"),
    [
        ('monday = ["22:00-02:00"]\ntuesday = ["01:00-05:00"]', True),
        ('monday = ["22:00-02:00"]\ntuesday = ["02:00-05:00"]', False),
        ('sunday = ["22:00-02:00"]\nmonday = ["01:00-05:00"]', True),
        ('sunday = ["22:00-02:00"]\nmonday = ["02:00-05:00"]', False),
        ('every_day = ["22:00-02:00", "01:30-03:00"]', True),
        ('every_day = ["00:00-24:00"]', False),
        ('every_day = ["18:00-22:00", "09:00-12:00", "12:00-18:00"]', False),
        ('saturday-monday = ["10:00-12:00"]\nholidays = ["10:00-12:00", "11:00-13:00"]', True),
    ],
)
def test_overlapping_periods_are_refused_over_midnight_too(
    tmp_path: Path, hours: str, overlap: bool
) -> None:
    text = f"{GOOD}[live_chat.hours]\n{hours}"
    if overlap:
        assert "periods overlap" in load(tmp_path, text)
    else:
        read(tmp_path, text)


def test_hours_without_a_period_are_refused(tmp_path: Path) -> None:
    assert "no period on any day" in load(tmp_path, GOOD + "[live_chat.hours]\nmonday = []")


def test_a_group_of_days_may_pass_the_weekend(tmp_path: Path) -> None:
    week = read(
        tmp_path, GOOD + '[live_chat.hours]\nsaturday-monday = ["10:00-12:00"]'
    ).live_chat.hours
    assert [bool(day) for day in week.days] == [True, False, False, False, False, True, True]


def test_holidays_of_the_country_must_be_known_where_they_matter(tmp_path: Path) -> None:
    unknown = GOOD.replace('"TR"', '"XX"') + '[live_chat.hours]\nmonday = ["10:00-12:00"]\n'
    assert "country: no holidays are known" in load(tmp_path, unknown)
    assert read(tmp_path, unknown + 'holidays = "as_usual"').live_chat.hours.holidays is None


def test_half_holidays_are_refused_where_the_country_has_none(tmp_path: Path) -> None:
    hours = '[live_chat.hours]\nmonday = ["10:00-12:00"]\nhalf_holidays = []'
    assert read(tmp_path, GOOD + hours).live_chat.hours.half_holidays == ()
    fault = load(tmp_path, GOOD.replace('"TR"', '"JP"') + hours)
    assert "live_chat.hours.half_holidays" in fault


def test_closed_days_are_dates(tmp_path: Path) -> None:
    brand = read(tmp_path, GOOD + "[live_chat]\nclosed_days = [2026-12-31]")
    assert brand.live_chat.closed_days == {date(2026, 12, 31)}
