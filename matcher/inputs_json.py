"""The engine's input values as canonical JSON and back, exactly: people, openings, rules, weights, taxonomy.

The coding follows from the types of the fields, so that a new field needs no line here; a type nobody has thought of is
refused. What is left out on reading takes the default of its field: a field added later reads as "not asked".
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Value = TypeVar("Value")
_PLAIN: Mapping[type, tuple[type, ...]] = {
    str: (str,),
    int: (int,),
    bool: (bool,),
    float: (float, int),
    NoneType: (NoneType,),
}


class InputsError(ValueError):
    """Text that is no value of the kind asked for."""


@dataclass(frozen=True, slots=True)
class _Coding:
    """How values of one type are written and read: ``kinds`` are the types of value, ``written`` the JSON types."""

    kinds: tuple[type, ...]
    written: tuple[type, ...]
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def write(value: object) -> str:
    """Canonical JSON in ASCII: equal values give equal text, in every process. Raises ``TypeError`` for other types."""
    hint: Any = type(value)
    return canonical(_coding(hint).write(value))


def read(kind: type[Value], text: str) -> Value:
    """The value that :func:`write` wrote. Raises :class:`InputsError` if the text is no such value."""
    hint: Any = kind
    try:
        value = _coding(hint).read(json.loads(text))
    except (KeyError, TypeError, ValueError) as error:
        raise InputsError(f"no {kind.__name__}: {error}") from error
    if not isinstance(value, kind):
        raise InputsError(f"no {kind.__name__}")
    return value


def canonical(data: object) -> str:
    """Plain values as JSON in the one form that fingerprints are taken of: ASCII, sorted keys, no blanks."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), allow_nan=False)


@cache
def _coding(hint: Any) -> _Coding:
    if hint in _PLAIN:
        return _Coding(_PLAIN[hint], _PLAIN[hint], _same, _only(_PLAIN[hint]))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _Coding((hint,), (type(next(iter(hint)).value),), lambda value: value.value, hint)
    if hint is date:
        return _Coding((date,), (str,), date.isoformat, date.fromisoformat)
    if is_dataclass(hint) and isinstance(hint, type):
        return _record(hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _choice([_coding(each) for each in arguments])
    if origin is tuple and arguments[1:] == (...,):
        return _row(tuple, _coding(arguments[0]))
    if origin is frozenset:
        return _row(frozenset, _coding(arguments[0]))
    if origin is Mapping:
        return _table(_coding(arguments[0]), _coding(arguments[1]))
    raise TypeError(f"no coding for {hint!r}")


def _same(value: Any) -> Any:
    return value


def _only(kinds: tuple[type, ...]) -> Callable[[Any], Any]:
    def checked(value: Any) -> Any:
        if type(value) not in kinds:
            raise InputsError(f"{value!r} is not of the kinds {kinds}")
        return value

    return checked


def _record(kind: type) -> _Coding:
    hints = get_type_hints(kind)
    parts = [(each.name, _coding(hints[each.name])) for each in fields(kind) if each.init]
    by_name = dict(parts)

    def written(value: Any) -> dict[str, Any]:
        return {name: coding.write(getattr(value, name)) for name, coding in parts}

    def made(data: Mapping[str, Any]) -> Any:
        return kind(**{name: by_name[name].read(value) for name, value in _only((dict,))(data).items()})

    return _Coding((kind,), (dict,), written, made)


def _choice(codings: list[_Coding]) -> _Coding:
    by_kind = {kind: coding.write for coding in codings for kind in coding.kinds}
    by_written = {kind: coding.read for coding in codings for kind in coding.written}
    if len(by_written) < sum(len(coding.written) for coding in codings):
        raise TypeError("a choice of types that look alike when written")
    return _Coding(
        tuple(by_kind),
        tuple(by_written),
        lambda value: by_kind[type(value)](value),
        lambda data: by_written[type(data)](data),
    )


def _row(kind: type, item: _Coding) -> _Coding:
    def written(values: Any) -> list[Any]:
        found = [item.write(value) for value in values]
        return sorted(found) if kind is frozenset else found

    def made(data: Any) -> Any:
        return kind(item.read(each) for each in _only((list,))(data))

    return _Coding((kind,), (list,), written, made)


def _table(key: _Coding, item: _Coding) -> _Coding:
    if key.written != (str,):
        raise TypeError("a table has text as its keys")

    def written(values: Mapping[Any, Any]) -> dict[str, Any]:
        return {key.write(name): item.write(value) for name, value in values.items()}

    def made(data: Mapping[str, Any]) -> dict[Any, Any]:
        return {key.read(name): item.read(value) for name, value in _only((dict,))(data).items()}

    return _Coding((dict,), (dict,), written, made)
