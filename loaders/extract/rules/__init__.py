"""The rules, one module per kind of claim. Each module lists its own in `RULES`; adding a file adds its rules."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from loaders.extract.clauses import Clause
from loaders.extract.context import Context
from loaders.facts import Claim

Rule = Callable[[Clause, Context], Iterator[Claim]]


@lru_cache(maxsize=1)
def all_rules() -> tuple[Rule, ...]:
    """Every rule of every module in this folder, in order of module name."""
    modules = [
        import_module(f"{__name__}.{found.name}")
        for found in sorted(iter_modules(__path__), key=lambda m: m.name)
    ]
    return tuple(rule for module in modules for rule in getattr(module, "RULES", ()))
