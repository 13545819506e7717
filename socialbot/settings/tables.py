"""The tables of socialbot.toml that are not a platform's."""

from __future__ import annotations

import re
from typing import Literal, Self

from pydantic import Field, SecretStr, field_validator, model_validator

from socialbot.domain import EntityType, Policy
from socialbot.settings.section import ADDRESS, PREFIX, Section, SettingsError

SQLITE = "sqlite:///"
SHORTEST_HOOK_SECRET = 16
WatchedTopic = Literal["outage", "technical_fault", "account_access", "payment"]
ORIGIN = re.compile(r"https://[A-Za-z0-9.-]+(:\d{1,5})?|http://(localhost|127\.0\.0\.1)(:\d{1,5})?")
LOCAL_OR_SECURE = re.compile(r"https://[^\s/]|http://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(/|$)")


class Database(Section):
    """`url` is an SQLAlchemy URL: sqlite:///file.db or postgresql+psycopg://user@host/name."""

    url: str = Field("sqlite:///socialbot.db", repr=False)  # may hold a password


class Web(Section):
    """Where the admin and the webhooks listen. `public_url` is what platforms call, if they do.
    `hosts` are further names that browsers call the admin by. `secure_cookies` is set where the
    admin is served over TLS. `trusted_proxies` is how many proxies of the operator's own stand in
    front: the client's address is the one that the outermost added to X-Forwarded-For."""

    host: str = Field("127.0.0.1", min_length=1)
    port: int = Field(8080, ge=0, le=65535)
    public_url: str | None = Field(None, pattern=ADDRESS)
    hosts: tuple[str, ...] = ()
    secure_cookies: bool = False
    trusted_proxies: int = Field(0, ge=0, le=10)


class Guard(Section):
    """`time_limit_ms`: a message that takes longer counts as blocked. `max_characters`: longer
    ones are cut for reading, count as blocked and go to a person. `recognizers` adds Presidio
    recognizers by class name: one of Presidio's own or "package.module:Class". `policies` says
    for a type of personal data whether it blocks (the default), is flagged for a person or is
    ignored; no policy lets it be stored."""

    time_limit_ms: int = Field(250, ge=10, le=10_000)
    max_characters: int = Field(20_000, ge=100)
    recognizers: tuple[str, ...] = ()
    policies: dict[EntityType, Policy] = Field(default_factory=dict)


class Delivery(Section):
    """Reply jobs: parallel sends in this process and the cap of replies to one person in an hour,
    which holds back no help line. `worker` names this process's place among several that send;
    each needs its own, and the same again after a restart. `team_silence_hours`: so long the bot
    keeps out of a conversation after a person of the team has answered there. `shadow`: nothing
    is sent, and the admin shows what would have been said."""

    worker: str = Field("worker-1", min_length=1)
    workers: int = Field(8, ge=1, le=64)
    replies_per_hour: int = Field(6, ge=1)
    team_silence_hours: int = Field(72, ge=0, le=8_760)
    shadow: bool = False


class Cases(Section):
    """Records of what people ask. `period_days`: messages of one person about one topic join one
    case up to so many days after the last. `code_days`: a typed case code counts up to so many
    days after the last message of its case. After `tries_per_author` wrong codes within an hour no
    code of that person counts; after `tries_per_account` no code of anybody who writes to that
    account, or of the form."""

    period_days: int = Field(14, ge=1, le=365)
    code_days: int = Field(30, ge=1, le=365)
    tries_per_author: int = Field(5, ge=1, le=1_000)
    tries_per_account: int = Field(100, ge=1, le=100_000)


class Retention(Section):
    """Days that records are kept; the sealed address goes earlier, with the reply."""

    days: int = Field(180, ge=1, le=36_500)


