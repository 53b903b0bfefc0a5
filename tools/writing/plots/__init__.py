"""The plots: for every dramatic engine a few ways to tell it, chosen by what the idea has in it and by the seed."""

from tools.writing.plot import Plot
from tools.writing.plots import (
    announced,
    bargains,
    beasts,
    companies,
    deliveries,
    discoveries,
    farewells,
    games,
    heists,
    lessons,
    pursuits,
    returns,
    rivalries,
    tones,
    vigils,
)

PLOTS: tuple[Plot, ...] = (
    *discoveries.PLOTS,
    *bargains.PLOTS,
    *rivalries.PLOTS,
    *vigils.PLOTS,
    *pursuits.PLOTS,
    *heists.PLOTS,
    *deliveries.PLOTS,
    *returns.PLOTS,
    *lessons.PLOTS,
    *farewells.PLOTS,
    *games.PLOTS,
    *beasts.PLOTS,
    *companies.PLOTS,
    *tones.PLOTS,
    *announced.PLOTS,
)
