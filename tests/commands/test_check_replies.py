"""The replies that `check` says: the profile's own, each shown to the gate when it is said."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from socialbot.brand import ProfileError, load_brand
from socialbot.commands.check import check_text, make_pipeline
from socialbot.commands.doctor import examine
from socialbot.pipeline import Pipeline
from socialbot.redirect.redirect import Redirect
from socialbot.settings import Settings, load_settings
from tests.redirect.test_library import SHIPPED

OWN = "Selamlar, sorunuz ödemeyle ilgili.\nBu otomatik bir yanıttır; resmî destek değildir."
PROMISE = f"{OWN}\nParanızı garanti ederiz."


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """With a reply folder of its own."""
    copytree(SHIPPED, tmp_path / "replies")
    return load_settings(None).model_copy(update={"replies": tmp_path / "replies"})


def write(settings: Settings, *words: str) -> None:
    """Wordings of the answer about payments, all alike but for a number."""
    assert settings.replies
    wordings = [f"{text} ({number})" for number, text in enumerate(words)]
    file = settings.replies / "tr" / "payment.dm.j2"
    file.write_text("\n---\n".join(wordings), encoding="utf-8")


def ask(settings: Settings) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(
        check_text(make_pipeline(settings), "Yatırdığım para hesabıma geçmedi.")
    )
    assert result["intent"] == "payment"
    return result


def test_the_profiles_own_words_are_said(settings: Settings) -> None:
    write(settings, *[OWN] * 4)
    assert ask(settings)["reply"].startswith("Selamlar, sorunuz ödemeyle ilgili.")


def test_a_promise_is_not_said_and_is_told_where_the_bot_starts(settings: Settings) -> None:
    write(settings, *[PROMISE] * 4)
    result = ask(settings)
    assert (result["reply"], result["review"]) == (None, True)
    assert "reply_refused" in result["reasons"]
    for start in (Redirect, lambda brand, replies: Pipeline(brand, None, replies)):
        with pytest.raises(ProfileError, match="reads as a promise"):
            start(load_brand(), settings.replies)
    (told,) = [check for check in asyncio.run(examine(settings)) if check.id == "replies"]
    assert "wording 4: reads as a promise" in told.hint


def test_a_folder_that_lacks_a_file_is_refused(settings: Settings) -> None:
    assert settings.replies
    (settings.replies / "tr" / "payment.dm.j2").unlink()
    with pytest.raises(ProfileError, match="file is missing"):
        make_pipeline(settings)


def test_only_what_is_said_is_shown_to_the_gate(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def refuse(text: str, *_: object) -> None:
        shown.append(text)

    monkeypatch.setattr("socialbot.redirect.words.refusal", refuse)
    monkeypatch.setattr("socialbot.redirect.text_faults.refusals", refuse)
    pipeline = make_pipeline(settings)
    assert shown == []
    reply = json.loads(check_text(pipeline, "merhaba"))["reply"]
    assert shown == [reply]
