"""How an operator mends what stops a connector to the Graph API."""

from __future__ import annotations

RENEW = "make a new page token in Meta's app dashboard, and set it as page_token"
ASK_PERMISSION = (
    "the token lacks a permission: docs/facebook.md and docs/instagram.md list them; ask for it in "
    "Meta's app dashboard, App Review, and make a new page token"
)
NAME_APP = "set app_secret to the one of Meta's app dashboard, App settings, Basic"
SEE_QUALITY = "Meta has blocked the page or the app for a while: see Page Quality and Alerts there"
SET_VERSION = "Meta no longer serves this version: set version to a current one, such as v26.0"
