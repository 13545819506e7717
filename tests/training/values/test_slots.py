"""Every slot makes many values, of the type that its frames are labelled with."""

from __future__ import annotations

import pytest

from socialbot.domain import EntityType
from training.frames import LANGUAGES, read_frames
from training.values import SLOTS, Dice

# Slots with a short list of their own, and how many values there are at least.
FEW = {
    "weekday": 7,
    "month": 12,
    "n": 20,
    "score": 20,
    "age": 40,
    "percent": 60,
    "brand_email": 3,
    "brand_handle": 3,
    "big": 5,
    "team": 60,
}


@pytest.mark.parametrize("held_out", [False, True], ids=["training", "held out"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(SLOTS))
def test_values_differ_and_are_clean(name: str, language: str, held_out: bool) -> None:
    made = [SLOTS[name].make(Dice(f"{name}-{seed}", language, held_out)) for seed in range(200)]
    assert len(set(made)) >= FEW.get(name, 60)
    assert [value for value in made if not value or value != value.strip()] == []


@pytest.mark.parametrize("name", sorted(SLOTS))
def test_the_same_dice_make_the_same_value(name: str) -> None:
    assert SLOTS[name].make(Dice("again")) == SLOTS[name].make(Dice("again"))


def test_every_slot_is_used_by_some_frame() -> None:
    used = {part.slot for frame in read_frames() for part in frame.parts}
    assert set(SLOTS) - used == set()


def test_every_type_is_made_or_written_in_some_frame() -> None:
    made = {slot.kind for slot in SLOTS.values()}
    written = {part.kind for frame in read_frames() for part in frame.parts}
    assert set(EntityType) - made - written == set()
