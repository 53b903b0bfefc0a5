"""What a film, or some of its shots, have cost, read off the ledger: also what failed and was charged all the same."""

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal

from tools.film.value import Value
from tools.store.ledger import Entry, summed, told


class Account(Value):
    """Money in USD. `wasted` is the part of `spent` that was charged for takes that never came."""

    spent: Decimal
    estimated: Decimal
    reserved: Decimal
    wasted: Decimal
    takes: int
    """that were charged"""
    by_service: dict[str, Decimal]
    by_slate: dict[str, Decimal]
    """the shot's slate when it was asked for; only what cost something"""

    @property
    def words(self) -> str:
        """The account in one sentence; empty when nothing was ever spent or reserved."""
        if not self.spent and not self.reserved:
            return ""
        of = ", ".join(f"{name} {told(cost)}" for name, cost in self.by_service.items())
        at = f" ({of})" if len(self.by_service) > 1 else f" at {next(iter(self.by_service))}" if self.spent else ""
        said = [f"{told(self.spent)} USD{at}, for {self.takes} take{'' if self.takes == 1 else 's'}"]
        if len(self.by_slate) > 1:
            dear = max(self.by_slate, key=lambda slate: self.by_slate[slate])
            said.append(f"most of it for {dear} ({told(self.by_slate[dear])})")
        if self.estimated:
            said.append(f"{told(self.estimated)} of it is an estimate, where the service does not say")
        if self.wasted:
            said.append(f"{told(self.wasted)} of it was charged for takes that never came")
        if self.reserved:
            said.append(f"{told(self.reserved)} more is reserved for what is being made")
        return "; ".join(said) + "."


def account(entries: Sequence[Entry], shots: Collection[str] | None = None) -> Account:
    """The account of a film's lines in the ledger, or of those of some shots (ids)."""
    lines = [entry for entry in entries if shots is None or entry.shot in shots]
    totals = summed(lines)
    charged = [entry for entry in lines if entry.state == "settled" and entry.charged]
    return Account(
        spent=totals.spent,
        estimated=totals.estimated,
        reserved=totals.reserved,
        # What was charged for a take that came has no reason beside it.
        wasted=summed([entry for entry in charged if entry.reason]).spent,
        takes=len(charged),
        by_service=_by(charged, lambda entry: entry.service),
        by_slate=_by(charged, lambda entry: entry.slate),
    )


def _by(entries: Sequence[Entry], name: Callable[[Entry], str]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for entry in entries:
        sums[name(entry)] = sums.get(name(entry), Decimal(0)) + entry.charged
    return sums
