"""tantivy: words ranked by BM25, filters as terms and ranges of the same query."""

from typing import Any

import tantivy
from tantivy import Occur, Query

from scripts.bench.peers import WANTED
from scripts.bench.peers.fts5 import COLUMNS, filter_rows
from scripts.bench.population import Population
from scripts.bench.questions import Question


class Tantivy:
    """An index in memory, in one segment."""

    def __init__(self, drawn: Population, texts: list[str]) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
        for name in COLUMNS:
            builder.add_integer_field(name, indexed=True, fast=True)
        builder.add_integer_field("n", fast=True, stored=True)
        self.schema = builder.build()
        index = tantivy.Index(self.schema)
        writer = index.writer(200_000_000, 1)
        for (number, *values), text in zip(filter_rows(drawn), texts, strict=True):
            writer.add_document(tantivy.Document(n=number, words=text, **dict(zip(COLUMNS, values, strict=True))))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self.searcher = index.searcher()

    def ask(self, question: Question) -> list[int]:
        """The fifty best by BM25."""
        words = [(Occur.Should, Query.term_query(self.schema, "words", word, "freq")) for word in question.words]
        query = Query.boolean_query([(Occur.Must, Query.boolean_query(words)), *self._filters(question)])
        hits = self.searcher.search(query, WANTED, count=False).hits
        return [self.searcher.doc(address)["n"][0] for _, address in hits]

    def _filters(self, question: Question) -> list[tuple[Any, Any]]:
        ruled_out = (("no_employer", question.employer), ("no_job", question.job))
        out = [(Occur.MustNot, self._is(name, value)) for name, value in ruled_out]
        if question.night:
            out.append((Occur.MustNot, self._is("no_night", 1)))
        if question.bars_young:
            out.append((Occur.MustNot, self._between("adult_from", question.start + 1, 2**31)))
        if question.selective:
            wanted = [Query.term_set_query(self.schema, "reach", list(question.reach))]
            wanted.append(self._between("earliest", 1, question.latest))
            wanted += [self._between(language, level, 6) for language, level in question.needs]
            out += [(Occur.Must, Query.const_score_query(each, 0.0)) for each in wanted]
        return out

    def _is(self, name: str, value: int) -> Any:
        return Query.term_query(self.schema, name, value)

    def _between(self, name: str, low: int, high: int) -> Any:
        return Query.range_query(self.schema, name, tantivy.FieldType.Integer, low, high)
