"""The lists know names, places and companies, in the spelling of folded text."""

from __future__ import annotations

from importlib import resources

import pytest

from socialbot.nlp.fold import fold
from socialbot.nlp.gazetteer import GROUPS, find_figures, groups_of, list_words

LISTS = sorted(
    name.removesuffix(".txt")
    for name in (path.name for path in (resources.files("socialbot.nlp") / "words").iterdir())
    if name.endswith(".txt")
)


@pytest.mark.parametrize(
    ("word", "groups"),
    [
        ("ayse", {"given"}),
        ("yilmaz", {"given", "surname"}),
        ("kadikoy", {"place"}),
        ("galatasaray", {"company"}),
        ("hesabimdan", set()),
        ("qwzxcv", set()),
        ("", set()),
    ],
)
def test_words_have_their_groups(word: str, groups: set[str]) -> None:
    assert groups <= set(groups_of(word).split())
    assert bool(groups) == bool(groups_of(word))


def test_groups_are_told_in_one_order() -> None:
    order = list(GROUPS)
    for word in ("deniz", "yilmaz", "will", "ankara"):
        places = [order.index(group) for group in groups_of(word).split()]
        assert places == sorted(places)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_has_entries_without_blanks_or_repeats(name: str) -> None:
    entries = list_words(name)
    assert len(entries) >= 20
    assert [entry for entry in entries if entry != entry.strip() or not entry] == []
    assert len(set(entries)) == len(entries)


def test_every_list_of_a_group_exists() -> None:
    assert {name for names in GROUPS.values() for name in names} <= set(LISTS)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("dün Lionel Messi geldi", {1, 2}),
        ("Messi geldi", set()),
        ("Recep Tayyip Erdoğan", {0, 1, 2}),
        ("Ali Veli", set()),
        ("", set()),
        ("lionel", set()),
    ],
)
def test_people_in_public_life_are_found_by_their_full_name(text: str, places: set[int]) -> None:
    assert set(find_figures(fold(text).text.split())) == places
