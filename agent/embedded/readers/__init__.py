"""The readers: each knows one part of film talk, and what it comes to in the vocabulary of edits and orders."""

from agent.embedded.readers.control import control
from agent.embedded.readers.conversation import conversation
from agent.embedded.readers.delivery import delivery
from agent.embedded.readers.lengths import lengths
from agent.embedded.readers.looks import looks
from agent.embedded.readers.rolling import rolling
from agent.embedded.readers.smalltalk import smalltalk
from agent.embedded.readers.takes import takes
from agent.embedded.reading import Reader

READERS: tuple[Reader, ...] = (lengths, looks, takes, rolling, delivery, control, conversation, smalltalk)
