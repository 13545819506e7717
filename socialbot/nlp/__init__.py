"""Reads messages."""

import os

# Numbers of this size are multiplied faster by one thread than by several that wait for each
# other. It must be said before numpy is imported; who wants more threads sets the variable.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
