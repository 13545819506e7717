"""Trains the pipeline that is shipped in socialbot/nlp/model; see training/README.md."""
