"""Run one benchmark by name: `python -m scripts.bench NAME [options]`."""

import sys
from importlib import import_module
from pkgutil import iter_modules

from scripts import bench


def main(arguments: list[str]) -> int:
    """Hand the options to the benchmark's own run function; 2 when there is no such benchmark."""
    names = sorted(module.name for module in iter_modules(bench.__path__) if not module.name.startswith("_"))
    runnable = [name for name in names if hasattr(import_module(f"scripts.bench.{name}"), "run")]
    if not arguments or arguments[0] not in runnable:
        print(f"usage: python -m scripts.bench {{{','.join(runnable)}}} [options]", file=sys.stderr)
        return 2
    result: int = import_module(f"scripts.bench.{arguments[0]}").run(arguments[1:])
    return result


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
