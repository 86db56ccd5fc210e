"""Every word a reader sees goes through gettext: in templates, in forms, in messages after a form."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import html5lib
import jinja2
import pytest
from jinja2 import nodes

from tests.architecture.source import dotted_name, files, name, tree

TEMPLATES = list(files("web/templates", suffixes=(".html",)))
ALLOWED = {"Zaedno": "the name of the service, the same in every language written in Latin letters"}
CLASS_NAMES = re.compile(r"{%-?\s*block body_class\s*-?%}.*?{%-?\s*endblock[^%]*%}", re.S)
SEEN_ATTRIBUTES = {"alt", "title", "aria-label", "aria-description", "placeholder", "label", "summary"}
UNSEEN = {"script", "style"}
WORDS = re.compile(r"[^\W\d_]{2,}")
SENTENCE = re.compile(r"^[A-ZА-Я][\w'’-]*( [\w'’%()-]+)+[.?]?$|^[A-Z][a-z]{2,}$")
MARKING = {"_", "_l", "gettext", "lazy_gettext", "ngettext", "lazy_ngettext", "npgettext", "pgettext"}
ENVIRONMENT = jinja2.Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"], autoescape=True)


def seen(markup: str) -> Iterator[str]:
    """What a reader sees or hears of some markup: text, and attributes that are shown or read out."""
    for element in html5lib.parseFragment(markup, namespaceHTMLElements=False).iter():
        written = element.tag not in UNSEEN and isinstance(element.tag, str)
        yield from [element.text or ""] if written else []
        yield element.tail or ""
        button = element.tag == "input" and element.get("type") in ("submit", "button")
        yield from (element.get(one) or "" for one in SEEN_ATTRIBUTES | ({"value"} if button else set()))


def outside_expressions(source: str) -> str:
    """A template without its comments, statements and expressions; what remains reaches the reader as it stands."""
    parts, depth = [], 0
    for _line, kind, value in ENVIRONMENT.lex(CLASS_NAMES.sub("", source)):
        if kind in ("variable_begin", "block_begin", "comment_begin", "raw_begin"):
            depth += kind != "raw_begin"
        elif kind in ("variable_end", "block_end", "comment_end", "raw_end"):
            depth -= kind != "raw_end"
        elif kind == "data" and not depth:
            parts.append(value)
    return "".join(parts)


def unmarked_text(source: str) -> list[str]:
    """Words of a template that would be shown untranslated."""
    found = (words.strip() for words in seen(outside_expressions(source)))
    return [words for words in found if WORDS.search(words) and words not in ALLOWED]


def unmarked_strings(source: str) -> list[str]:
    """Sentences written as plain strings inside expressions, default values and arguments of macros."""
    return [text for text in _strings(ENVIRONMENT.parse(source)) if SENTENCE.match(text) and text not in ALLOWED]


def _strings(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in MARKING:
        return
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    for child in node.iter_child_nodes():
        yield from _strings(child)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_every_visible_word_of_a_template_is_marked(path: Path) -> None:
    source = path.read_text("utf-8")
    assert not unmarked_text(source)
    assert not unmarked_strings(source)


@pytest.mark.parametrize(
    "planted",
    ["<p>Hello there</p>", '<img alt="A bridge">', '<button aria-label="Close">x</button>',
     "{% if a %}Здравей{% endif %}", "<p>{{ name }} looked at you</p>", '<input type="submit" value="Save">'],
)  # fmt: skip
def test_planted_words_are_found(planted: str) -> None:
    assert unmarked_text(planted)


@pytest.mark.parametrize("planted", ["{{ title or 'Not said yet' }}", "{{ note('Your answer is saved.') }}"])
def test_a_planted_sentence_in_an_expression_is_found(planted: str) -> None:
    assert unmarked_strings(planted)


def test_marked_words_and_names_of_things_pass() -> None:
    fine = "<p class='lead quiet'>{{ _('Hello there') }} · {{ icon('eye') }}</p>{# A comment #}<script>let a</script>"
    assert not unmarked_text(fine)
    assert not unmarked_strings(fine)


def test_messages_and_labels_of_forms_are_marked() -> None:
    """What `flash` says and how a field is called is never a plain string."""
    plain = []
    for path in files("web"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and node.args:
                called = dotted_name(node.func).rpartition(".")[2]
                says = called == "flash" or called.endswith("Field") or called in ("ValidationError", "StopValidation")
                if says and isinstance(node.args[0], ast.Constant | ast.JoinedStr):
                    plain.append(f"{name(path)}:{node.lineno} {called}")
    assert not plain


def test_no_words_are_marked_within_an_f_string() -> None:
    """What collects the words to translate does not look into f-strings, so nobody would ever translate them."""
    hidden = [
        f"{name(path)}:{call.lineno}"
        for path in files("web")
        for text in ast.walk(tree(path))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and dotted_name(call.func) in MARKING
    ]
    assert not hidden
