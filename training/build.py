"""Trains the pipeline and puts it into the package: python -m training.build

Deterministic under its seed; some ten minutes on one core.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy
from spacy.language import Language
from spacy.training import Example
from spacy.util import load_model_from_config
from thinc.api import Config, Optimizer, fix_random_seed

from socialbot.nlp.trained import FOLDER, Trained
from training.docs import make_example
from training.frames import read_frames
from training.messages import make_messages
from training.score import score
from training.values import Dice

SEED = 20261122
BATCH, DROPOUT = 32, 0.15
LEARN_RATE = 0.002
CONFIG = Path(__file__).parent / "config.cfg"


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, score on what was held out, and write."""
    options = _parse(arguments)
    fix_random_seed(SEED)
    pipeline = train(options.copies, options.rounds)
    held_out = list(make_messages(read_frames(), 2, SEED, held_out=True))
    for line in score(Trained(pipeline), held_out):
        print(line)
    pipeline.to_disk(options.out, exclude=["vocab", "tokenizer"])


def train(copies: int, rounds: int) -> Language:
    """A pipeline trained in so many rounds on so many messages of each frame."""
    pipeline = _assemble()
    examples: list[Example] = []
    optimizer = None
    for number in range(rounds):
        examples = list(_examples(pipeline, copies, SEED + number))
        if optimizer is None:
            sample = examples[:2000]
            optimizer = pipeline.initialize(lambda: sample)  # noqa: B023 - called at once
        optimizer.learn_rate = _learn_rate(number, rounds)
        losses = _train_round(pipeline, examples, optimizer, number)
        print(number + 1, {name: round(loss, 1) for name, loss in losses.items()}, flush=True)
    return pipeline


def _learn_rate(number: int, rounds: int) -> float:
    """Falls over the rounds in a straight line."""
    return LEARN_RATE * (1 - 0.95 * number / max(1, rounds - 1))


def _assemble() -> Language:
    config = Config().from_disk(CONFIG)
    return load_model_from_config(config, auto_fill=True)


def _examples(pipeline: Language, copies: int, seed: int) -> Iterator[Example]:
    messages = make_messages(read_frames(), copies, seed, held_out=False)
    for number, message in enumerate(messages):
        if message.text.strip():
            yield make_example(message, pipeline.vocab, Dice(f"{seed}-{number}"))


def _train_round(
    pipeline: Language, examples: list[Example], optimizer: Optimizer, number: int
) -> dict[str, float]:
    random.Random(SEED + number).shuffle(examples)
    losses: dict[str, float] = {}
    for start in range(0, len(examples), BATCH):
        batch = examples[start : start + BATCH]
        pipeline.update(batch, sgd=optimizer, losses=losses, drop=DROPOUT)
    return losses


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--copies", type=int, default=3, help="messages of each frame a round")
    parser.add_argument("--rounds", type=int, default=14)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    numpy.seterr(over="ignore")
    main()
