"""Families of occupations: what kind of work a unit group is, for a picture beside its name and for browsing."""

from functools import cache
from importlib.resources import files

from web.services import pack


@cache
def prefixes() -> dict[str, str]:
    """Beginning of an ISCO code → family; the longest beginning that fits counts."""
    return {row["prefix"]: row["family"] for row in pack.rows(files("models.data") / "occupation_families.tsv")}


@cache
def family(isco: str) -> str:
    """The family of a unit group, which is also the name of its picture. Raises LookupError for no ISCO code."""
    for length in range(len(isco), 0, -1):
        if isco[:length] in prefixes():
            return prefixes()[isco[:length]]
    raise LookupError(isco)


@cache
def groups(name: str) -> tuple[str, ...]:
    """The ISCO codes of a family's unit groups, in order; none for an unknown family."""
    codes = sorted(entry.isco for entry in pack.entries() if entry.isco and entry.kind.value == "unit_group")
    return tuple(code for code in codes if family(code) == name)
