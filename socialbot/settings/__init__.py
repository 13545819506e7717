"""Settings: one socialbot.toml, secrets from the environment or from files, loud errors."""

from socialbot.settings.load import SECRETS, load_settings
from socialbot.settings.platforms import (
    Facebook,
    Instagram,
    Mastodon,
    Meta,
    Sandbox,
    Telegram,
    X,
)
from socialbot.settings.section import SettingsError
from socialbot.settings.tables import (
    SQLITE,
    Admin,
    Cases,
    Database,
    Delivery,
    Form,
    Guard,
    Incidents,
    Oidc,
    Retention,
    WatchedTopic,
    Web,
)
from socialbot.settings.whole import Settings

__all__ = [
    "SECRETS",
    "SQLITE",
    "Admin",
    "Cases",
    "Database",
    "Delivery",
    "Facebook",
    "Form",
    "Guard",
    "Incidents",
    "Instagram",
    "Mastodon",
    "Meta",
    "Oidc",
    "Retention",
    "Sandbox",
    "Settings",
    "SettingsError",
    "Telegram",
    "WatchedTopic",
    "Web",
    "X",
    "load_settings",
]
