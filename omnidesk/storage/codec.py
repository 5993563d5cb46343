"""Domain values as database columns and JSON, and back, driven by their type hints."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from omnidesk.domain.local_text import LocalText
from omnidesk.domain.rules import OverallRule

T = typing.TypeVar("T")

_SCALARS = (str, int, float, bool)


def to_json(value: object) -> Any:
    """Return ``value`` as what JSON can hold."""
    match value:
        case LocalText():
            return value.as_dict()
        case OverallRule():
            return str(value)
        case StrEnum():
            return value.value
        case tuple():
            return [to_json(item) for item in value]
        case Mapping():
            return {str(key): to_json(item) for key, item in value.items()}
        case _ if is_dataclass(value):
            return {f.name: to_json(getattr(value, f.name)) for f in fields(value)}
        case _:
            return value


def from_json(hint: object, data: Any) -> Any:
    """Return the value of type ``hint`` that ``to_json`` turned into ``data``."""
    return _reader(hint)(data)


def to_columns(value: object) -> dict[str, object]:
    """Return one dataclass value as columns; what is not a number or a text becomes JSON."""
    return {
        f.name: _column(getattr(value, f.name))
        for f in fields(value)  # type: ignore[arg-type]
    }


def from_columns(kind: type[T], row: Mapping[str, Any]) -> T:
    """Return the dataclass value whose columns are in ``row``; other columns are passed over."""
    readers = _column_readers(kind)  # type: ignore[arg-type] # a class can be hashed
    return kind(**{name: read(row[name]) for name, read in readers})


def dump(value: object) -> str:
    """Return ``value`` as compact JSON with sorted keys."""
    return json.dumps(to_json(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _column(value: object) -> object:
    if value is None or isinstance(value, (int, float)):
        return value
    if isinstance(value, StrEnum):
        return value.value
    return value if isinstance(value, str) else dump(value)


@cache
def _column_readers(kind: Any) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    hints = typing.get_type_hints(kind)
    return tuple((f.name, _column_reader(hints[f.name])) for f in fields(kind))


def _column_reader(hint: Any) -> Callable[[Any], Any]:
    read = _reader(hint)
    inner = _without_none(hint)
    if inner in _SCALARS or (isinstance(inner, type) and issubclass(inner, StrEnum)):
        return read
    return lambda text: read(json.loads(text))


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    inner = _without_none(hint)
    read = _plain_reader(inner)
    if inner is hint:
        return read
    return lambda data: None if data is None else read(data)


def _plain_reader(hint: Any) -> Callable[[Any], Any]:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is LocalText:
        return LocalText.of
    if hint is OverallRule:
        return OverallRule.parse
    if origin is tuple:
        return _tuple_reader(arguments)
    if origin is Mapping:
        key, item = (_reader(a) for a in arguments)
        return lambda data: {key(k): item(v) for k, v in data.items()}
    if is_dataclass(hint):
        return _dataclass_reader(hint)
    return typing.cast("Callable[[Any], Any]", hint)  # an enum, bool, int, float or str


def _tuple_reader(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        item = _reader(arguments[0])
        return lambda data: tuple(item(each) for each in data)
    items = [_reader(argument) for argument in arguments]
    return lambda data: tuple(read(each) for read, each in zip(items, data, strict=True))


def _dataclass_reader(kind: Any) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(kind)
    readers = {f.name: _reader(hints[f.name]) for f in fields(kind)}
    # A field that a later version adds is missing in older rows: its default stands.
    return lambda data: kind(**{k: readers[k](v) for k, v in data.items() if k in readers})


def _without_none(hint: Any) -> Any:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        rest = [a for a in typing.get_args(hint) if a is not type(None)]
        return rest[0] if len(rest) == 1 else hint
    return hint
