"""The small changes that mutation testing makes to a module: one operator, number, level or condition at a time."""

import ast
import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMPARED: Mapping[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
}  # fmt: skip
COUNTED: Mapping[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.Mod: ast.Mult, ast.LShift: ast.RShift, ast.RShift: ast.LShift,
}  # fmt: skip
CALLED = {"any": "all", "all": "any", "min": "max", "max": "min"}
LEVELS = ("Outcome", "ReasonCode", "LabourStage", "Established")


@dataclass(frozen=True)
class Mutant:
    """One change to one module: the line it is on, before and after, and the changed module."""

    path: str
    line: int
    before: str
    after: str
    tree: ast.Module
    in_memory: bool

    @property
    def name(self) -> str:
        """What is changed, without the number of the line, so that it survives edits elsewhere."""
        return f"{self.path}: {self.before} -> {self.after}"


def changes(node: ast.AST, levels: Mapping[str, Sequence[str]]) -> Iterator[ast.AST]:
    """Every node that may stand in the place of `node`."""
    match node:
        case ast.Compare(ops=[operator, *_]):
            for other in COMPARED[type(operator)]:
                yield _with(node, ops=[other(), *node.ops[1:]])
        case ast.BoolOp():
            yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.BinOp() if type(node.op) in COUNTED:
            yield _with(node, op=COUNTED[type(node.op)]())
        case ast.Constant(value=bool()):
            yield _with(node, value=not node.value)
        case ast.Constant(value=int() as number):
            yield from (_with(node, value=number + step) for step in (1, -1))
        case ast.Name(id=called) if called in CALLED:
            yield _with(node, id=CALLED[called])
        case _:
            yield from _other_levels_and_ways(node, levels)


def _other_levels_and_ways(node: ast.AST, levels: Mapping[str, Sequence[str]]) -> Iterator[ast.AST]:
    match node:
        case ast.Attribute(value=ast.Name(id=kind), attr=level) if kind in levels:
            yield _with(node, attr=_next(levels[kind], level))
        case ast.If() | ast.IfExp() if not isinstance(node.test, ast.Compare | ast.BoolOp | ast.UnaryOp):
            yield _with(node, test=ast.UnaryOp(ast.Not(), node.test))


def _with(node: ast.AST, **fields: object) -> ast.AST:
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def _next(levels: Sequence[str], level: str) -> str:
    """Another level of the same family, so that only its meaning changes."""
    family = [other for other in levels if other.split("_")[0] == level.split("_")[0]] or list(levels)
    family = family if len(family) > 1 else list(levels)
    return family[(family.index(level) + 1) % len(family)]


def places(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node that says what is done: no annotations, decorators, bases or type aliases."""
    for name, value in ast.iter_fields(tree):
        if name in ("annotation", "returns", "decorator_list", "bases", "names"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_alias(child):
                yield child
                yield from places(child)


def _is_alias(node: ast.AST) -> bool:
    return isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript) and not isinstance(
        node.value.slice, ast.Constant
    )  # fmt: skip


def mutants_of(path: Path, levels: Mapping[str, Sequence[str]]) -> Iterator[Mutant]:
    """Every mutant of a module."""
    tree, lines = ast.parse(path.read_text("utf-8")), path.read_text("utf-8").splitlines()
    inside = {id(node) for part in _plantable(tree) for node in ast.walk(part)}
    for node in list(places(tree)):
        line = getattr(node, "lineno", 0)
        for other in changes(node, levels):
            changed = _replaced(tree, node, other)
            before, after = (ast.unparse(_short(each)) for each in (node, other))
            where = lines[line - 1].strip()
            name = str(path.relative_to(ROOT))
            yield Mutant(name, line, f"{before} in «{where}»", after, changed, id(node) in inside)


def _plantable(tree: ast.Module) -> Iterator[ast.AST]:
    """The parts of a module that can be changed in memory: functions, methods, and constants of its own."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield from (each for each in node.body if isinstance(each, ast.FunctionDef))
        elif not (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "LEVELS"):
            yield node


def _short(node: ast.AST) -> ast.AST:
    return node.test if isinstance(node, ast.If | ast.IfExp) else node


def _replaced(tree: ast.Module, node: ast.AST, other: ast.AST) -> ast.Module:
    """A copy of the tree with one node replaced."""
    number = next(number for number, each in enumerate(ast.walk(tree)) if each is node)
    fresh = copy.deepcopy(tree)
    target = list(ast.walk(fresh))[number]
    for parent in ast.walk(fresh):
        for name, value in ast.iter_fields(parent):
            if value is target:
                setattr(parent, name, ast.copy_location(other, node))
            elif isinstance(value, list):
                value[:] = [other if each is target else each for each in value]
    return ast.fix_missing_locations(fresh)


def levels_of_the_engine() -> Mapping[str, Sequence[str]]:
    """The names in each closed list whose members are swapped."""
    levels = {}
    for file in ("reasons", "result", "gates/facts"):
        for node in ast.parse((ROOT / f"matcher/{file}.py").read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and node.name in LEVELS:
                levels[node.name] = [
                    each.targets[0].id for each in node.body
                    if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name)
                ]  # fmt: skip
    return levels
