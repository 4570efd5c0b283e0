"""The model file as protobuf: tensors named as outputs, and the part that some outputs need, cut out of it.

Field 7 of a ModelProto is its graph; of a GraphProto, 1 is a node, 5 an initializer, 12 an output and 13 a value_info;
of a NodeProto, 1 is an input and 2 an output; a TensorProto's name is 8, a ValueInfoProto's 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_GRAPH, _NODE, _INITIALIZER, _OUTPUT, _VALUE_INFO = 7, 1, 5, 12, 13
_INPUTS, _OUTPUTS, _TENSOR_NAME, _VALUE_NAME = 1, 2, 8, 1
_VARINT, _BYTES = 0, 2
_FIXED = {1: 8, 5: 4}


def with_outputs(model: bytes, tensors: Iterable[str]) -> bytes:
    """Name tensors as outputs: bytes behind a message are merged into it when it is read."""
    return model + b"".join(_field(_GRAPH, _output(tensor)) for tensor in tensors)


def pruned(model: bytes, tensors: Sequence[str]) -> bytes:
    """Keep the nodes and weights that these tensors need, and make them the outputs."""
    fields = list(_fields(memoryview(model)))
    parts = list(_fields(next(content for number, content, _ in fields if number == _GRAPH)))
    needed, kept = _needed(parts, tensors)
    graph = bytearray()
    for index, (number, content, whole) in enumerate(parts):
        unused = number == _INITIALIZER and not needed.intersection(_names(content, _TENSOR_NAME))
        if unused or number in (_OUTPUT, _VALUE_INFO) or (number == _NODE and index not in kept):
            continue
        graph += whole
    graph += b"".join(map(_output, tensors))
    rest = b"".join(bytes(whole) for number, _, whole in fields if number != _GRAPH)
    return rest + _field(_GRAPH, bytes(graph))


def _needed(
    parts: Sequence[tuple[int, memoryview, memoryview]], tensors: Sequence[str]
) -> tuple[set[str], set[int]]:
    """Walk back from the tensors: every tensor on the way, and the nodes' places among the parts."""
    needed, kept = set(tensors), set[int]()
    for index in range(len(parts) - 1, -1, -1):  # nodes stand in an order in which they can be run
        number, content, _ = parts[index]
        if number == _NODE and needed.intersection(_names(content, _OUTPUTS)):
            kept.add(index)
            needed.update(_names(content, _INPUTS))
    return needed, kept


def _output(tensor: str) -> bytes:
    return _field(_OUTPUT, _field(_VALUE_NAME, tensor.encode()))


def _field(number: int, content: bytes) -> bytes:
    return _written(number << 3 | _BYTES) + _written(len(content)) + content


def _written(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*out, value))


def _fields(data: memoryview) -> Iterator[tuple[int, memoryview, memoryview]]:
    """Give each field of a message: its number, its content, and all of it with its tag."""
    at = 0
    while at < len(data):
        start = at
        tag, at = _read(data, at)
        kind = tag & 7
        begin = at
        if kind == _VARINT:
            _, at = _read(data, at)
        elif kind == _BYTES:
            size, begin = _read(data, at)
            at = begin + size
        else:
            at += _FIXED[kind]
        yield tag >> 3, data[begin:at], data[start:at]


def _read(data: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7


def _names(message: memoryview, number: int) -> list[str]:
    return [bytes(content).decode() for field, content, _ in _fields(message) if field == number]
