"""What somebody might have used instead of the index: each answers a question with the numbers of fifty people."""

from typing import Protocol

from scripts.bench.questions import Question

WANTED = 50


class Peer(Protocol):
    """One way to answer; its first answer may be slower than the others."""

    def ask(self, question: Question) -> list[int]:
        """The numbers of the best people for a question, best first."""
