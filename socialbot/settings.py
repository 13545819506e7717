"""Settings: one socialbot.toml, secrets from the environment or from files, loud errors."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)
from pydantic_settings import SettingsError as SourceError

from socialbot.brand import describe_faults
from socialbot.domain import EntityType, Policy
from socialbot.errors import OperatorError

PREFIX = "SOCIALBOT_"
SQLITE = "sqlite:///"
SHORTEST_HOOK_SECRET = 16
ADDRESS = r"^https?://[^\s/]+"
WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
CONNECTORS = ("sandbox", "telegram")
WatchedTopic = Literal["outage", "technical_fault", "account_access", "payment"]
SECRETS = (
    ("secret_key",),
    ("telegram", "token"),
    ("telegram", "webhook_secret"),
    ("form", "webhook_secret"),
    ("incidents", "webhook_secret"),
)
ORIGIN = re.compile(r"https://[A-Za-z0-9.-]+(:\d{1,5})?|http://(localhost|127\.0\.0\.1)(:\d{1,5})?")
LOCAL_OR_SECURE = re.compile(r"https://[^\s/]|http://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(/|$)")


class SettingsError(OperatorError):
    """The configuration cannot be used; the text says which key and how to mend it."""


class Section(BaseModel):
    """A table of socialbot.toml: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Database(Section):
    """`url` is an SQLAlchemy URL: sqlite:///file.db or postgresql+psycopg://user@host/name."""

    url: str = "sqlite:///socialbot.db"


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

    webhook_url: str | None = None
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


class Settings(BaseSettings):
    """Everything an operator decides. A connector runs when its table is in the file.

    secret_key (SOCIALBOT_SECRET_KEY) keys the hashes of authors and seals reply addresses;
    at least 32 characters, the same on every process of one installation.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True
    )

    brand: Path | None = None
    replies: Path | None = None
    secret_key: SecretStr = SecretStr("")
    database: Database = Database()
    web: Web = Web()
    guard: Guard = Guard()
    delivery: Delivery = Delivery()
    cases: Cases = Cases()
    retention: Retention = Retention()
    form: Form = Form()
    incidents: Incidents = Incidents()
    sandbox: Sandbox | None = None
    telegram: Telegram | None = None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment wins over the *_FILE variables, both win over the file."""
        assert isinstance(init_settings, InitSettingsSource)
        tables = frozenset(init_settings.init_kwargs)
        return (
            PlainVariables(settings_cls, tables),
            SecretFiles(settings_cls, tables),
            init_settings,
        )


class PlainVariables(EnvSettingsSource):
    """SOCIALBOT_<KEY> variables; those that name a file are left to SecretFiles."""

    def __init__(self, settings_cls: type[BaseSettings], tables: frozenset[str]) -> None:
        super().__init__(settings_cls)
        self._tables = tables

    def __call__(self) -> dict[str, Any]:
        """What the environment says."""
        return _without_other_connectors(super().__call__(), self._tables)

    def _load_env_vars(self) -> Mapping[str, str | None]:
        found = super()._load_env_vars()
        return {name: value for name, value in found.items() if not name.endswith("_file")}


class SecretFiles(InitSettingsSource):
    """Reads SOCIALBOT_<KEY>_FILE variables: each names a file that holds the value of <KEY>."""

    def __init__(self, settings_cls: type[BaseSettings], tables: frozenset[str]) -> None:
        super().__init__(settings_cls, _without_other_connectors(_read_secret_files(), tables))


def _without_other_connectors(values: dict[str, Any], tables: frozenset[str]) -> dict[str, Any]:
    """A secret in the environment alone does not start a connector."""
    return {key: value for key, value in values.items() if key not in CONNECTORS or key in tables}


def _read_secret_files() -> dict[str, Any]:
    values: dict[str, Any] = {}
    for variable, name in os.environ.items():
        if not (variable.startswith(PREFIX) and variable.endswith("_FILE")):
            continue
        try:
            secret = Path(name).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            raise SettingsError(f"{variable} names a file that cannot be read") from None
        *tables, key = variable.removeprefix(PREFIX).removesuffix("_FILE").lower().split("__")
        table = values
        for part in tables:
            table = table.setdefault(part, {})
        table[key] = secret
    return values


def load_settings(path: Path | None = None, **overrides: Any) -> Settings:
    """Read `path` (TOML), or the defaults with the sample brand where path is None.

    A relative path inside the file counts from the file's folder. Raises SettingsError.
    """
    data = {**(_read_toml(path) if path else {}), **overrides}
    try:
        return Settings(**data)
    except SourceError:
        raise SettingsError(f"a {PREFIX}... variable of a list or table must be JSON") from None
    except ValidationError as error:
        place = path or "settings"
        raise SettingsError(f"{place}: {describe_faults(error)}") from None


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise SettingsError(f"{path} not found: name a file with --config") from None
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}") from None
    _refuse_secrets(path, data)
    _place_paths(path.parent, data)
    return data


def _place_paths(folder: Path, data: dict[str, Any]) -> None:
    """Relative paths in the file count from its folder, wherever the command is started."""
    for key in ("brand", "replies"):
        if isinstance(data.get(key), str):
            data[key] = folder / data[key]
    database = data.get("database")
    if isinstance(database, dict) and isinstance(url := database.get("url"), str):
        name = url.removeprefix(SQLITE)
        if name != url and name and not name.startswith((":", "/")):
            database["url"] = f"{SQLITE}{folder.absolute() / name}"


def _refuse_secrets(path: Path, data: dict[str, Any]) -> None:
    """A configuration file is copied and shown around; a secret in it is a mistake."""
    for *tables, key in SECRETS:
        table: Any = data
        for name in tables:
            table = table.get(name) if isinstance(table, dict) else None
        if isinstance(table, dict) and key in table:
            variable = PREFIX + "__".join((*tables, key)).upper()
            raise SettingsError(f"{path}: {key} is a secret: set {variable} or {variable}_FILE")
