"""Film music: `compose(brief, Orchestra(assets))` gives a score with its stems and its beats."""

from tools.audio.music.composer import compose
from tools.audio.music.orchestra import Orchestra

__all__ = ["Orchestra", "compose"]
