"""Write docs/data-inventory.md, the list of everything we hold: `python -m scripts.data_inventory`."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import models
from models.columns import ColumnPolicy, Encryption, Index, Owner, registry

TARGET = Path(__file__).parents[1] / "docs" / "data-inventory.md"
Policies = Mapping[tuple[str, str], ColumnPolicy]
HEAD = """\
# What we hold

Every column of the database, made from the column registry (`models/columns.py`) by `python -m scripts.data_inventory`.
A test fails when this page is older than the tables. Do not edit it by hand.

- **Seen by**: who may ever see the value, on a page or in a file. "nobody" means the machine alone uses it.
- **Lies as**: *sealed* is encrypted with a key of the person's own; *blind index* is a keyed fingerprint that finds a
  value by equality and does not contain it; *hashed* cannot be turned back.
- **Goes**: when the value is due to be deleted.
- **Copied into**: the copy of data that may carry it.
- **Engine** marks what the matching engine may read.
"""


def render() -> str:
    """The whole page."""
    policies = registry(models.Base.metadata)
    return "\n".join([HEAD, *_summary(list(policies.values())), *_tables(policies)]) + "\n"


def _summary(policies: list[ColumnPolicy]) -> Iterator[str]:
    yield f"{len(policies)} columns. Of these:\n"
    yield "| whose fact | columns | sealed | fingerprint or hash |\n|---|--:|--:|--:|"
    for owner in Owner:
        own = [policy for policy in policies if policy.owner is owner]
        sealed = sum(policy.encryption is Encryption.SEALED for policy in own)
        marks = sum(policy.encryption in (Encryption.BLIND_INDEX, Encryption.HASHED) for policy in own)
        yield f"| {owner} | {len(own)} | {sealed} | {marks} |"
    yield ""


def _tables(policies: Policies) -> Iterator[str]:
    meanings = {mapper.class_.__tablename__: mapper.class_.__doc__ or "" for mapper in models.Base.registry.mappers}
    for table in sorted({table for table, _ in policies}):
        yield f"## {table}\n\n{' '.join(meanings[table].split())}\n"
        yield "| column | whose | seen by | lies as | goes | copied into | engine |\n|---|---|---|---|---|---|---|"
        yield from (_row(column, policy) for (of, column), policy in policies.items() if of == table)
        yield ""


def _row(column: str, policy: ColumnPolicy) -> str:
    viewers = ", ".join(sorted(policy.viewers))
    reads = "yes" if policy.index is Index.MATCHING else ""
    cells = [f"`{column}`", policy.owner, viewers, policy.encryption, policy.retention, policy.export, reads]
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    TARGET.write_text(render(), "utf-8")
