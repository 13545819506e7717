"""What every connector keeps, whatever its platform. Subclass it with a `world` fixture:

    class TestSandboxContract(ConnectorContract):
        @pytest.fixture
        async def world(self) -> AsyncIterator[World]: ...

The fixture gives a world whose connector is not open yet, and closes both at the end.
"""

from __future__ import annotations

import pytest

from tests.connectors.contract_pull import PullContract
from tests.connectors.contract_send import SendContract
from tests.connectors.contract_state import StateContract
from tests.connectors.contract_text import TextContract


@pytest.mark.anyio
class ConnectorContract(PullContract, TextContract, SendContract, StateContract):
    """All parts of the contract, run on asyncio."""

    @pytest.fixture
    def anyio_backend(self) -> str:
        return "asyncio"
