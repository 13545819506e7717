"""Texts that would do something on a page that does not show them as text."""

from __future__ import annotations

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"'><svg/onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
    "</blockquote></article>",
    "[<b>]",
    "[PHONE_NUMBER<script>]",
    "&lt;script&gt;",
    "\u202egnp.exe\u200b\x00",
]
