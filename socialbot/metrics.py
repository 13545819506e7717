"""Counters for Prometheus: how many, never what. Labels are words of ours only."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram


class Metrics:
    """The bot's own registry; nothing of the process or of other libraries is in it."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.messages = Counter(
            "socialbot_messages",
            "Messages decided and committed, redeliveries included",
            ("platform", "kind", "blocked"),
            registry=self.registry,
        )
        self.duplicates = Counter(
            "socialbot_duplicates", "Messages seen before", ("platform",), registry=self.registry
        )
        self.skipped = Counter(
            "socialbot_skipped_updates",
            "Updates that could not be read",
            ("platform",),
            registry=self.registry,
        )
        self.pull_errors = Counter(
            "socialbot_pull_errors", "Failed pulls", ("platform", "code"), registry=self.registry
        )
        self.sends = Counter(
            "socialbot_sends", "Tried sends", ("platform", "result"), registry=self.registry
        )
        self.hides = Counter(
            "socialbot_hides",
            "Tries to hide a public post with personal data",
            ("platform", "result"),
            registry=self.registry,
        )
        self.queued = Gauge(
            "socialbot_replies_queued", "Replies that wait to be sent", registry=self.registry
        )
        self.oldest = Gauge(
            "socialbot_replies_oldest_seconds",
            "Age of the reply that waits longest",
            registry=self.registry,
        )
        self.lag = Histogram(
            "socialbot_lag_seconds",
            "From the platform's time stamp to the commit",
            ("platform",),
            buckets=(0.1, 0.25, 0.5, 1, 2, 5, 15, 60, 300, 3600),
            registry=self.registry,
        )
        self.incidents_opened = Counter(
            "socialbot_incidents_opened",
            "Faults that many people reported at the same time",
            ("topic",),
            registry=self.registry,
        )
        self.incidents_open = Gauge(
            "socialbot_incident_open",
            "1 while many people report a fault",
            ("topic",),
            registry=self.registry,
        )
        self.connectors = Gauge(
            "socialbot_connector_up", "1 while pulls work", ("platform",), registry=self.registry
        )
