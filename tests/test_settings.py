"""Settings: one file, secrets from outside, and every fault told with its key."""

from __future__ import annotations

from pathlib import Path

import pytest

from socialbot.settings import Settings, SettingsError, load_settings

TOKEN = "123456:abcdefghijklmnopqrstuvwxyz"


@pytest.fixture
def write(tmp_path: Path):
    def write(text: str) -> Path:
        path = tmp_path / "socialbot.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_defaults_need_no_file() -> None:
    settings = load_settings()
    assert settings.database.url.startswith("sqlite:///")
    assert settings.telegram is None


def test_connector_runs_when_its_table_is_in_the_file(write, monkeypatch) -> None:
    monkeypatch.setenv("SOCIALBOT_TELEGRAM__TOKEN", TOKEN)
    settings = load_settings(write("[telegram]\nmode = 'polling'\n"))
    assert settings.telegram
    assert settings.telegram.token.get_secret_value() == TOKEN


def test_secret_in_the_environment_alone_starts_no_connector(monkeypatch) -> None:
    monkeypatch.setenv("SOCIALBOT_TELEGRAM__TOKEN", TOKEN)
    assert load_settings().telegram is None


def test_half_a_connector_in_the_environment_is_no_fault(monkeypatch) -> None:
    monkeypatch.setenv("SOCIALBOT_TELEGRAM__WEBHOOK_SECRET", "x" * 20)
    assert load_settings().telegram is None


def test_database_file_counts_from_the_file_wherever_it_is_started(write, tmp_path: Path) -> None:
    settings = load_settings(write('[database]\nurl = "sqlite:///data/bot.db"\n'))
    assert settings.database.url == f"sqlite:///{tmp_path / 'data' / 'bot.db'}"
    settings = load_settings(write('[database]\nurl = "sqlite:////srv/bot.db"\n'))
    assert settings.database.url == "sqlite:////srv/bot.db"


def test_blank_token_is_no_token(write, monkeypatch) -> None:
    monkeypatch.setenv("SOCIALBOT_TELEGRAM__TOKEN", "  ")
    with pytest.raises(SettingsError, match="token is missing"):
        load_settings(write("[telegram]\n"))


def test_secret_may_come_from_a_file(write, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "token").write_text(TOKEN + "\n")
    monkeypatch.setenv("SOCIALBOT_TELEGRAM__TOKEN_FILE", str(tmp_path / "token"))
    settings = load_settings(write("[telegram]\n"))
    assert settings.telegram
    assert settings.telegram.token.get_secret_value() == TOKEN


def test_unreadable_secret_file_is_named(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOCIALBOT_SECRET_KEY_FILE", str(tmp_path / "nothing"))
    with pytest.raises(SettingsError, match="SOCIALBOT_SECRET_KEY_FILE"):
        load_settings()


def test_paths_count_from_the_file(write, tmp_path: Path) -> None:
    assert load_settings(write('brand = "brand.toml"\n')).brand == tmp_path / "brand.toml"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[telegram]\n", "token is missing: set SOCIALBOT_TELEGRAM__TOKEN"),
        ("colour = 1\n", "colour"),
        ("[web]\nprot = 1\n", "web.prot"),
        ("[web]\nport = 70000\n", "web.port"),
        ("[web\n", "not valid TOML"),
        ('secret_key = "x"\n', "SOCIALBOT_SECRET_KEY_FILE"),
        ('[telegram]\ntoken = "x"\n', "SOCIALBOT_TELEGRAM__TOKEN_FILE"),
    ],
)
def test_fault_is_told_with_its_key(write, text: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told) as caught:
        load_settings(write(text))
    assert "\n" not in str(caught.value)


def test_webhook_mode_needs_its_secret(write, monkeypatch) -> None:
    monkeypatch.setenv("SOCIALBOT_TELEGRAM__TOKEN", TOKEN)
    with pytest.raises(SettingsError, match="webhook_secret is missing"):
        load_settings(write("[telegram]\nmode = 'webhook'\n"))


