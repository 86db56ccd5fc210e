"""Everything besides the pair itself that a gate or criterion may look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matcher.rules import Rules
from matcher.settings import Settings
from matcher.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Context:
    """The taxonomy, legal rules and settings in force, and the day ``on`` which the question is asked."""

    taxonomy: Taxonomy
    rules: Rules
    settings: Settings
    on: date
