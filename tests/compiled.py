"""What every application compiles anew though it comes out the same: done once for all tests of a process.

Addresses, statements and templates stay those of the application; only the work of compiling them is shared.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.util import LRUCache
from werkzeug.routing import Rule

_builders: dict[tuple[Any, ...], Callable[..., tuple[str, str]]] = {}


class KnownRule(Rule):
    """A route whose maker of addresses is compiled once for all applications."""

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        key = (self.rule, append_unknown, *sorted((self.defaults or {}).items()))
        if key not in _builders:
            _builders[key] = super()._compile_builder(append_unknown)
        return _builders[key]


class Statements:
    """Compiled SQL, by the dialect of an engine that has met the server already."""

    def __init__(self, engine: Engine) -> None:
        self.dialect = engine.dialect
        self.cache: LRUCache[Any, Any] = LRUCache(4000)

    def share(self, engine: Engine) -> None:
        """Let an engine on the same server, before its first use, take what others have compiled."""
        engine.dialect, engine._compiled_cache = self.dialect, self.cache
