"""Keeps Presidio off the network."""

from __future__ import annotations

import os
from importlib import import_module

_CHOICE = "TLDEXTRACT_PUBLIC_SUFFIX_LIST_URLS"


def stay_offline() -> None:
    """Presidio checks the domains of mailboxes against a public list, which its library downloads
    unless told otherwise. Setting the library's variable here would come too late: spaCy imports
    Presidio, as one of its plug-ins, with the first pipeline. Who sets it himself has his way."""
    if _CHOICE not in os.environ:
        import_module("tldextract.tldextract").TLD_EXTRACTOR.suffix_list_urls = ()
