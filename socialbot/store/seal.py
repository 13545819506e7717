"""The vault: one secret gives keyed hashes (for finding) and sealed values (for answering)."""

from __future__ import annotations

import hmac
import json
import os
from collections.abc import Mapping
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from socialbot.store.errors import StoreError

SHORTEST_SECRET = 32
VERSION = b"\x01"
NONCE = 12


class Vault:
    """Hashes and seals with keys derived from the installation's secret.

    Raises StoreError where the secret is shorter than 32 characters.
    """

    def __init__(self, secret: str) -> None:
        if len(secret) < SHORTEST_SECRET:
            raise StoreError(
                f"SOCIALBOT_SECRET_KEY is missing or short: set at least {SHORTEST_SECRET} random "
                "characters, the same on every process"
            )
        self._hash_key = _derive(secret, b"socialbot hash 1")
        self._seal = AESGCM(_derive(secret, b"socialbot seal 1"))

    def hash(self, purpose: str, *parts: str) -> str:
        """A keyed hash, 64 hexadecimal digits. Hashes of different purposes never match."""
        code = hmac.new(self._hash_key, digestmod=sha256)
        for part in (purpose, *parts):
            data = part.encode("utf-8", "surrogatepass")
            code.update(len(data).to_bytes(8, "big"))
            code.update(data)
        return code.hexdigest()

    def seal(self, address: Mapping[str, str]) -> bytes:
        """Encrypt what a connector needs to answer."""
        nonce = os.urandom(NONCE)
        data = json.dumps(dict(address)).encode()
        return VERSION + nonce + self._seal.encrypt(nonce, data, VERSION)

    def open(self, sealed: bytes) -> dict[str, str]:
        """Undo seal; raises StoreError where it was sealed with another secret or changed."""
        version, nonce, data = sealed[:1], sealed[1 : 1 + NONCE], sealed[1 + NONCE :]
        try:
            plain = self._seal.decrypt(nonce, data, version)
        except (InvalidTag, ValueError):
            raise StoreError(
                "a sealed value does not open: SOCIALBOT_SECRET_KEY is not the one it was sealed "
                "with"
            ) from None
        address: dict[str, str] = json.loads(plain)
        return address


def _derive(secret: str, purpose: bytes) -> bytes:
    kdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose)
    return kdf.derive(secret.encode("utf-8", "surrogatepass"))
