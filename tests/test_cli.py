"""The command line: known faults end with one line that says how to mend them."""

from __future__ import annotations

import ctypes
import json
import logging
import os
import socket
import sys
from pathlib import Path

import pytest

import socialbot
from socialbot import cli

SECRET = "s" * 40
PR_GET_DUMPABLE = 3


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Run the command line in an empty folder; gives exit code, standard output and error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOCIALBOT_SECRET_KEY", SECRET)

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["socialbot", *arguments])
        code: object = 0
        try:
            cli.main()
        except SystemExit as end:
            code = end.code
        out, error = capsys.readouterr()
        if isinstance(code, str):
            code, error = 1, error + code
        return int(code or 0), out, error  # type: ignore[call-overload]

    mask = os.umask(0o022)
    yield run
    os.umask(mask)


@pytest.mark.parametrize(
    "command", [[], ["db"], ["user"], ["check"], ["demo"], ["run"], ["doctor"]]
)
def test_every_command_has_help(run, command: list[str]) -> None:
    code, out, _ = run(*command, "--help")
    assert code == 0
    assert "Usage" in out


def test_what_a_library_says_in_any_command_shows_no_text(
    run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def talk() -> None:
        library = logging.getLogger("some.library")
        library.addHandler(logging.StreamHandler(sys.stderr))
        library.error("planted %s", "words")

    monkeypatch.setattr(cli, "app", talk)
    _, out, error = run("check")
    assert "planted" not in out + error
    assert "words" not in out + error


def test_version_is_shown(run) -> None:
    code, out, _ = run("--version")
    assert (code, out.strip()[0].isdigit()) == (0, True)


@pytest.mark.parametrize("command", ["check", "demo", "run", "doctor", "sandbox"])
def test_help_shows_an_example(run, command: str) -> None:
    assert f"Example: socialbot {command}" in run(command, "--help")[1]


def test_check_writes_one_line_of_json(run) -> None:
    code, out, _ = run("check", "Hesabıma giremiyorum")
    assert code == 0
    assert json.loads(out)["channel"] == "live_chat"


def test_message_without_quotes_is_read_and_not_repeated(run) -> None:
    code, out, error = run("check", "numaram", "0532", "123", "45", "67")
    assert code == 0
    assert json.loads(out)["blocked"] is True
    assert "0532" not in out + error


def test_check_reads_a_time_of_the_brands_clock(run) -> None:
    brand = Path(socialbot.__file__).parent / "sample" / "brand.toml"
    hours = '\n[live_chat.hours]\nmonday-friday = ["09:00-18:00"]\n'
    Path("brand.toml").write_text(brand.read_text("utf-8") + hours, "utf-8")
    write_config('brand = "brand.toml"\n')
    said = {
        time: json.loads(run("check", "Hesabıma giremiyorum", "--at", time)[1])["reply"]
        for time in ("2026-11-23T17:59", "2026-11-23T18:01", "2026-11-23T17:59Z")
    }
    closed = ["09.00" in reply for reply in said.values()]
    assert closed == [False, True, True]  # in UTC it is three hours later there


def write_config(text: str) -> str:
    Path("socialbot.toml").write_text(text, encoding="utf-8")
    return text


SANDBOX = '[sandbox]\nurl = "http://127.0.0.1:9"\n'


@pytest.mark.parametrize(
    ("config", "command", "told"),
    [
        ("", ["run"], "no connector is configured"),
        ("[telegram]\n", ["run"], "SOCIALBOT_TELEGRAM__TOKEN"),
        ("colour = 1\n", ["run"], "colour"),
        ('brand = "nowhere.toml"\n', ["check", "x"], "brand profile not found"),
        (SANDBOX, ["run"], "socialbot db upgrade"),
        (SANDBOX + '[database]\nurl = "sqlite:////nowhere/x.db"\n', ["db", "upgrade"], "/nowhere"),
        (SANDBOX + '[database]\nurl = "what"\n', ["db", "upgrade"], "database.url"),
        (SANDBOX, ["run", "--role", "king"], "--role king is unknown"),
        ("", ["check", "--file", "nothing.jsonl"], "nothing.jsonl"),
        ("", ["check", "--config", "none.toml", "x"], "none.toml not found"),
        ("", ["user", "add", "ayse"], "socialbot db upgrade"),
        ('[database]\nurl = "sqlite://"\n', ["db", "upgrade"], "names no file"),
        ('[database]\nurl = "postgresql://a:b@h:port/x"\n', ["db", "upgrade"], "database.url"),
        ('[guard]\nrecognizers = ["NoSuch"]\n', ["check", "x"], "NoSuch cannot be loaded"),
        ('[web]\npublic_url = "not a url"\n', ["check", "x"], "web.public_url"),
        ("[web]\nprot = 1\n", ["check", "x"], "web.prot: unknown key"),
        ("", ["check", "x", "--at", "tonight"], "--at is not a time: write it as 2026-"),
    ],
)
def test_fault_ends_with_one_line(run, config: str, command: list[str], told: str) -> None:
    write_config(config)
    code, _, error = run(*command)
    assert code == 1
    assert told in error
    assert len(error.strip().splitlines()) == 1
    assert "Traceback" not in error


def test_real_platform_needs_a_brand_of_its_own(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOCIALBOT_TELEGRAM__TOKEN", "123456:abcdefghijklmnopqrstuvwxyzabcdefghi")
    write_config("[telegram]\n")
    code, _, error = run("run")
    assert code == 1
    assert "no brand profile is configured" in error


def test_short_secret_is_told(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOCIALBOT_SECRET_KEY", "short")
    write_config(SANDBOX)
    assert "SOCIALBOT_SECRET_KEY" in run("run")[2]


def test_port_in_use_is_told(run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        write_config(SANDBOX + f"[web]\nport = {port}\n")
        assert run("db", "upgrade")[0] == 0
        code, _, error = run("run")
    assert code == 1
    assert f"port {port} is in use" in error


def test_changed_secret_is_told(run, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import UTC, datetime

    from socialbot.store.cursors import move_cursor
    from socialbot.store.database import open_engine, writing
    from socialbot.store.entries import CursorMove
    from socialbot.store.seal import Vault

    write_config(SANDBOX)
    run("db", "upgrade")
    engine = open_engine("sqlite:///socialbot.db")
    with writing(engine) as conn:
        move_cursor(conn, Vault("x" * 40), CursorMove("sandbox", "p", "7"), datetime.now(UTC))
    engine.dispose()
    for command in ("run", "doctor"):
        _, out, error = run(command)
        assert "SOCIALBOT_SECRET_KEY is not the one" in out + error


def test_member_is_added_once(run) -> None:
    write_config("")
    assert run("db", "upgrade")[0] == 0
    code, out, _ = run("user", "add", "ayse", "--role", "lead")
    assert code == 0
    assert "ayse can log in" in out
    assert "taken" in run("user", "add", "ayse")[2]


def test_member_gets_a_fresh_password_and_can_be_removed(run) -> None:
    write_config("")
    run("db", "upgrade")
    first = run("user", "add", "ayse")[1]
    second = run("user", "password", "ayse")[1]
    assert "ayse can log in" in second
    assert first.split()[-1] != second.split()[-1]
    assert run("user", "remove", "ayse")[0] == 0
    assert "no user of this name" in run("user", "password", "ayse")[2]


def test_doctor_tells_what_is_missing(run) -> None:
    write_config(SANDBOX)
    code, out, _ = run("doctor")
    assert code == 1
    assert "ok   secret_key" in out
    assert "FAIL database: there is no database file socialbot.db" in out
    assert not Path("socialbot.db").exists(), "a check changes nothing"
    assert "FAIL sandbox.reachable" in out


FAULTY = 'name = ""\ncountry = "Turkey"\n'
HOOKED = "[form]\nwebhook_url = 'https://tickets.papatya.example/'\n"


def test_doctor_tells_each_fault_of_a_profile_once_on_a_line_of_its_own(run) -> None:
    Path("brand.toml").write_text(FAULTY)
    write_config('brand = "brand.toml"\n' + SANDBOX + HOOKED)
    code, out, _ = run("doctor")
    assert code == 1
    assert out.startswith("FAIL brand: ")
    assert out.count("country: ") == out.count("links: is missing") == 1
    assert "       links: is missing" in out.splitlines()
    assert "FAIL form.webhook: " in out
    assert "SOCIALBOT_FORM__WEBHOOK_SECRET" in out


@pytest.mark.parametrize("command", [("check", "merhaba"), ("templates", "check")])
def test_what_posts_nothing_tells_faults_of_the_profile_not_of_the_webhook(run, command) -> None:
    Path("brand.toml").write_text(FAULTY)
    write_config('brand = "brand.toml"\n' + SANDBOX + HOOKED)
    code, _, error = run(*command)
    assert code == 1
    assert "links: is missing" in error
    assert "WEBHOOK_SECRET" not in error


def test_what_runs_the_webhook_needs_its_secret(run) -> None:
    write_config(SANDBOX + HOOKED)
    assert "SOCIALBOT_FORM__WEBHOOK_SECRET" in run("run")[2]


def test_doctor_is_content_where_all_is_well(run, monkeypatch: pytest.MonkeyPatch) -> None:
    from socialbot.connectors.base import Check
    from socialbot.connectors.sandbox.connector import SandboxConnector

    async def probe(_: object) -> list[Check]:
        return [Check("sandbox.account", ok=True)]

    monkeypatch.setattr(SandboxConnector, "probe", probe)
    write_config(SANDBOX)
    run("db", "upgrade")
    assert run("doctor")[0] == 0


def test_doctor_names_the_page_where_what_is_missing_is_set(
    run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from socialbot.connectors.base import Check
    from socialbot.connectors.sandbox.connector import SandboxConnector

    async def probe(_: object) -> list[Check]:
        hint = "the token may not write"
        return [Check("sandbox.scopes", False, hint, "https://papatya.example/[apps]")]

    monkeypatch.setattr(SandboxConnector, "probe", probe)
    write_config(SANDBOX)
    code, out, _ = run("doctor")
    line = "FAIL sandbox.scopes: the token may not write -> https://papatya.example/[apps]"
    assert line in out.splitlines()
    assert code == 1


def test_unexpected_error_loses_its_text(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("0532 000 00 00")

    monkeypatch.setattr("socialbot.commands.check.check_text", fail)
    code, _, error = run("check", "x")
    assert code == 1
    assert "0532" not in error
    assert "ValueError at test_cli.py:" in error


def test_files_are_for_this_user_only_and_no_memory_is_dumped(run) -> None:
    import resource

    assert run("--help")[0] == 0
    assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
    if sys.platform == "linux":  # where dumps go to a program, the limit is not asked
        assert ctypes.CDLL(None).prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0
    write_config("")
    assert run("db", "upgrade")[0] == 0
    assert Path("socialbot.db").stat().st_mode & 0o077 == 0