def test_missing_file_is_told() -> None:
    with pytest.raises(SettingsError, match="not found"):
        load_settings(Path("nowhere.toml"))


def test_no_secret_shows_in_a_repr() -> None:
    settings = Settings(secret_key="s" * 40)  # type: ignore[arg-type]
    assert "ssss" not in repr(settings)


def test_no_url_that_may_hold_one_shows_in_a_repr() -> None:
    settings = Settings(
        database={"url": "postgresql://bot:planted@db.example/bot"},  # type: ignore[arg-type]
        form={"webhook_url": "https://hooks.example/planted"},  # type: ignore[arg-type]
        incidents={"webhook_url": "https://hooks.example/planted"},  # type: ignore[arg-type]
    )
    assert "planted" not in repr(settings) + str(settings)


@pytest.mark.parametrize("secret", ["short", "with blanks in it, long", "ş" * 20])
def test_webhook_secret_that_the_platform_would_refuse_is_told(
    write, monkeypatch, secret: str
) -> None:
    monkeypatch.setenv("SOCIALBOT_TELEGRAM__TOKEN", TOKEN)
    monkeypatch.setenv("SOCIALBOT_TELEGRAM__WEBHOOK_SECRET", secret)
    with pytest.raises(SettingsError, match="webhook_secret must be"):
        load_settings(write("[telegram]\nmode = 'webhook'\n"))


def test_list_in_the_environment_must_be_json(monkeypatch) -> None:
    monkeypatch.setenv("SOCIALBOT_WEB__HOSTS", "a.example")
    with pytest.raises(SettingsError, match="must be JSON"):
        load_settings()


def test_byte_order_mark_of_an_editor_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "socialbot.toml"
    path.write_bytes(b"\xef\xbb\xbf[web]\nport = 1234\n")
    assert load_settings(path).web.port == 1234


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("embed_origins = ['https://www.papatya.example/page']", "without a path"),
        ("embed_origins = ['http://www.papatya.example']", "without a path"),
        ("embed_origins = ['*']", "without a path"),
        ("embed_origins = ['https://a.example; script-src *']", "without a path"),
        ("webhook_url = 'http://tickets.papatya.example/'", "must begin with https"),
        ("webhook_url = 'http://localhost.evil.example/'", "must begin with https"),
        ("webhook_secret = 'in the file, where it must not be'", "FORM__WEBHOOK_SECRET_FILE"),
    ],
)
def test_form_that_would_not_be_safe_is_refused(write, text: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        load_settings(write(f"[form]\n{text}\n"))


@pytest.mark.parametrize("url", ["https://tickets.papatya.example/in", "http://localhost:9000/in"])
@pytest.mark.parametrize("table", ["form", "incidents"])
def test_only_what_posts_needs_the_secret_of_a_webhook(
    write, monkeypatch, url: str, table: str
) -> None:
    settings = load_settings(write(f"[{table}]\nwebhook_url = '{url}'\n"))
    with pytest.raises(SettingsError, match=f"{table.upper()}__WEBHOOK_SECRET"):
        getattr(settings, table).require_secret()
    monkeypatch.setenv(f"SOCIALBOT_{table.upper()}__WEBHOOK_SECRET", "sixteen letters!")
    getattr(load_settings(write(f"[{table}]\nwebhook_url = '{url}'\n")), table).require_secret()


@pytest.mark.parametrize("url", ["https://tickets.papatya.example/in", "http://localhost:9000/in"])
def test_form_with_a_webhook_keeps_its_secret(write, monkeypatch, url: str) -> None:
    monkeypatch.setenv("SOCIALBOT_FORM__WEBHOOK_SECRET", "sixteen letters!")
    settings = load_settings(write(f"[form]\nwebhook_url = '{url}'\n"))
    assert settings.form.webhook_url == url
    assert "sixteen" not in repr(settings)
