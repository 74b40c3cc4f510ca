import pytest

from resmal.engine.meaning import Encoder, open_encoder


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return open_encoder()
