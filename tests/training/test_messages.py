"""Messages come out the same under a seed, with spans that fit, and none of what is held out."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from training.frames import Frame, parse_frame, read_frames
from training.messages import Labelled, fill, is_held_out, make_messages
from training.values import Dice
from training.words import is_held_out as is_name_held_out


@cache
def some_frames() -> tuple[Frame, ...]:
    return read_frames()[::7]


def make(held_out: bool = False, seed: int = 1, copies: int = 1) -> list[Labelled]:
    return list(make_messages(some_frames(), copies, seed, held_out))


def test_the_same_seed_makes_the_same_messages() -> None:
    assert make() == make()


def test_another_seed_makes_other_messages() -> None:
    same = [one for one, other in zip(make(), make(seed=2), strict=True) if one == other]
    assert len(same) < len(make()) / 2


def test_every_frame_gives_so_many_messages() -> None:
    usable = [frame for frame in some_frames() if not is_held_out(frame)]
    assert len(make(copies=3)) == 3 * len(usable)


def test_messages_keep_the_frames_intent_and_language() -> None:
    usable = [frame for frame in some_frames() if not is_held_out(frame)]
    for frame, message in zip(usable, make(), strict=True):
        assert (frame.intent, frame.language) == (message.intent, message.language)
        assert message.personal or not frame.personal


def test_spans_are_whole_values_in_their_order() -> None:
    for message in make():
        ends = [0]
        for start, end, _ in message.spans:
            assert ends[-1] <= start < end <= len(message.text)
            assert message.text[start:end] == message.text[start:end].strip()
            ends.append(end)


@pytest.mark.parametrize(
    ("slot", "kind", "shape"),
    [
        ("tckn", "TR_NATIONAL_ID", r"(\d[ .]?){11}"),
        ("otp", "CREDENTIAL", r"[\d ]{4,8}"),
        ("plate", "LICENSE_PLATE", r"(?i)\d\d[ -]?[a-zıİ]{1,3}[ -]?\d{2,4}"),
        ("ip", "IP_ADDRESS", r"(?i)[\da-f.:]+"),
        ("wallet", "CRYPTO", r"\w{34,42}"),
    ],
)
def test_spans_hold_the_value_and_its_type_whatever_the_noise(
    slot: str, kind: str, shape: str
) -> None:
    frame = parse_frame(f"other | Işıl'ın bilgisi şu: {{{slot}+acc}} lütfen, acil!", "tr", "x:1")
    frames = [frame] * 400
    for message in make_messages(frames, 1, 1, is_held_out(frame)):
        assert {label for _, _, label in message.spans} == {kind}
        for start, end, _ in message.spans:
            assert re.fullmatch(shape, message.text[start:end])


def test_literals_are_labelled_too() -> None:
    frame = parse_frame("other | ben [HEALTH|astım hastasıyım] işte", "tr", "x:1")
    assert fill(frame, Dice(1))[1] == ("astım hastasıyım", "HEALTH")


def test_case_endings_follow_the_value_outside_its_span() -> None:
    frame = parse_frame("other | {person+dat} verdim", "tr", "x:1")
    value, ending = fill(frame, Dice(1))[1:3]
    assert value[1] == "PERSON"
    assert re.fullmatch(r"['’ ]?y?[ea]", ending[0])
    assert ending[1] == ""


def test_one_frame_of_twelve_is_held_out() -> None:
    share = sum(map(is_held_out, read_frames())) / len(read_frames())
    assert 1 / 16 < share < 1 / 9


def test_what_is_held_out_stays_out(monkeypatch: pytest.MonkeyPatch) -> None:
    used: Counter[tuple[bool, bool]] = Counter()

    def watch(frame: Frame, dice: Dice) -> list[tuple[str, str]]:
        used[is_held_out(frame), dice.held_out] += 1
        return fill(frame, dice)

    monkeypatch.setattr("training.messages.fill", watch)
    make(held_out=False, copies=2)
    assert set(used) == {(False, False)}, "frames joined to others count as well"
    used.clear()
    make(held_out=True, copies=2)
    assert set(used) == {(True, True)}


def test_names_that_are_held_out_never_appear(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: set[str] = set()
    draw = Dice.name

    def watch(dice: Dice, *lists: str) -> str:
        name = draw(dice, *lists)
        drawn.add(name)
        return name

    monkeypatch.setattr(Dice, "name", watch)
    make()
    assert len(drawn) > 200
    assert [name for name in drawn if is_name_held_out(name)] == []
    drawn.clear()
    make(held_out=True)
    assert [name for name in drawn if not is_name_held_out(name)] == []


def test_people_in_messages_of_minors_are_minors() -> None:
    frame = parse_frame("underage | doğumum {birth_date}", "tr", "x:1")
    messages = make_messages([frame], 100, 1, is_held_out(frame))
    years = {int(year) for one in messages for year in re.findall(r"\b\d{4}\b", one.text)}
    assert years
    assert years <= set(range(2009, 2017))
