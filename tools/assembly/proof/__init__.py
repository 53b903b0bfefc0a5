"""The proof of a delivered file: what is measured from the file alone, then held against the plan."""

from tools.assembly.proof.checks import Check, Proof
from tools.assembly.proof.proving import prove

__all__ = ["Check", "Proof", "prove"]
