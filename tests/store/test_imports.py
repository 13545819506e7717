"""Commands that send nothing do not pay for the job engine."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
import socialbot.store.records, socialbot.store.upgrade, socialbot.store.team
import socialbot.delivery.jobs, socialbot.delivery.sender
print("dbos" in sys.modules)
"""


def test_the_store_and_the_sender_do_not_import_the_job_engine() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, check=True, text=True)
    assert done.stdout == "False\n"
