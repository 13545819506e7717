"""Distress that is hurried, disguised, spelled out, or beside words that speak against it."""

from __future__ import annotations

import pytest

from socialbot.nlp.fold import fold
from socialbot.triage.unmask import unmask
from tests.triage.conftest import Classify

BESIDE_LOOK_ALIKES = (
    "i want to die my phone is the last thing i see",
    "dying tonight, phone off",
    "köprüdeyim atlayacağım, trafik bile durmuyor",
    "suicide hotline number please",
    "intihar hattının numarası ne",
    "kendimi öldüreceğim bu oyun yüzünden her maç kaybettim öldüm",
    "goodbye world, goodbye papatya",
    "yeter artık yaşamak istemiyorum, kargo da gelmedi helal olsun",
)
HURRIED = (
    "kendmi oldurcem",
    "kendimi öldrcem",
    "hayatıma noktayı koyuyorum bu gece",
    "uyanmamak üzere uyumak istiyorum",
    "trenin önüne atlıcam",
    "ölücem",
    "ölmk istiyrm",
    "olmek istiyrm",
    "yasamak istemyorum",
    "yarın cenazeme gelirsiniz",
    "I'll just end things tonight",
    "leave me alone i want to sleep forever",
    "i wanna dye",
)
DISGUISED = (
    "i n t i h a r",
    "s.u.i.c.i.d.e",
    "in-ti-har",
    "1nt1har",
    "su1c1de",
    "i w a n t t o d i e",
    "我想死",
    "真的不想活了",
    "死にたいです",
    "죽고 싶어요",
)
LOOK_ALIKES = (
    "O monta 4 bin istemek intihar",
    "Bu fiyatlar resmen intihar",
    "savunma yine intihar ediyor",
    "aynı sorunu yaşamak istemiyorum artık",
    "VIP üye olmak istiyorum",
    "üye olmk istiyrm",
    "cenazemde bu şarkıyı çalın",
    "my phone died tonight",
    "my battery will die today",
    "dying to try the new game",
    "let me know when i can sleep in that hotel",
    "bu tatlıya ölücem",
    "açlıktan ölücem",
    "kapıyı kendim durdururum",
    "a.b.c.d. harfleri, 1-2-3-4",
    "I can't end the chat today",
    "我想死你了",
    "hoca intihar kadrosu kurmuş",
    "my internet is dying tonight",
    "bekletme müziğiniz öldürecek bizi",
)


@pytest.mark.parametrize("text", [*BESIDE_LOOK_ALIKES, *HURRIED, *DISGUISED])
def test_distress_is_heard(classify: Classify, text: str) -> None:
    assert "distress" in classify(text).reasons


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_none(classify: Classify, text: str) -> None:
    assert "distress" not in classify(text).reasons


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("i n t i h a r", "intihar"),
        ("in-ti-har", "intihar"),
        ("s.u.i.c.i.d.e now", "suicide now"),
        ("1nt1har", "intihar"),
        ("param nerede", "param nerede"),
        ("saat 12 30", "saat 12 30"),
    ],
)
def test_disguises_are_undone(text: str, plain: str) -> None:
    assert unmask(fold(text).text) == plain
