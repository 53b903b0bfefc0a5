"""A take that is longer than a clip of its camera, ordered by a process of its own, to be killed.

python -m tests.fakes.long_take HOME     shot 1 of the film there, with kling; its settings are in the environment
"""

import os
import sys
from decimal import Decimal
from pathlib import Path

from tools.film.orders import Generate
from tools.jobs import claims
from tools.media.progress import silent
from tools.production.ordering import carry_out
from tools.settings import read_settings
from tools.studio import Studio

FILM = "the-last-light"
BUDGET = Decimal(9)
GRACE = 0.5
"""seconds after which a request that may be lost is looked for"""


def order_it(studio: Studio) -> list[str]:
    """The takes that came of it."""
    made = Generate(shots=(1,), generator="kling", budget=BUDGET)
    return list(carry_out(studio, FILM, made, silent, actor="t")["takes"])


if __name__ == "__main__":
    claims.GRACE = GRACE
    order_it(Studio(read_settings(os.environ, Path(sys.argv[1]))))
