"""Long lists, a page at a time: which page the address asks for."""

from flask import request

PAGE = 50


def page_of(count: int, size: int = PAGE) -> tuple[int, int]:
    """Which page was asked for, and how many there are."""
    pages = max(1, -(-count // size))
    asked = request.args.get("page", 1, type=int)
    return min(max(asked, 1), pages), pages
