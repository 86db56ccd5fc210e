"""Mail addresses, links and names in networks: written plainly, with brackets, or with words in place of the signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from matcher.contact_words.seen import Seen
from matcher.contact_words.vocabulary import family, words
from matcher.contact_words.way import Way, WayKind, way

_MAIL = re.compile(r"(?<![\w@])[\w.+-]{1,64}[ ]?@[ ]?[\w-]{2,63}(?:\.[\w-]{2,63}){0,4}")
_HANDLE = re.compile(r"(?<![\w.])@ ?[\w.]{3,40}")
_UNDERSCORED = re.compile(
    r"(?<![\w])(?=[a-z0-9.]{0,30}_)[a-z][a-z0-9_.]{3,60}(?!\w)|(?<!\w)[а-яіїєґ]{2,30}_[а-яіїєґ_]{2,30}"
)
_BROKEN = re.compile(
    r"hxxps?:?/?/?|https?[: ]|(?<!\w)www(?:\.|\s)|\w ?[\[({<](?:\.|,|dot|at|@|точка|крапка|дот|ет|эт|нقطة)[\])}>] ?\w"
)
_DOTTED = re.compile(r"(?<![\w.@-])[a-z][a-z0-9-]{2,40}(?:\.[a-z][a-z0-9-]{1,40}){1,4}(?:/\S{0,80})?(?![\w-])")
_DOTTED_THRICE = re.compile(r"(?<![\w.-])[^\W\d_]{2,30}(?:\.[^\W\d_]{2,30}){2,4}(?!\w)")
_TAG = re.compile(r"(?<!\w)#[^\W\d]\w{3,40}")
_SPACED = re.compile(r"(?<!\w)[^\W\d_](?:[ .*_|~'-]{1,2}[^\W\d_]){4,30}(?!\w)")
_DISGUISED = re.compile(
    r"(?<![\w])(?=[^\s]{0,12}[a-zа-яёіїє])(?=[^\s]{0,12}[\d@$*!|+])[a-zа-яёіїє\d@$*!|+]{4,14}(?!\w)"
)
_LETTERS = str.maketrans("0134578@$!|", "oieastbasil")
_WORD = re.compile(r"[\w-]+|[@./:]")
_BEFORE_SIGN = 2


def ways(seen: Seen) -> Iterator[Way]:
    """Addresses and names as they are written, whatever stands for their signs."""
    for kind, pattern in (
        (WayKind.MAIL, _MAIL),
        (WayKind.HANDLE, _HANDLE),
        (WayKind.HANDLE, _UNDERSCORED),
        (WayKind.HANDLE, _TAG),
        (WayKind.HANDLE, _SPACED),
        (WayKind.LINK, _BROKEN),
        (WayKind.LINK, _DOTTED_THRICE),
    ):
        for match in pattern.finditer(seen.flat):
            yield way(kind, seen.text[slice(*match.span())])
    yield from _dotted(seen)
    yield from _disguised(seen)
    yield from _in_words(seen)


def _dotted(seen: Seen) -> Iterator[Way]:
    for match in _DOTTED.finditer(seen.flat):
        said = seen.text[slice(*match.span())]
        parts = match[0].split("/")[0].split(".")
        sentence_end = len(parts) == 2 and said[len(parts[0]) + 1].isupper() and parts[1] not in words("domain")
        if match[0] not in words("known_names") and not sentence_end:
            yield way(WayKind.LINK, said)


def _disguised(seen: Seen) -> Iterator[Way]:
    """Names of messengers with figures or signs in place of letters."""
    for match in _DISGUISED.finditer(seen.flat):
        for letters in (match[0].translate(_LETTERS), re.sub(r"[^a-zа-яёіїє]", "", match[0])):
            if family("messenger").fullmatch(letters) or letters in words("mailbox"):
                yield way(WayKind.MESSENGER, seen.text[slice(*match.span())])
                break


def _in_words(seen: Seen) -> Iterator[Way]:
    """A word for a point before the end of a domain, a word for the sign of mail near one, or the name of a mailbox."""
    pieces = list(_WORD.finditer(seen.flat))
    names = [piece[0].strip("-") for piece in pieces]
    for at, name in enumerate(names):
        after = names[at + 1] if at + 1 < len(names) else ""
        before = names[max(0, at - _BEFORE_SIGN) : at]
        kind = _kind(name, after, before, names[at + 1 : at + 7])
        if kind is not None:
            first, last = pieces[max(0, at - _BEFORE_SIGN)], pieces[min(len(pieces) - 1, at + _BEFORE_SIGN)]
            yield way(kind, seen.text[first.start() : last.end()])


def _kind(name: str, after: str, before: list[str], following: list[str]) -> WayKind | None:
    if name in words("point") and (after in words("domain") or after in words("mailbox")):
        return WayKind.LINK
    if name in words("slash") and before and after not in ("", ".", "/"):
        return WayKind.LINK
    if name in words("domain_sure") and before and before[-1] not in words("point"):
        return WayKind.LINK
    if name in words("mailbox"):
        return WayKind.MAIL
    if name in words("at_sure") or (name in words("at") and _tells_domain(following)):
        return WayKind.MAIL
    return None


def _tells_domain(following: list[str]) -> bool:
    return any(each in words("point") for each in following) or any(
        each in words("domain_sure") for each in following[:3]
    )
