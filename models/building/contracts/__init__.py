"""Data contracts: what every shipped table promises, checked before a build is installed."""

from models.building.contracts.breach import Breach
from models.building.contracts.check import CONTRACTS, check, enforce

__all__ = ["CONTRACTS", "Breach", "check", "enforce"]
