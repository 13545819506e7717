"""The brand profile: what is refused, and how that is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from socialbot.brand import ProfileError, load_brand

GOOD = """
name = "Papatya"
country = "TR"
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


def load(folder: Path, text: str) -> str:
    """The fault of a profile."""
    path = folder / "brand.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileError) as fault:
        load_brand(path)
    return str(fault.value)


def test_the_sample_brand_loads() -> None:
    assert load_brand().name == "Papatya"


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
