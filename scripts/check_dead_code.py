"""Functions, methods and classes nobody calls: `python -m scripts.check_dead_code`.

Columns, enum members and record fields are left out: they are read through mappings and templates.
"""

import sys
from pathlib import Path

from vulture import Vulture

ROOT = Path(__file__).parents[1]
PATHS = ("matcher", "models", "web", "scripts", "tests", "wsgi.py")
CALLED_BY_FRAMEWORKS = [
    "test_*", "pytest_*", "upgrade", "downgrade", "process_*", "pre_validate", "Meta", "AssetsHook", "initialize",
    "get_id", "is_authenticated", "handle_starttag", "readable", "writable", "seekable", "readinto",
    "find_spec", "exec_module", "teardown", "handle", "redirect_request",
]  # fmt: skip
DECORATORS = [
    "@*.route",
    "@*.get",
    "@*.post",
    "@*.command",
    "@app.*",
    "@pytest.fixture*",
    "@event.*",
    "@rule",
    "@invariant",
    "@*.errorhandler",
    "@*.app_errorhandler",
    "@*.url_value_preprocessor",
]
SORTS = frozenset({"function", "method", "class", "property", "import", "unreachable_code"})


def main() -> int:
    """Print what nobody calls; 0 if there is nothing."""
    reader = Vulture(ignore_names=CALLED_BY_FRAMEWORKS, ignore_decorators=DECORATORS)
    reader.scavenge([str(ROOT / path) for path in PATHS])
    found = [item for item in reader.get_unused_code(min_confidence=60) if item.typ in SORTS]
    for item in found:
        print(f"{Path(item.filename).relative_to(ROOT)}:{item.first_lineno}: nobody calls {item.typ} {item.name}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
