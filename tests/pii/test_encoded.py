"""Text inside text is decoded and searched; what is no text is left alone."""

from __future__ import annotations

import base64
from urllib.parse import quote

import pytest

from socialbot.nlp.reader import Reader
from socialbot.pii.detect import detect
from socialbot.pii.encoded import decoded_chunks
from socialbot.pii.fused import Deadline

PHONE = "0532 123 45 67"


def kinds(text: str) -> set[str]:
    return {one.type for one in detect(Reader(model=False).read(text), Deadline.after(60_000))}


@pytest.mark.parametrize(
    "hidden",
    [
        quote(PHONE),
        "".join(f"&#{ord(sign)};" for sign in PHONE),
        "".join(f"&#x{ord(sign):x};" for sign in PHONE),
        base64.b64encode(PHONE.encode()).decode(),
    ],
)
def test_a_number_is_found_in_what_encodes_it(hidden: str) -> None:
    assert "PHONE_NUMBER" in kinds(f"numaram {hidden} arayın")


@pytest.mark.parametrize("text", ["%20 indirim", "R&#38;D ekibi", "A1B2C3D4E5F6", "&#;&#;&#;&#;"])
def test_what_encodes_nothing_is_left_alone(text: str) -> None:
    assert kinds(text) == set()


def test_a_chunk_stands_where_it_was_written() -> None:
    text = "bak &#48;&#53;&#51;&#50; bitti"
    ((start, end, plain),) = decoded_chunks(text)
    assert text[start:end].startswith("&#48;")
    assert plain.startswith("0532")
