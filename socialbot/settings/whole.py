"""All settings together, and which source of them wins."""

from __future__ import annotations

from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from socialbot.settings.platforms import Facebook, Instagram, Mastodon, Sandbox, Telegram, X
from socialbot.settings.section import PREFIX
from socialbot.settings.sources import PlainVariables, SecretFiles
from socialbot.settings.tables import (
    Admin,
    Cases,
    Database,
    Delivery,
    Form,
    Guard,
    Incidents,
    Retention,
    Web,
)


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
    admin: Admin = Admin()
    sandbox: Sandbox | None = None
    telegram: Telegram | None = None
    x: X | None = None
    facebook: Facebook | None = None
    instagram: Instagram | None = None
    mastodon: Mastodon | None = None

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
