"""Guard and triage are not worse than the README says. Where they are better, or more was labelled:
socialbot evaluate evaluation --write README.md --write docs/evaluation.md"""

from __future__ import annotations

from pathlib import Path

import pytest

from socialbot.brand import load_brand
from socialbot.commands.evaluate import evaluate_paths
from socialbot.evaluation.measures import Evaluation, measure_all
from socialbot.evaluation.publish import Published, read_published
from socialbot.evaluation.tables import LANGUAGES
from socialbot.pipeline import Pipeline
from socialbot.redirect.library import Depth
from socialbot.settings import Guard

ROOT = Path(__file__).parents[2]
PATIENT = 10_000
PUBLISHED = read_published((ROOT / "README.md").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def measured() -> Evaluation:
    """With time enough on a machine that does other things besides."""
    pipeline = Pipeline(load_brand(), Guard(time_limit_ms=PATIENT), depth=Depth.FILES)
    return measure_all(evaluate_paths(pipeline, [ROOT / "evaluation"]))


def test_readme_tells_the_figures_of_both_languages() -> None:
    assert {"Turkish", "English", "all"} <= set(PUBLISHED)


@pytest.mark.parametrize("language", ["tr", "en"])
def test_personal_data_is_blocked_as_published(measured: Evaluation, language: str) -> None:
    recall = measured.languages[language].recall
    assert (recall.share or 0) >= (_published(language).recall.share or 0)


@pytest.mark.parametrize("language", ["tr", "en"])
def test_harmless_messages_pass_as_published(measured: Evaluation, language: str) -> None:
    false_blocks = measured.languages[language].false_blocks
    assert (false_blocks.share or 0) <= (_published(language).false_blocks.share or 0)


@pytest.mark.parametrize("language", ["tr", "en"])
def test_messages_are_sent_to_the_right_channel_as_published(
    measured: Evaluation, language: str
) -> None:
    channel = measured.languages[language].channel
    assert (channel.share or 0) >= (_published(language).channel.share or 0)


@pytest.mark.parametrize("language", ["tr", "en"])
def test_people_at_risk_are_seen_as_published(measured: Evaluation, language: str) -> None:
    figures = measured.languages[language]
    assert (figures.risks.share or 0) >= (_published(language).risks.share or 0)
    assert (figures.false_risks.share or 0) <= (_published(language).false_risks.share or 0)


def _published(language: str) -> Published:
    return PUBLISHED[LANGUAGES[language]]
