"""Machine code for the pixel loops: the one `kernel` decorator of the previz.

A kernel is a plain function over numpy arrays and numbers. It is compiled on first use, releases the GIL, uses one
thread (shots run side by side in processes, never inside one picture) and is kept on disk by numba: beside the
module, or in the user's cache folder when the package is read-only, or not at all when neither can be written.

Inside a kernel a division by zero gives an infinity, an index is not checked, and float32 stays float32 only when
every number in the expression is one: wrap constants in `f32`.
"""

# pyright: reportUnknownVariableType=false
from collections.abc import Callable
from contextlib import suppress
from typing import ParamSpec, TypeVar, cast

import numpy as np
from numba import njit

P = ParamSpec("P")
R = TypeVar("R")

f32 = np.float32

# Everything of fast maths but the assumption that no NaN or infinity exists: depth buffers use huge numbers.
_FAST = {"contract", "reassoc", "arcp", "nsz", "afn"}


def kernel(function: Callable[P, R]) -> Callable[P, R]:
    """Compile `function`; the result is called like the function itself."""
    compiled = njit(nogil=True, error_model="numpy", fastmath=_FAST)(function)
    with suppress(RuntimeError):  # no folder can be written: compile anew in every process
        compiled.enable_caching()
    return cast("Callable[P, R]", compiled)
