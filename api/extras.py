"""Optional parts: libraries that only some installations need. Without one, a sentence says how to have it."""

from importlib.util import find_spec

from tools.film.errors import OperatorError


def need(extra: str, *modules: str) -> None:
    """Raise OperatorError when a module of the extra is not installed."""
    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise OperatorError(
            f"This needs the part '{extra}', which is not installed here: pip install 'workprint[{extra}]'.",
            code="missing_extra",
            extra=extra,
            missing=missing,
        )
