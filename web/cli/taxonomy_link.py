"""`flask --app wsgi taxonomy link`: one text a line in, one JSON object a line out."""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from matcher.linking import JOB_KINDS, ConceptKind, Linker, LinkResult
from models import schema
from models.queries import taxonomy_sources
from web.extensions import db, own_transaction
from web.services import linking

KINDS = {"occupation": JOB_KINDS, "skill": (ConceptKind.SKILL,)}
PORTION = 1 << 16
# Signs that many programs take for the end of a line.
LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}


@click.command("link")
@click.option("--lang", "language", required=True, metavar="XX", help="The language the texts are said to be in.")
@click.option("--kind", type=click.Choice(list(KINDS)), default="occupation", show_default=True)
@click.option("--top", type=click.IntRange(1, 1000), default=5, show_default=True, help="How many concepts to list.")
@with_appcontext
def link(language: str, kind: str, top: int) -> None:
    """Link each line of standard input to occupations (and unit groups) or skills; one JSON object a line."""
    linker, addresses = _linker()
    out = sys.stdout.buffer
    for texts in _portions(sys.stdin.buffer):
        for result in linker.link_many(texts, language=language, kinds=KINDS[kind], top=top):
            line = json.dumps(_plain(result, addresses), ensure_ascii=False).translate(LINE_ENDS)
            out.write(line.encode() + b"\n")
        out.flush()


def _linker() -> tuple[Linker, Mapping[str, str]]:
    """What the database knows where it has been migrated, otherwise the built-in pack; and the ESCO addresses."""
    if _migrated():
        with own_transaction() as session:
            session.info["read_only"] = True
            return linking.linker(session), taxonomy_sources.esco_addresses(session)
    return linking.built_in(), {}


def _migrated() -> bool:
    """Whether there is a database with the taxonomy in it; looking must not create an empty file."""
    address = make_url(current_app.extensions["settings"].database_url)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
        return False
    try:
        revision = schema.current(db.engine)
    except SQLAlchemyError:
        click.echo("The database does not answer; linking with the built-in taxonomy alone.", err=True)
        return False
    if revision not in (None, schema.head()):
        click.echo("The database is not migrated; linking with the built-in taxonomy alone.", err=True)
    return revision == schema.head()


def _portions(stream: BinaryIO) -> Iterator[list[str]]:
    """The lines that have arrived, as soon as they have; a line ends with LF or CR LF and nothing else."""
    rest, first = b"", True
    while data := stream.read1(PORTION):  # type: ignore[attr-defined]  # standard input is buffered
        *lines, rest = (rest + data).split(b"\n")
        if lines:
            yield [_text(line, first and not number) for number, line in enumerate(lines)]
            first = False
    if rest:
        yield [_text(rest, first)]


def _text(line: bytes, first: bool) -> str:
    """What was typed; bytes that are no UTF-8 become replacement characters."""
    text = line.removesuffix(b"\r").decode("utf-8", "replace")
    return text.removeprefix("\ufeff") if first else text


def _plain(result: LinkResult, addresses: Mapping[str, str]) -> dict[str, Any]:
    concepts = [
        {
            "uri": addresses.get(found.concept_id, found.concept_id), "isco": found.isco, "label": found.label,
            "score": found.score,
        }
        for found in result.links
    ]  # fmt: skip
    return {"text": result.text, "sure": result.sure, "concepts": concepts}
