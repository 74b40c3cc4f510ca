"""A computation graph written in the ONNX format, without the package that usually writes it.

Only the messages that our graph needs; field numbers are those of ``onnx.proto`` (ONNX IR 9).
"""

from itertools import count

import numpy as np
from numpy.typing import NDArray

_IR_VERSION = 9
_OPERATOR_SET = 17
_MICROSOFT = "com.microsoft"
_SEVEN_BITS, _MORE = 0x7F, 0x80
_TYPES = {"float32": 1, "uint8": 2, "int64": 7}
_INT_ATTRIBUTE, _INTS_ATTRIBUTE = 2, 7

Attribute = int | list[int]


def _varint(number: int) -> bytes:
    number &= (1 << 64) - 1  # a negative number is written as its two's complement
    written = bytearray()
    while number > _SEVEN_BITS:
        written.append(number & _SEVEN_BITS | _MORE)
        number >>= 7
    written.append(number)
    return bytes(written)


def _field(number: int, value: bytes | str) -> bytes:
    """A field of a message that holds text or another message."""
    content = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _number(number: int, value: int) -> bytes:
    """A field of a message that holds a whole number."""
    return _varint(number << 3) + _varint(value)


def _tensor(name: str, array: NDArray[np.generic]) -> bytes:
    dims = b"".join(_number(1, size) for size in array.shape)
    kind = _number(2, _TYPES[array.dtype.name])
    return dims + kind + _field(8, name) + _field(9, np.ascontiguousarray(array).tobytes())


def _attribute(name: str, value: Attribute) -> bytes:
    if isinstance(value, int):
        return _field(1, name) + _number(3, value) + _number(20, _INT_ATTRIBUTE)
    numbers = b"".join(_number(8, number) for number in value)
    return _field(1, name) + numbers + _number(20, _INTS_ATTRIBUTE)


def _floats(name: str, shape: tuple[int | str, ...]) -> bytes:
    """What goes in or out: float32 of a shape where a name stands for any size."""
    dims = b"".join(
        _field(1, _field(2, size) if isinstance(size, str) else _number(1, size)) for size in shape
    )
    return _field(1, name) + _field(2, _field(1, _number(1, 1) + _field(2, dims)))


class Graph:
    """Nodes and constants in the order they are added; names are given by the graph."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._numbers = count()

    def constant(self, array: NDArray[np.generic]) -> str:
        """Add a constant; gives its name."""
        name = f"c{next(self._numbers)}"
        self._parts.append(_field(5, _tensor(name, array)))
        return name

    def add(self, operator: str, *inputs: str, **attributes: Attribute) -> str:
        """Add a node with one result; gives the result's name."""
        return self._node("", operator, inputs, 1, attributes)[0]

    def add_contributed(self, operator: str, *inputs: str, **attributes: Attribute) -> str:
        """Add a node whose operator is onnxruntime's own."""
        return self._node(_MICROSOFT, operator, inputs, 1, attributes)[0]

    def split(self, value: str, sizes: str) -> list[str]:
        """Cut the last axis in three."""
        return self._node("", "Split", (value, sizes), 3, {"axis": -1})

    def take_in(self, name: str, shape: tuple[int | str, ...]) -> str:
        """Declare an input."""
        self._parts.append(_field(11, _floats(name, shape)))
        return name

    def give_out(self, name: str, shape: tuple[int | str, ...]) -> None:
        """Declare an output."""
        self._parts.append(_field(12, _floats(name, shape)))

    def to_bytes(self) -> bytes:
        """The model as a file would hold it."""
        graph = _field(2, "e5") + b"".join(self._parts)
        own = _field(8, _field(1, "") + _number(2, _OPERATOR_SET))
        contributed = _field(8, _field(1, _MICROSOFT) + _number(2, 1))
        return _number(1, _IR_VERSION) + own + contributed + _field(7, graph)

    def _node(
        self,
        domain: str,
        operator: str,
        inputs: tuple[str, ...],
        results: int,
        attributes: dict[str, Attribute],
    ) -> list[str]:
        names = [f"t{next(self._numbers)}" for _ in range(results)]
        node = b"".join(_field(1, name) for name in inputs)
        node += b"".join(_field(2, name) for name in names) + _field(4, operator)
        node += b"".join(_field(5, _attribute(key, attributes[key])) for key in attributes)
        self._parts.append(_field(1, node + _field(7, domain)))
        return names
