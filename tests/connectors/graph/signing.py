"""Requests as Meta signs them."""

from __future__ import annotations

import hashlib
import hmac

from tests.doubles.graph.double import APP_SECRET


def sign(raw: bytes, secret: str = APP_SECRET) -> dict[str, str]:
    """The headers of a request that Meta signed."""
    signature = hmac.new(secret.encode(), raw, hashlib.sha256).hexdigest()
    return {"x-hub-signature-256": f"sha256={signature}"}
