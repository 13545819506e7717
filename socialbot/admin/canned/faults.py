"""Faults of a text in the words of the team: `socialbot templates check` tells them in English."""

from __future__ import annotations

import re

from socialbot.admin.texts import Texts

_TOGETHER = re.compile(r"(\S+\.j2): put together, (.*?): (['\"])(.*)\3", re.DOTALL)
_WORDING = re.compile(r"wording (\d+): (.*)", re.DOTALL)
_CODE = re.compile(r".* \(([a-z_]+)\)")
_SHAPES = {
    "too_long_for": re.compile(r"too long for (?P<inbox>.+) \((?P<n>\d+) of (?P<most>\d+) .*\)"),
    "not_said": re.compile(r"does not say '(?P<word>.+)'"),
    "too_few": re.compile(r"fewer than (?P<n>\d+) wordings"),
    "same": re.compile(r"wordings (?P<a>\d+) and (?P<b>\d+) read the same"),
    "unknown_value": re.compile(r"unknown value (?P<name>.+?); there are (?P<known>.+)"),
    "signs": re.compile(r"only \{\{ values \}\} may stand .*"),
    "braces": re.compile(r"the braces of .*"),
    "cannot": re.compile(r"cannot be rendered"),
    "longer": re.compile(r"longer than (?P<n>\d+) characters"),
    "empty": re.compile(r"says nothing.*"),
}


def say_fault(fault: str, texts: Texts) -> str:
    """The fault in the language of the texts; as it is where we have no words for it."""
    words = texts["reply_fault"]
    if found := _TOGETHER.fullmatch(fault):
        said = say_fault(found[2], texts)
        return str(words["together"].format(fault=said, text=found[4].replace("\\n", " ")))
    if found := _WORDING.fullmatch(fault):
        return str(words["wording"].format(n=found[1], fault=say_fault(found[2], texts)))
    for name, shape in _SHAPES.items():
        if found := shape.fullmatch(fault):
            return str(words[name].format(**found.groupdict()))
    code = _CODE.fullmatch(fault)
    return str(words[code[1]]) if code and code[1] in words else fault
