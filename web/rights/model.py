"""What a page about rights is made of: topics, parts, and lines that each say where they are written."""

from dataclasses import dataclass
from datetime import date

from flask_babel import LazyString

import matcher
from models.contact import ContactKind


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is written, when somebody last looked, and how sure it is. Certain ones are stated, likely ones
    are worded so that the reader asks; less than that never reaches a reader."""

    name: LazyString
    checked_on: date
    confidence: matcher.Confidence = matcher.Confidence.HIGH


@dataclass(frozen=True, slots=True)
class Line:
    """One thing a reader is told. Placeholders name legal parameters, or `net`: what is left of the lowest pay after
    insurance and tax. Where there are any, their own sources are shown and `source` is not needed."""

    text: LazyString
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines under one heading."""

    title: LazyString
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One page. `helpers` are the kinds of contacts listed at its end. The title of a `discreet` page says nothing: a
    telephone keeps it in the list of pages somebody read."""

    slug: str
    title: LazyString
    lead: LazyString
    picture: str
    parts: tuple[Part, ...]
    helpers: tuple[ContactKind, ...]
    discreet: bool = False
