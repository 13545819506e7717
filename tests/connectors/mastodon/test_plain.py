"""HTML to the text that was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialbot.connectors.mastodon.plain import drop_greeting, read_html
from tests.connectors.mastodon.statuses import GREETING
from tests.doubles.mastodon.html import render

HOME = "https://sunucu.example"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>bir<br />iki<br>üç</p>", "bir\niki\nüç"),
        ("<p>bir</p><p>iki</p>", "bir\n\niki"),
        ("a &lt;b&gt; &amp;amp; &#39;c&#x27; &nbsp;d", "a <b> &amp; 'c' \xa0d"),
        ("<p>a</p><script>steal()</script><style>p{}</style><p>b</p>", "a\n\nb"),
        ("<ul><li>bir</li><li>iki</li></ul>", "\nbir\niki"),
        ("<a title=\"1 > 0\" href='x'>a</a>", "a"),
        ("<![CDATA[a]]> <?php a", "<![CDATA[a]]> <?php a"),
        ("<p>yarım <b>kal", "yarım kal"),
        ("5 < 6 > 4 <", "5 < 6 > 4 <"),
        ("<!-- not typed --><p>a</p>", "a"),
        ("", ""),
    ],
)
def test_markup_goes_and_words_stay(html: str, text: str) -> None:
    assert read_html(html) == text


def test_what_clients_hide_of_a_link_was_typed_as_well() -> None:
    url = "https://www.papatya.example/hesap?iban=TR330006100519786457841326&ad=Mert"
    assert "invisible" in render(url, HOME)
    assert read_html(render(f"bak {url} burada", HOME)) == f"bak {url} burada"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r@"), max_size=60))
def test_what_mastodon_makes_of_a_text_is_read_back(text: str) -> None:
    html = render(text, HOME)
    assert read_html(html) == text


@given(st.text(max_size=80) | st.text("<>&;#/!-?[]=\"' abp\x00", max_size=80))
def test_no_html_breaks_the_reading(html: str) -> None:
    assert isinstance(read_html(html), str)


@pytest.mark.timeout(10)
@pytest.mark.parametrize("piece", ["<a ", "<!--", '<a b="', "<p>", "<a>", "<a \"'", "</", "&#"])
def test_a_hostile_page_holds_nobody_up(piece: str) -> None:
    """Python's own reader takes more than a minute for some of these."""
    assert isinstance(read_html(piece * (200_000 // len(piece))), str)


def test_ten_thousand_elements_inside_of_each_other_are_read() -> None:
    assert read_html("<b>" * 10_000 + "a" + "</b>" * 10_000) == "a"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("@papatya merhaba", "merhaba"),
        ("@Papatya@sunucu.example merhaba", "merhaba"),
        ("@papatya @papatya merhaba", "merhaba"),
        ("@papatya\n\nmerhaba", "merhaba"),
        ("@papatya", ""),
        ("@papatya2 merhaba", "@papatya2 merhaba"),
        ("@mert @papatya merhaba", "@mert @papatya merhaba"),
        ("merhaba @papatya", "merhaba @papatya"),
    ],
)
def test_the_address_line_is_not_part_of_what_is_said(text: str, rest: str) -> None:
    assert drop_greeting(text, "papatya") == rest


def test_an_account_without_a_name_has_no_address_line() -> None:
    assert drop_greeting("@ merhaba", "") == "@ merhaba"


def test_a_mention_reads_as_it_is_shown() -> None:
    assert read_html(f"<p>{GREETING} merhaba</p>") == "@papatya merhaba"
