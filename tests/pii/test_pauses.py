"""Talk between parts is told from the parts."""

from __future__ import annotations

import pytest

from socialbot.nlp.reader import Reader
from socialbot.pii.pauses import is_pause


@pytest.mark.parametrize(
    "text",
    ["bir dk", "bi saniye hocam", "devamı", "devamı da", "sonra...", "😅👍", "!!", "hang on",
     "one sec", "let me check", "tamam mı", "1 dk bekle", "ok", ""],
)  # fmt: skip
def test_pause_is_no_part(text: str) -> None:
    assert is_pause(Reader(model=False).read(text))


@pytest.mark.parametrize(
    "text",
    ["on iki", "bir", "67", "@", ".com", "gmail.com", "sonra 310", "Serpil", "et", "çok bekledim",
     "sizi bekliyorum kaç gündür"],
)  # fmt: skip
def test_part_or_sentence_is_no_pause(text: str) -> None:
    assert not is_pause(Reader(model=False).read(text))
