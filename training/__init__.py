"""Trains the pipeline that is shipped in socialbot/nlp/model; see docs/training.md."""
