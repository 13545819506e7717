"""The canned replies as a whole: complete, or refused at start with every fault named."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from socialbot.brand import Brand, ProfileError
from socialbot.domain import Channel, Intent, Kind, Language
from socialbot.redirect.library import ANSWERS, Library

SHIPPED = Path(__file__).parents[2] / "socialbot" / "templates" / "replies"
WORDINGS = "\n---\n".join(["Otomatik yanıt, resmî talep değildir."] * 3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copytree(SHIPPED, tmp_path / "replies")
    return tmp_path / "replies"


def fault_of(brand: Brand, folder: Path) -> str:
    with pytest.raises(ProfileError) as fault:
        Library(brand, folder)
    assert "\n" not in str(fault.value)
    return str(fault.value)


@pytest.mark.parametrize("language", [Language.TURKISH, Language.ENGLISH])
@pytest.mark.parametrize("intent", [intent for intent in Intent if intent is not Intent.SPAM])
def test_every_intent_has_answers_in_both_languages(
    brand: Brand, intent: Intent, language: Language
) -> None:
    library = Library(brand)
    assert len(library.wordings(language, intent.value, Kind.DM)) >= 3
    assert len(library.wordings(language, intent.value, Kind.MENTION)) >= 4


def test_every_file_in_the_folder_is_one_that_is_used() -> None:
    used = {
        f"{language.value}/{name}"
        for language, names in ANSWERS.items()
        for answer in (*names, "code")
        for name in (f"{answer}.dm.j2", f"{answer}.public.j2", "channels.toml")
    }
    there = {f"{path.parent.name}/{path.name}" for path in SHIPPED.glob("*/*")}
    assert there - used == set()


def test_every_file_says_how_to_edit_it() -> None:
    for path in SHIPPED.glob("*/*.j2"):
        first = path.read_text(encoding="utf-8").splitlines()[1]
        assert "NASIL DÜZENLENİR" in first or "HOW TO EDIT" in first


def test_all_faults_are_named_at_once(brand: Brand, folder: Path) -> None:
    (folder / "tr" / "payment.dm.j2").unlink()
    (folder / "en" / "outage.public.j2").write_bytes(b"\xff\xfe")
    (folder / "en" / "channels.toml").write_text('email = "e-mail"', encoding="utf-8")
    fault = fault_of(brand, folder)
    assert "tr/payment.dm.j2: file is missing" in fault
    assert "en/outage.public.j2: file cannot be read" in fault
    assert "no name for live_chat" in fault


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Otomatik, resmî değil. {{ message }}", "unknown value 'message'"),
        ("Otomatik, resmî değil. {{ brand.links }}", "unknown value 'brand.links'"),
        ("Otomatik, resmî değil. {{ brand }", "not closed"),
        ("{% for a in b %}Otomatik, resmî değil.{% endfor %}", "only {{ values }}"),
        ("Otomatik, resmî değil. {{ brand", "not closed"),
        ("Merhaba, kanalımız canlı destek.", "does not say 'otomatik'"),
        ("Otomatik, resmî değil. https://evil.example", "foreign_address"),
        ("Otomatik, resmî değil. Sorununuzu çözeceğiz.", "promise"),
        ("Otomatik, resmî değil. " + "çok uzun " * 50, "too_long"),
    ],
)
def test_a_faulty_wording_is_refused_at_start(
    brand: Brand, folder: Path, text: str, expected: str
) -> None:
    file = folder / "tr" / "payment.public.j2"
    file.write_text(f"{WORDINGS}\n---\n{text}", encoding="utf-8")
    fault = fault_of(brand, folder)
    assert "tr/payment.public.j2" in fault
    assert expected in fault


def test_too_few_wordings_are_refused(brand: Brand, folder: Path) -> None:
    (folder / "tr" / "other.dm.j2").write_text(
        "Otomatik yanıt, resmî talep değildir.", encoding="utf-8"
    )
    assert "fewer than 3 wordings" in fault_of(brand, folder)


def test_a_folder_that_is_not_there_is_refused(brand: Brand, tmp_path: Path) -> None:
    assert "file is missing" in fault_of(brand, tmp_path / "absent")


def test_templates_get_nothing_of_the_writer(brand: Brand) -> None:
    values = Library(brand).values(Language.TURKISH, "payment", Channel.EMAIL, linked=True)
    assert set(values) == {"brand", "channel", "link", "email", "responsible_link", "help_lines"}


@pytest.mark.parametrize(
    ("answer", "language", "lines"),
    [
        ("distress", Language.TURKISH, "112 (acil yardım)"),
        ("responsible_use", Language.ENGLISH, "YEDAM 115 (addiction support)"),
        ("underage", Language.OTHER, "ALO 183 (aile ve çocuk / family and child)"),
        ("payment", Language.TURKISH, ""),
    ],
)
def test_an_answer_names_the_help_lines_of_its_purpose(
    brand: Brand, answer: str, language: Language, lines: str
) -> None:
    values = Library(brand).values(language, answer, Channel.HUMAN, linked=True)
    assert values["help_lines"] == lines


def test_a_brand_without_such_a_line_names_none(brand: Brand) -> None:
    crisis = brand.model_copy(update={"help_lines": brand.help_lines[:1]})
    values = Library(crisis).values(Language.TURKISH, "underage", Channel.HUMAN, linked=True)
    assert values["help_lines"] == ""
