"""Asks an OpenID Connect issuer who somebody is: code flow with PKCE, and a signed answer."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, cast

import requests

from socialbot.errors import OperatorError
from socialbot.settings import Oidc
from socialbot.store.sso import Identity

SCOPE = "openid profile email"
TIMEOUT = 10.0  # seconds
SIGNED_WITH = ["RS256", "PS256", "ES256", "EdDSA"]  # never a secret of ours, and never nothing
AUTH_AGE = 60  # seconds that a login may be old which counts as a fresh proof
PLACES = ("authorization_endpoint", "token_endpoint", "jwks_uri")
DISCOVERY = "/.well-known/openid-configuration"
RANK = ("admin", "lead", "agent", "viewer")


class SsoFailed(Exception):
    """The issuer did not answer, or not as it must. The text is a code of ours."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What a browser takes along to the issuer and back. proof: it proves again who they are."""

    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    next: str = field(repr=False)
    proof: str = field(default="", repr=False)

    def plain(self) -> dict[str, str]:
        """For sealing."""
        return asdict(self)


def new_errand(onward: str, proof: bool = False) -> Errand:
    """A fresh one; `onward` is where it leads in the end."""
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    return Errand(state, nonce, verifier, onward, "yes" if proof else "")


class SsoClient:
    """One issuer. All calls block. Raises OperatorError where the extra `sso` is not installed."""

    def __init__(self, settings: Oidc) -> None:
        try:
            import authlib  # noqa: F401
            import joserfc  # noqa: F401
        except ImportError:
            raise OperatorError(
                "admin.oidc needs the extra `sso`: pip install 'socialbot[sso]'"
            ) from None
        settings.require_secret()
        self._settings = settings
        self._places: Mapping[str, str] = {}

    def address(self, errand: Errand, back: str) -> str:
        """Where the browser goes to sign in; raises SsoFailed."""
        places = self._discover()
        further = {"prompt": "login", "max_age": "0"} if errand.proof else {}
        with self._session(back) as session:
            url, _ = session.create_authorization_url(
                places["authorization_endpoint"],
                state=errand.state,
                nonce=errand.nonce,
                code_verifier=errand.verifier,
                **further,
            )
        return str(url)

    def identify(self, errand: Errand, code: str, back: str) -> Identity:
        """Who came back with a code; raises SsoFailed."""
        places = self._discover()
        try:
            with self._session(back) as session:
                token = session.fetch_token(
                    places["token_endpoint"], code=code, code_verifier=errand.verifier
                )
            keys = _read_json(places["jwks_uri"])
        except Exception:  # noqa: BLE001 - its text can hold what the issuer sent
            raise SsoFailed("token_refused") from None
        return self._read(self._verify(str(token.get("id_token", "")), keys, errand))

    def _verify(self, token: str, keys: Any, errand: Errand) -> Mapping[str, Any]:
        from joserfc import jwt
        from joserfc.jwk import KeySet

        try:
            signed = jwt.decode(token, KeySet.import_key_set(keys), algorithms=SIGNED_WITH)
            rules: dict[str, Any] = {
                "iss": {"essential": True, "value": self._settings.issuer},
                "aud": {"essential": True, "value": self._settings.client_id},
                "exp": {"essential": True},
                "sub": {"essential": True},
                "nonce": {"essential": True, "value": errand.nonce},
            }
            jwt.JWTClaimsRegistry(leeway=30, **rules).validate(signed.claims)
        except Exception:  # noqa: BLE001 - whatever is wrong with it, it proves nothing
            raise SsoFailed("identity_refused") from None
        if errand.proof:
            _require_recent(signed.claims)
        return signed.claims

    def _read(self, claims: Mapping[str, Any]) -> Identity:
        named = claims.get(self._settings.role_claim)
        values = named if isinstance(named, list) else [named]
        ours = {self._settings.roles.get(str(value), str(value)) for value in values}
        role = next((role for role in RANK if role in ours), None)
        name = claims.get(self._settings.name_claim)
        subject, issuer = str(claims["sub"]), str(self._settings.issuer)
        return Identity(issuer, subject, name if isinstance(name, str) else "", role)

    def _discover(self) -> Mapping[str, str]:
        """Read once, when it is first needed."""
        if self._places:
            return self._places
        issuer = str(self._settings.issuer)
        try:
            told = _read_json(issuer.rstrip("/") + DISCOVERY)
            places = {name: str(told[name]) for name in PLACES}
            same = told["issuer"] == issuer
        except (requests.RequestException, ValueError, KeyError, TypeError):
            raise SsoFailed("issuer_away") from None
        if not same:
            raise SsoFailed("other_issuer")
        self._places = places
        return places

    def _session(self, back: str) -> Any:
        from authlib.integrations.requests_client import OAuth2Session

        secret, session = self._settings.client_secret, cast("Any", OAuth2Session)
        return session(
            client_id=self._settings.client_id,
            client_secret=secret.get_secret_value() if secret else "",
            scope=SCOPE,
            redirect_uri=back,
            code_challenge_method="S256",
            default_timeout=TIMEOUT,
        )


def _read_json(url: str) -> Any:
    answer = requests.get(url, timeout=TIMEOUT)
    answer.raise_for_status()
    return answer.json()


def _require_recent(claims: Mapping[str, Any]) -> None:
    """A proof is fresh only where the issuer says that it asked just now."""
    at, issued = claims.get("auth_time"), claims.get("iat")
    if not isinstance(at, int) or not isinstance(issued, int) or issued - at > AUTH_AGE:
        raise SsoFailed("login_too_old")
