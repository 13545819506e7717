"""The tables of socialbot.toml that are a platform's: a connector runs when its table is there."""

from __future__ import annotations

import re
from typing import Literal, Self

from pydantic import Field, SecretStr, model_validator

from socialbot.settings.section import ADDRESS, PREFIX, Section

WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")


class Sandbox(Section):
    """The sandbox network: `url` of the local platform (`socialbot sandbox`)."""

    url: str = Field("http://127.0.0.1:8090", pattern=ADDRESS)
    account: str = Field("papatya", pattern="^[!-~]+$")


class Telegram(Section):
    """Telegram. The token comes from SOCIALBOT_TELEGRAM__TOKEN (or ..._TOKEN_FILE), and for
    webhooks the secret from SOCIALBOT_TELEGRAM__WEBHOOK_SECRET. `api_url` is set to use a local
    Bot API server."""

    mode: Literal["polling", "webhook"] = "polling"
    token: SecretStr = SecretStr("")
    webhook_secret: SecretStr | None = None
    api_url: str = Field("https://api.telegram.org", pattern=ADDRESS)

    @model_validator(mode="after")
    def _has_secrets(self) -> Telegram:
        if not self.token.get_secret_value().strip():
            raise ValueError(f"token is missing: set {PREFIX}TELEGRAM__TOKEN or its _FILE form")
        if self.mode == "webhook" and not self.webhook_secret:
            raise ValueError(
                f"webhook_secret is missing: set {PREFIX}TELEGRAM__WEBHOOK_SECRET or its _FILE form"
            )
        secret = self.webhook_secret
        if secret and not WEBHOOK_SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("webhook_secret must be 16 to 256 letters, digits, _ or -")
        return self


class X(Section):
    """X. Four secrets of the developer app and the brand's account come from
    SOCIALBOT_X__CONSUMER_KEY, ..._CONSUMER_SECRET, ..._ACCESS_TOKEN and ..._ACCESS_TOKEN_SECRET (or
    their _FILE forms). `monthly_budget_usd` bounds what the account spends in a calendar month
    (UTC): reads stop when nine tenths are spent, answers when all is. Whether public replies carry
    links, which cost twenty times as much there, is said in the brand profile."""

    mode: Literal["polling", "webhook"] = "polling"
    consumer_key: SecretStr = SecretStr("")
    consumer_secret: SecretStr = SecretStr("")
    access_token: SecretStr = SecretStr("")
    access_token_secret: SecretStr = SecretStr("")
    monthly_budget_usd: float = Field(50.0, gt=0)
    api_url: str = Field("https://api.x.com", pattern=ADDRESS)

    @model_validator(mode="after")
    def _has_secrets(self) -> X:
        require(self, "consumer_key", "consumer_secret", "access_token", "access_token_secret")
        return self


class Meta(Section):
    """What Facebook and Instagram share. The token and the app's secret come from
    SOCIALBOT_<TABLE>__PAGE_TOKEN and ..._APP_SECRET; for webhooks also ..._VERIFY_TOKEN, which is
    typed into the app's dashboard (each also as _FILE). `page_id` is the Facebook page's.
    `private_replies`: comments are answered with the one private message that Meta allows for each,
    instead of under them."""

    mode: Literal["polling", "webhook"] = "polling"
    page_id: str = Field(pattern=r"^\d{1,32}$")
    page_token: SecretStr = SecretStr("")
    app_secret: SecretStr = SecretStr("")
    verify_token: SecretStr = SecretStr("")
    private_replies: bool = False
    version: str = Field("v26.0", pattern=r"^v\d{1,3}\.\d$")
    api_url: str = Field("https://graph.facebook.com", pattern=ADDRESS)

    @model_validator(mode="after")
    def _has_secrets(self) -> Self:
        require(self, "page_token", "app_secret")
        if self.mode == "webhook":
            require(self, "verify_token")
        return self


class Facebook(Meta):
    """A Facebook page: Messenger, mentions, comments."""


class Instagram(Meta):
    """A professional Instagram account that is tied to the page; `user_id` is its own id."""

    user_id: str = Field(pattern=r"^\d{1,32}$")


class Mastodon(Section):
    """An account on a Mastodon server at `url`. Its access token (scopes read, write:statuses)
    comes from SOCIALBOT_MASTODON__ACCESS_TOKEN or its _FILE form."""

    url: str = Field(pattern=ADDRESS)
    access_token: SecretStr = SecretStr("")

    @model_validator(mode="after")
    def _has_secrets(self) -> Mastodon:
        require(self, "access_token")
        return self


def require(table: Section, *keys: str) -> None:
    """Raise ValueError with the first secret that is missing, and where to set it."""
    for key in keys:
        if not getattr(table, key).get_secret_value().strip():
            variable = f"{PREFIX}{type(table).__name__.upper()}__{key.upper()}"
            raise ValueError(f"{key} is missing: set {variable} or its _FILE form")
