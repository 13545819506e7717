"""The canned replies as a whole: complete, or refused at start with every fault named."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from socialbot.brand import Brand, ProfileError
from socialbot.domain import Channel, Intent, Kind, Language
from socialbot.redirect.answers import ANSWERS, needed, optional
from socialbot.redirect.library import Depth, Library, RepliesRefused
from socialbot.redirect.occasions import occasions
from socialbot.redirect.sayings import Saying
from socialbot.redirect.shelf import name_file

SHIPPED = Path(__file__).parents[2] / "socialbot" / "templates" / "replies"


@pytest.fixture(scope="module")
def library(brand: Brand) -> Library:
    return Library(brand)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copytree(SHIPPED, tmp_path / "replies")
    return tmp_path / "replies"


def faults_of(brand: Brand, folder: Path, depth: Depth = Depth.NEIGHBOURS) -> tuple[str, ...]:
    with pytest.raises(RepliesRefused) as refused:
        Library(brand, folder, depth)
    assert "\n" not in str(refused.value)
    assert all(fault in str(refused.value) for fault in refused.value.faults)
    return refused.value.faults


def add(folder: Path, file: str, text: str) -> None:
    place = folder / file
    place.write_text(f"{place.read_text(encoding='utf-8')}\n---\n{text}\n", encoding="utf-8")


@pytest.mark.parametrize("language", [Language.TURKISH, Language.ENGLISH])
@pytest.mark.parametrize("intent", [intent for intent in Intent if intent is not Intent.SPAM])
def test_every_intent_has_answers_in_both_languages(
    library: Library, intent: Intent, language: Language
) -> None:
    assert len(library.wordings(language, intent.value, Kind.DM)) >= 4
    assert len(library.wordings(language, intent.value, Kind.MENTION)) >= 4


@pytest.mark.parametrize("language", list(Language))
def test_every_public_answer_has_64_texts_and_no_two_are_the_same(
    library: Library, brand: Brand, language: Language
) -> None:
    for name in ANSWERS[language]:
        saying = next(occasions(brand, language, name, Kind.MENTION))
        texts = {library.say(saying, number) for number in range(library.count(saying))}
        assert len(texts) == library.count(saying) >= 64, name


@pytest.mark.parametrize("language", list(Language))
def test_every_private_answer_has_four_texts_and_no_two_are_the_same(
    library: Library, brand: Brand, language: Language
) -> None:
    for name in ANSWERS[language]:
        saying = next(occasions(brand, language, name, Kind.DM))
        texts = {library.say(saying, number) for number in range(library.count(saying))}
        assert len(texts) == library.count(saying) >= 4, name


def test_every_file_in_the_folder_is_one_that_is_used() -> None:
    used = {name_file(key) for key in (*needed(), *optional())}
    used |= {f"{language.value}/channels.toml" for language in Language}
    there = {f"{path.parent.name}/{path.name}" for path in SHIPPED.glob("*/*")}
    assert there - used == set()


def test_every_file_says_where_to_read_how_to_edit_it() -> None:
    for path in SHIPPED.glob("*/*.j2"):
        assert "../HOW_TO_EDIT.md" in path.read_text(encoding="utf-8").splitlines()[0]
    assert (SHIPPED / "HOW_TO_EDIT.md").is_file()


def test_all_faults_are_named_at_once(brand: Brand, folder: Path) -> None:
    (folder / "tr" / "payment.dm.j2").unlink()
    (folder / "en" / "outage.public.j2").write_bytes(b"\xff\xfe")
    (folder / "en" / "channels.toml").write_text('email = "e-mail"', encoding="utf-8")
    add(folder, "tr/other.dm.j2", "Otomatik, resmî değil. {{ message }}")
    add(folder, "tr/other.dm.j2", "Otomatik, resmî değil. {{ name }}")
    add(folder, "en/payment.public.j2", "We will refund you.")
    faults = "\n".join(faults_of(brand, folder))
    assert "tr/payment.dm.j2: file is missing" in faults
    assert "en/outage.public.j2: file cannot be read" in faults
    assert "en/channels.toml: no name for live_chat" in faults
    assert "tr/other.dm.j2: wording 5: unknown value 'message'" in faults
    assert "tr/other.dm.j2: wording 6: unknown value 'name'" in faults
    assert "en/payment.public.j2: wording 5: reads as a promise" in faults


def test_where_only_files_are_read_all_that_they_lack_is_named_and_no_words_are_judged(
    brand: Brand, folder: Path
) -> None:
    add(folder, "tr/payment.dm.j2", "Sorununuzu çözeceğiz.")
    assert Library(brand, folder, Depth.FILES).count_code(Language.TURKISH, Channel.EMAIL) >= 4
    (folder / "tr" / "legal.dm.j2").unlink()
    add(folder, "en/payment.dm.j2", "{{ moon }}")
    faults = [fault.partition(";")[0] for fault in faults_of(brand, folder, Depth.FILES)]
    assert faults == [
        "tr/legal.dm.j2: file is missing",
        "en/payment.dm.j2: wording 5: unknown value 'moon'",
    ]


def test_what_nothing_reads_is_named(brand: Brand, folder: Path) -> None:
    words = (folder / "tr" / "payment.dm.j2").read_text(encoding="utf-8")
    for stray in ("tr/paymnt.dm.j2", "en/openings.dm.j2", "tr/payment.dm.j2~", "notes.txt"):
        (folder / stray).write_text(words, encoding="utf-8")
    (folder / "de").mkdir()
    for note in (".gitignore", "README.md", "tr/NOTES.md", "tr/.swp"):
        (folder / note).write_text("x", encoding="utf-8")
    faults = faults_of(brand, folder)
    assert sorted(fault.split(": ")[0] for fault in faults) == [
        "de", "en/openings.dm.j2", "notes.txt", "tr/payment.dm.j2~", "tr/paymnt.dm.j2",
    ]  # fmt: skip
    assert "tr/paymnt.dm.j2: no answer reads it; tr/payment.dm.j2?" in faults
    assert "de: is no language of the bot; there are tr, en, other" in faults


@pytest.mark.parametrize("depth", [Depth.NEIGHBOURS, Depth.TEXTS])
def test_an_answer_and_its_code_are_read_together(brand: Brand, folder: Path, depth: Depth) -> None:
    add(folder, "tr/code_email.dm.j2", "Kayıt kodunuz: {{ code }}." + " Lütfen saklayın." * 50)
    faults = faults_of(brand, folder, depth)
    assert all("put together, too long for Instagram" in fault for fault in faults)
    assert any(fault.startswith("tr/payment.dm.j2: ") for fault in faults)
    assert not any("tr/underage" in fault or ".public" in fault for fault in faults)


FAULTY = {
    "{{ message }}": "unknown value 'message'",
    "{{ brand.links }}": "unknown value 'brand.links'",
    "{{ brand }": "not closed",
    "{% for a in b %}x{% endfor %}": "only {{ values }}",
    "{{ opens": "not closed",
    "https://evil.example": "(foreign_address)",
    "@baskabiri": "(foreign_handle)",
    "0532 000 12 34": "(foreign_number)",
    "Sorununuzu çözeceğiz.": "(promise)",
    "Talebiniz onaylandı.": "(decision)",
    "Bu maça oynayın.": "(advice)",
    "çok uzun " * 50: "too long for X",
    "Merhab\u0430": "(hidden_characters)",
}


def test_every_faulty_wording_is_refused_with_its_number(brand: Brand, folder: Path) -> None:
    for text in FAULTY:
        add(folder, "tr/payment.public.j2", text)
    faults = faults_of(brand, folder)
    assert len(faults) == len(FAULTY)
    for number, expected in enumerate(FAULTY.values(), 5):
        place = f"tr/payment.public.j2: wording {number}: "
        assert any(fault.startswith(place) and expected in fault for fault in faults), expected


def test_every_fault_of_every_wording_is_named(brand: Brand, folder: Path) -> None:
    add(folder, "tr/payment.dm.j2", "{{ moon }} Sorununuzu çözeceğiz: evil.example {{ sun }}")
    add(folder, "tr/closed.public.j2", "{{ opens }} hallederiz: 0532 000 12 34")
    told = [fault.partition(";")[0] for fault in faults_of(brand, folder)]
    assert sorted(told) == [
        "tr/closed.public.j2: wording 5: holds a number that is not the brand's (foreign_number)",
        "tr/closed.public.j2: wording 5: reads as a promise (promise)",
        "tr/payment.dm.j2: wording 5: does not say 'otomatik'",
        "tr/payment.dm.j2: wording 5: does not say 'resmi'",
        "tr/payment.dm.j2: wording 5: names an address that is not the brand's (foreign_address)",
        "tr/payment.dm.j2: wording 5: reads as a promise (promise)",
        "tr/payment.dm.j2: wording 5: unknown value 'moon'",
        "tr/payment.dm.j2: wording 5: unknown value 'sun'",
    ]


def test_what_an_answer_must_say_and_may_hold_is_checked(brand: Brand, folder: Path) -> None:
    add(folder, "tr/notices.public.j2", "Bu bir yanıttır, resmî değil.")
    add(folder, "en/notices.public.j2", "This is automatic.")
    add(folder, "tr/payment.dm.j2", "Otomatik yanıt: kanalımız canlı destek.")
    add(folder, "tr/other.dm.j2", "Otomatik, resmî değil. " + "ş" * 980)
    assert faults_of(brand, folder) == (
        "tr/payment.dm.j2: wording 5: does not say 'resmi'",
        "tr/other.dm.j2: wording 5: too long for Instagram (1985 of 1000 bytes)",
        "tr/notices.public.j2: wording 5: does not say 'otomatik'",
        "en/notices.public.j2: wording 5: does not say 'official'",
    )


def test_two_wordings_that_read_the_same_are_refused(brand: Brand, folder: Path) -> None:
    add(folder, "tr/payment.public.j2", "ÖDEME konularında; doğru adres: {{channel}}!\n{{ link }}")
    assert faults_of(brand, folder) == ("tr/payment.public.j2: wordings 1 and 5 read the same",)


def test_parts_that_are_too_long_only_together_are_found(brand: Brand, folder: Path) -> None:
    add(folder, "tr/openings.public.j2", "Çok uzun bir giriş cümlesi " * 6)
    add(folder, "tr/payment.public.j2", "Uzun bir yanıtın kendi sözleri " * 4)
    faults = faults_of(brand, folder)
    assert any("tr/payment.public.j2: put together, too long for X" in fault for fault in faults)


def test_a_promise_that_arises_where_parts_meet_is_found(brand: Brand, folder: Path) -> None:
    add(folder, "en/openings.public.j2", "Your refund has been")
    add(folder, "en/payment.public.j2", "approved channels are on our site.")
    faults = faults_of(brand, folder)
    assert any(
        "en/payment.public.j2: put together, reads as a decision" in fault for fault in faults
    )


def test_too_few_wordings_are_refused(brand: Brand, folder: Path) -> None:
    parts = ("openings.public.j2", "notices.public.j2", "other.dm.j2")
    for part in parts:
        file = folder / "tr" / part
        kept = file.read_text(encoding="utf-8").split("\n---\n")[:3]
        file.write_text("\n---\n".join(kept), encoding="utf-8")
    assert set(faults_of(brand, folder)) == {f"tr/{part}: fewer than 4 wordings" for part in parts}


def test_an_answer_may_have_openings_of_its_own(brand: Brand, folder: Path) -> None:
    own = "\n---\n".join(["Bir ödeme sorusu.", "Ödemeniz hakkında.", "Ödeme konusu.", "Ödeme."])
    (folder / "tr" / "payment.openings.public.j2").write_text(own, encoding="utf-8")
    library = Library(brand, folder)
    saying = Saying(Language.TURKISH, "payment", Kind.MENTION, Channel.EMAIL)
    texts = [library.say(saying, number) for number in range(library.count(saying))]
    assert not any(text.startswith("Merhaba") for text in texts)
    assert any(text.startswith("Ödeme konusu.") for text in texts)


def test_a_folder_that_is_not_there_is_refused(brand: Brand, tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="file is missing"):
        Library(brand, tmp_path / "absent")


def test_templates_get_nothing_of_the_writer(library: Library) -> None:
    values = library.values_of(Saying(Language.TURKISH, "payment", Kind.DM, Channel.EMAIL))
    assert set(values) == {
        "brand", "channel", "link", "email", "responsible_link", "help_lines", "opens", "code",
    }  # fmt: skip


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("language", [Language.TURKISH, Language.ENGLISH])
def test_an_answer_that_leads_to_closed_live_chat_says_when_it_opens(
    library: Library, language: Language, kind: Kind
) -> None:
    for name in ("account_access", "outage", "promotion", "privacy", "needs_person", "directions"):
        saying = Saying(language, name, kind, Channel.LIVE_CHAT, opens="yarın 09.00")
        for number in range(library.count(saying)):
            text = library.say(saying, number)
            assert "yarın 09.00" in text
            assert "destek@papatya.example" in text


def test_an_answer_that_leads_elsewhere_says_nothing_of_live_chat_hours(library: Library) -> None:
    saying = Saying(Language.TURKISH, "payment", Kind.DM, Channel.EMAIL, opens="yarın 09.00")
    assert "yarın" not in library.say(saying, 0)


@pytest.mark.parametrize(
    ("language", "words"),
    [(Language.TURKISH, ("şifre", "kart")), (Language.ENGLISH, ("password", "card"))],
)
def test_who_is_sent_to_e_mail_hears_what_never_to_send(
    library: Library, language: Language, words: tuple[str, ...]
) -> None:
    saying = Saying(language, "complaint", Kind.DM, Channel.EMAIL)
    for number in range(library.count(saying)):
        text = library.say(saying, number).lower()
        assert all(word in text for word in words), text


@pytest.mark.parametrize("language", [Language.TURKISH, Language.ENGLISH])
@pytest.mark.parametrize("number", range(4))
def test_the_code_of_an_e_mail_belongs_in_its_subject_and_proves_nothing(
    library: Library, language: Language, number: int
) -> None:
    text = library.code_sentence(language, number, "K7F-2QX-9", Channel.EMAIL)
    assert "K7F-2QX-9" in text
    assert ("konu" if language is Language.TURKISH else "subject") in text.lower()
    assert any(
        words in text
        for words in (
            "kimlik yerine geçmez", "işlem yapılamaz", "kullanılamaz",
            "not proof of identity", "does nothing", "cannot be used",
        )
    )  # fmt: skip


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
    library: Library, answer: str, language: Language, lines: str
) -> None:
    values = library.values_of(Saying(language, answer, Kind.DM, Channel.HUMAN))
    assert values["help_lines"] == lines


def test_a_brand_without_such_a_line_names_none(brand: Brand) -> None:
    crisis = brand.model_copy(update={"help_lines": brand.help_lines[:1]})
    saying = Saying(Language.TURKISH, "underage", Kind.DM, Channel.HUMAN)
    assert Library(crisis).values_of(saying)["help_lines"] == ""
