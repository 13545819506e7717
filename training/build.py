"""Trains the pipeline and puts it into the package: python -m training.build

Deterministic under its seed; under half an hour on one core. See docs/training.md.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy
import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import load_model_from_config
from thinc.api import Adam, Config, Model, Optimizer, fix_random_seed

from socialbot.nlp.fingerprint import (
    LAYOUT,
    LISTS,
    WEIGHTS,
    hash_layout,
    hash_lists,
    hash_weights,
)
from socialbot.nlp.tally import Tally
from socialbot.nlp.trained import FOLDER, Trained
from training.docs import LABELS, make_example
from training.frames import Frame, read_frames
from training.messages import Labelled, make_messages
from training.score import score
from training.tally import teach
from training.values import Dice

SEED = 20261122
BATCH, DROPOUT = 32, 0.2
LEARN_RATE, DECAY = 0.002, 0.01
CONFIG = Path(__file__).parent / "config.cfg"


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, write, and score on what was held out."""
    options = _parse(arguments)
    numpy.seterr(over="ignore")  # hashes wrap around
    fix_random_seed(SEED)
    frames = _spread(read_frames(), options.frames)
    pipeline = (
        _keep(options.out) if options.tally else train(frames, options.copies, options.rounds)
    )
    _teach_tally(pipeline, list(make_messages(frames, options.copies, SEED, held_out=False)))
    pipeline.meta |= {LAYOUT: hash_layout(), LISTS: hash_lists()}
    pipeline.to_disk(options.out, exclude=["vocab", "tokenizer"])
    _note_weights(options.out)
    held_out = list(make_messages(frames, 2, SEED, held_out=True))
    print("\nOn frames and names that were held out:")
    for line in score(Trained(pipeline), held_out):
        print(line)


def _keep(folder: Path) -> Language:
    """The pipeline in a folder, for a new tally beside the network that it has. Raises SystemExit
    where that was trained for other features or lists than today's."""
    pipeline = spacy.load(folder, exclude=["vocab", "tokenizer"])
    if (pipeline.meta.get(LAYOUT), pipeline.meta.get(LISTS)) != (hash_layout(), hash_lists()):
        raise SystemExit(f"{folder}: the network is of another version; build it anew")
    return pipeline


def _note_weights(folder: Path) -> None:
    """Add a hash of what was learnt, so that a damaged file is refused."""
    path = folder / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8")) | {WEIGHTS: hash_weights(folder)}
    path.write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def train(frames: Sequence[Frame], copies: int, rounds: int) -> Language:
    """A pipeline trained in so many rounds on so many messages of each frame."""
    pipeline = _assemble()
    optimizer: Optimizer | None = None
    begin = time.monotonic()
    for number in range(rounds):
        examples = list(_examples(pipeline, frames, copies, SEED + number))
        if optimizer is None:
            optimizer = _initialize(pipeline, examples[:2000])
        optimizer.learn_rate = _learn_rate(number, rounds)
        losses = _train_round(pipeline, examples, optimizer, number)
        _report(number + 1, rounds, time.monotonic() - begin, losses)
    if optimizer is not None:
        _settle(pipeline, optimizer)
    return pipeline


def _teach_tally(pipeline: Language, messages: Sequence[Labelled]) -> None:
    tally = pipeline.get_pipe("tally")
    assert isinstance(tally, Tally)
    tally.weights = teach(messages, SEED)


def _settle(pipeline: Language, optimizer: Optimizer) -> None:
    """Give the pipeline the mean of all steps' weights, which is steadier than the last ones."""
    means = optimizer.averages or {}
    for component in (pipeline.get_pipe(name) for name in ("tok2vec", *LABELS)):
        model: Model[Any, Any] = getattr(component, "model")  # noqa: B009
        for node in model.walk():
            for weight in node.param_names:
                if (node.id, weight) in means:
                    node.set_param(weight, means[node.id, weight])


def _spread(frames: Sequence[Frame], most: int) -> Sequence[Frame]:
    """So many frames, taken evenly from all; 0 for every one."""
    if not 0 < most < len(frames):
        return frames
    return [frames[place * len(frames) // most] for place in range(most)]


def _report(done: int, rounds: int, seconds: float, losses: dict[str, float]) -> None:
    left = seconds / done * (rounds - done) / 60
    numbers = ", ".join(f"{name} {loss:.1f}" for name, loss in losses.items())
    print(f"round {done} of {rounds}, about {left:.0f} min left; loss: {numbers}", flush=True)


def _learn_rate(number: int, rounds: int) -> float:
    """Falls over the rounds in a straight line."""
    return LEARN_RATE * (1 - 0.95 * number / max(1, rounds - 1))


def _assemble() -> Language:
    config = Config().from_disk(CONFIG)
    return load_model_from_config(config, auto_fill=True)


def _initialize(pipeline: Language, sample: list[Example]) -> Optimizer:
    """Every label has its place, whether it is in the sample or not."""
    for name, labels in LABELS.items():
        pipeline.config["initialize"]["components"][name] = {"labels": labels}
    pipeline.initialize(lambda: sample)
    optimizer: Optimizer = Adam(
        LEARN_RATE, L2=DECAY, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True
    )
    return optimizer


def _examples(
    pipeline: Language, frames: Sequence[Frame], copies: int, seed: int
) -> Iterator[Example]:
    messages = make_messages(frames, copies, seed, held_out=False)
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
    parser.add_argument("--out", type=Path, default=FOLDER, help="where the pipeline goes")
    parser.add_argument("--copies", type=int, default=3, help="messages of each frame a round")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument(
        "--tally",
        action="store_true",
        help="keep the network that is in --out, and teach the tally alone: three minutes",
    )
    parser.add_argument(
        "--frames", type=int, default=0, help="so many only, for a quick try; 0: all"
    )
    options = parser.parse_args(arguments)
    if options.frames and options.out == FOLDER:
        parser.error("a try on some of the frames needs --out, or it would replace what is shipped")
    return options


if __name__ == "__main__":
    main()