class Hooked(Section):
    """A table with a webhook of the operator's. What is posted to `webhook_url` is signed with the
    secret of SOCIALBOT_<TABLE>__WEBHOOK_SECRET (or ..._SECRET_FILE), which only a process that
    posts needs."""

    webhook_url: str | None = Field(None, repr=False)  # some services' URLs are keys
    webhook_secret: SecretStr | None = None

    @model_validator(mode="after")
    def _is_safe(self) -> Self:
        if self.webhook_url is None:
            return self
        if not LOCAL_OR_SECURE.match(self.webhook_url):
            raise ValueError("webhook_url must begin with https:// (http:// on localhost only)")
        return self

    def require_secret(self) -> None:
        """Raise SettingsError where there is a webhook, and no secret to sign with."""
        secret = self.webhook_secret.get_secret_value() if self.webhook_secret else ""
        if self.webhook_url and len(secret) < SHORTEST_HOOK_SECRET:
            table = type(self).__name__
            raise SettingsError(
                f"{table.lower()}.webhook_secret is missing or short: set "
                f"{PREFIX}{table.upper()}__WEBHOOK_SECRET or its _FILE form, "
                f"{SHORTEST_HOOK_SECRET} characters or more"
            )


class Oidc(Section):
    """Single sign-on, where there is an issuer (needs the extra `sso`). `client_id` and the secret
    of SOCIALBOT_ADMIN__OIDC__CLIENT_SECRET (or ..._SECRET_FILE) are those of the application that
    was registered there. What the claim `role_claim` names is somebody's role, by `roles` where the
    names there are others than ours; without a role of ours nobody gets in. `name_claim` becomes
    the user name."""

    issuer: str | None = None
    client_id: str = ""
    client_secret: SecretStr | None = None
    role_claim: str = Field("socialbot_role", min_length=1)
    roles: dict[str, Literal["viewer", "agent", "lead", "admin"]] = Field(default_factory=dict)
    name_claim: str = Field("preferred_username", min_length=1)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.issuer is None:
            return self
        if not LOCAL_OR_SECURE.match(self.issuer):
            raise ValueError("issuer must begin with https:// (http:// on localhost only)")
        if not self.client_id:
            raise ValueError(
                "client_id is missing: it is given where the application is registered"
            )
        return self

    def require_secret(self) -> None:
        """Raise SettingsError where there is an issuer, and no secret to show there."""
        if self.issuer and not (self.client_secret and self.client_secret.get_secret_value()):
            raise SettingsError(
                "admin.oidc.client_secret is missing: set "
                f"{PREFIX}ADMIN__OIDC__CLIENT_SECRET or its _FILE form"
            )


class Admin(Section):
    """The team's pages. `require_second_factor`: nobody gets in without a code of an app after the
    password. `teams` names the part of the team that a platform belongs to; viewers and agents of
    another part do not act there."""

    require_second_factor: bool = False
    teams: dict[str, str] = Field(default_factory=dict)
    oidc: Oidc = Oidc()


class Form(Hooked):
    """The on-site form at /form, in processes that take in. `embed_origins` are the brand's pages
    that may show it in a frame. `reports_per_hour` bounds the reports of one client address,
    `all_reports_per_hour` those of all. Reports are also posted to `webhook_url`, signed with the
    secret of SOCIALBOT_FORM__WEBHOOK_SECRET (or ..._SECRET_FILE)."""

    enabled: bool = True
    embed_origins: tuple[str, ...] = ()
    reports_per_hour: int = Field(20, ge=1)
    all_reports_per_hour: int = Field(2_000, ge=1)

    @field_validator("embed_origins")
    @classmethod
    def _are_origins(cls, origins: tuple[str, ...]) -> tuple[str, ...]:
        if not all(ORIGIN.fullmatch(origin) for origin in origins):
            raise ValueError("write each as https://www.papatya.example, without a path")
        return origins


class Incidents(Hooked):
    """When many people who report the same fault are one incident: `reporters` different people (or
    clients of the form) about one of the `topics` within `window_minutes`. It closes when, over
    `quiet_minutes`, hardly anybody reports it any more. Each that opens goes to the webhook."""

    topics: tuple[WatchedTopic, ...] = ("outage", "technical_fault")
    reporters: int = Field(10, ge=2, le=100_000)
    window_minutes: int = Field(10, ge=1, le=1_440)
    quiet_minutes: int = Field(30, ge=1, le=10_080)

    @model_validator(mode="after")
    def _is_patient(self) -> Incidents:
        if self.quiet_minutes < self.window_minutes:
            raise ValueError("quiet_minutes must not be shorter than window_minutes")
        return self
