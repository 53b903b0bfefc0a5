"""What an edit or order did, or would do, in the words of a film-maker: slates, lengths, names; never an id.

facts + film before + film after ──tell──> "Shot 3 (2B): 4.0 s -> 6.0 s."       an act ──describe──> "Take shot 5 out."
"""

from agent.telling.ahead import describe
from agent.telling.changes import Told, tell

__all__ = ["Told", "describe", "tell"]
