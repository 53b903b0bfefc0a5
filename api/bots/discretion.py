"""What no channel is shown: keys and tokens of the studio, should a service's own words repeat one."""

from pydantic import SecretStr

from tools.settings import Settings

HIDDEN = "[hidden]"
SHORTEST = 8
"""signs of what counts as a key: a shorter one would be found in plain words"""


def discreet(settings: Settings, words: str) -> str:
    """The words, with whatever is a key of the settings hidden."""
    for secret in _secrets(settings):
        words = words.replace(secret, HIDDEN)
    return words


def _secrets(settings: Settings) -> list[str]:
    """Longest first, so that what holds another is hidden whole."""
    values = [value for _, value in settings]
    values += [value for access in settings.services.values() for _, value in access]
    found = {value.get_secret_value() for value in values if isinstance(value, SecretStr)}
    return sorted((one for one in found if len(one) >= SHORTEST), key=len, reverse=True)
