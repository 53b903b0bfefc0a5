"""The plots."""
from tools.writing.plot import Plot
from tools.writing.plots import bargains, discoveries

PLOTS: tuple[Plot, ...] = (*discoveries.PLOTS, *bargains.PLOTS)
