"""What a proof is made of: measurements with their limits."""

from collections.abc import Sequence

from tools.film.errors import ProofFailed
from tools.film.value import Value

IN_PLACE = "every shot in its place"


class Check(Value):
    """One measurement: `value` as found, `limit` as it has to be, and where the first breach is."""

    name: str
    ok: bool
    value: str | float | int | None = None
    limit: str | float | int | None = None
    timecode: str | None = None

    def wrong(self) -> str:
        """What is wrong, as a sentence that does not end yet."""
        if self.name == IN_PLACE:
            missing = [one.removeprefix("not ") for one in str(self.value).split(", ")]
            named = f"shots {', '.join(missing)} are" if len(missing) > 1 else f"shot {missing[0]} is"
            where = "they" if len(missing) > 1 else "it"
            return (
                f"{named} not where {where} should be: the picture there is not that of the take in the cut. Render it"
                " once more; if it stays so, throw the rendered parts away (workprint cache clear) or retake the shot"
            )
        return f"{self.name} is {self.value}, and has to be {self.limit}"


class Proof(Value):
    """All measurements of one file."""

    ok: bool
    checks: tuple[Check, ...]

    def and_also(self, more: Sequence[Check]) -> "Proof":
        """Itself with more measurements."""
        return proof_of((*self.checks, *more)) if more else self

    def demand(self) -> "Proof":
        """Itself, or ProofFailed with the first breach and its timecode."""
        failed = [check for check in self.checks if not check.ok]
        if not failed:
            return self
        first = failed[0]
        at = f" at {first.timecode}" if first.timecode else ""
        raise ProofFailed(
            f"The delivered file failed its proof{at}: {first.wrong()}.",
            checks=[check.model_dump() for check in failed],
            timecode=first.timecode,
        )


def proof_of(checks: Sequence[Check]) -> Proof:
    """The proof that these measurements are."""
    return Proof(ok=all(check.ok for check in checks), checks=tuple(checks))
