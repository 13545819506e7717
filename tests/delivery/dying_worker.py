"""A worker that is killed while it sends: started by a test with a database's URL."""

from __future__ import annotations

import sys
import time

from socialbot.delivery.dbos_jobs import DbosJobs
from socialbot.delivery.sender import Sender
from socialbot.store.database import open_engine
from socialbot.store.seal import Vault

SECRET = "a secret of the tests, long enough"


def hang(*_arguments: object) -> str:
    """Say so, and never come back."""
    print("sending", flush=True)  # noqa: T201
    time.sleep(60)
    return "never"


if __name__ == "__main__":
    engine = open_engine(sys.argv[1])
    jobs = DbosJobs(engine, "worker-1", workers=4)
    sender = Sender(engine, Vault(SECRET), hang, jobs.enqueue, {})
    jobs.run(sender.deliver, ["sandbox"])
    time.sleep(60)
