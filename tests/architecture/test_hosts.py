"""Nothing of ours calls another host, and nothing knows the machine it was written on."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import EVERYTHING, ROOT, files, name

SCHEME_ADDRESS = re.compile(r"\b(?:https?|wss?|ftp|smtps?)://([A-Za-z0-9.-]+)", re.I)
NAMED_HOSTS = {
    "data.europa.eu": "ESCO's names of concepts; they are names, nobody fetches them",
    "europass.cedefop.europa.eu": "the name of the Europass document; it is a name, nobody fetches it",
    "schema.org": "the name of the vocabulary of job postings; it is a name, nobody fetches it",
    "www.w3.org": "the name of the SVG language",
    "www.wikipedia.org": "where the quick exit leads a person who must look harmless; a link, never fetched by us",
    "localhost": "this machine",
    "127.0.0.1": "this machine",
}
INVENTED = (".example", ".example.org", ".invalid", ".test")
REGISTRY = re.compile(r"pythonhosted|npmjs|\bpypi\b|\bjsdelivr\b|\bunpkg\b|\bcdnjs\b|googleapis|gstatic", re.I)
MACHINE = re.compile(r"(?<![\w.>/~-])/(?:home|root|work|Users|mnt|srv|tmp|private|workspace)/\w")
SUFFIXES = (".py", ".html", ".css", ".js", ".svg", ".toml", ".md", ".sh", ".json", ".typ", ".mako", ".po")
AT_THE_ROOT = [
    ROOT / one
    for one in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "NOTICE", "Makefile", "pyproject.toml",
                "constraints.lock", "package.json", "package-lock.json", "wsgi.py", ".ci/run", ".gitignore")
]  # fmt: skip


def strange_hosts(text: str) -> set[str]:
    """Hosts named in a text that are neither this machine nor invented nor on the list."""
    found = {host.casefold().rstrip(".") for host in SCHEME_ADDRESS.findall(text)}
    return {
        host for host in found if host not in NAMED_HOSTS and "." in host and not f".{host}".endswith(INVENTED)
    }  # fmt: skip


def everything() -> list[Path]:
    """Every text file of the project."""
    rooms = [path for path in files(*EVERYTHING, "docs", suffixes=SUFFIXES) if path.name != "test_hosts.py"]
    return [*rooms, *(path for path in AT_THE_ROOT if path.exists())]


def test_what_reaches_a_browser_names_no_other_host() -> None:
    for path in files("web", suffixes=SUFFIXES):
        assert not strange_hosts(path.read_text("utf-8")), name(path)
    for path in files("web/templates", "web/static", suffixes=(".html", ".css", ".js")):
        assert not re.search(r"""(src|href)=["']//|url\(\s*["']?//""", path.read_text("utf-8")), name(path)


def test_what_is_fetched_at_run_time_is_ours() -> None:
    """Style sheets, scripts, pictures and fonts: a template never writes their address out."""
    for path in files("web/templates", suffixes=(".html",)):
        for tag in re.findall(r"<(?:script|link|img|source|iframe|video|audio)\b[^>]*>", path.read_text("utf-8")):
            assert "://" not in tag, f"{name(path)}: {tag}"


def test_nothing_knows_the_machine_it_was_written_on() -> None:
    for path in everything():
        found = MACHINE.search(path.read_text("utf-8"))
        assert found is None, f"{name(path)}: {found and found.group()}"


def test_no_package_registry_or_content_network_is_named() -> None:
    for path in everything():
        found = REGISTRY.search(path.read_text("utf-8"))
        assert found is None, f"{name(path)}: {found and found.group()}"


@pytest.mark.parametrize(
    "planted", ["https://cdn.example.com/x.js", 'src="http://fonts.gstatic.com/a"', "wss://push.service.net"]
)
def test_a_planted_host_is_found(planted: str) -> None:
    assert strange_hosts(planted)


@pytest.mark.parametrize("planted", ["'/home/anna/x'", 'open("/tmp/out.csv")', "cd /root/zaedno"])
def test_a_planted_machine_path_is_found(planted: str) -> None:
    assert MACHINE.search(planted)
