"""What a turn uses of a model: tokens as the service counts them, money where the prices are known.

A count that the service does not give is estimated and called so; a price that nobody gave is not invented.
"""

from dataclasses import dataclass

from agent.conversation import Spent
from tools.settings import Settings

CHARACTERS_PER_TOKEN = 4
"""of English and JSON, roughly; used only where a service gives no count"""


@dataclass(frozen=True)
class Used:
    """Tokens of one or more requests."""

    tokens_in: int = 0
    tokens_out: int = 0
    estimated: bool = False

    def plus(self, other: "Used") -> "Used":
        return Used(
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
            self.estimated or other.estimated,
        )

    @property
    def tokens(self) -> int:
        return self.tokens_in + self.tokens_out


def tokens_of(characters: int) -> int:
    """The tokens that so many characters are, roughly."""
    return -(-characters // CHARACTERS_PER_TOKEN)


def price_of(used: Used, settings: Settings) -> float | None:
    """USD; None when a price that is needed is not known."""
    if settings.model_price_in is None or settings.model_price_out is None:
        return None
    return (used.tokens_in * settings.model_price_in + used.tokens_out * settings.model_price_out) / 1e6


def spent_of(used: Used, model: str, settings: Settings) -> Spent:
    """What is told of it. `estimated` also when the price is not known; then `usd` is 0."""
    usd = price_of(used, settings)
    return Spent(
        model=model,
        tokens_in=used.tokens_in,
        tokens_out=used.tokens_out,
        usd=usd or 0.0,
        estimated=used.estimated or usd is None,
    )


def left_of(used: Used, prompt: int, settings: Settings) -> int:
    """Tokens that an answer may have after a prompt of so many; 0 or less when the turn has used up its share."""
    after = used.plus(Used(prompt))
    left = settings.turn_tokens - after.tokens
    usd, price = price_of(after, settings), settings.model_price_out
    if usd is None or price is None:
        return left
    if usd > settings.turn_usd:
        return 0
    return min(left, int((settings.turn_usd - usd) / price * 1e6)) if price else left


def in_words(spent: Spent) -> str:
    """One line for a reader: "gpt-x: 5,120 tokens read, 212 written, 0.0041 USD"; empty when no model was asked."""
    if not spent.tokens_in and not spent.tokens_out:
        return ""
    about = "about " if spent.estimated else ""
    free = "cost unknown" if spent.estimated else "no cost"
    cost = f"{about}{spent.usd:.4f} USD" if spent.usd else free
    return f"{spent.model}: {spent.tokens_in:,} tokens read, {spent.tokens_out:,} written, {cost}"
