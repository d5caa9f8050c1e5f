"""Uncertainty: inputs as distributions, drawn evenly, and what that says about the price and who bears the risk."""

from tarief.uncertainty.correlation import Correlation
from tarief.uncertainty.distributions import Discrete, Distribution, Fixed, Normal, Triangular, Uniform
from tarief.uncertainty.estimate import Estimate
from tarief.uncertainty.outcome import Distributed, Shortfall, Simulation
from tarief.uncertainty.reading import read_uncertainty
from tarief.uncertainty.simulate import simulate
from tarief.uncertainty.uncertain import Uncertainty

__all__ = [
    "Correlation",
    "Discrete",
    "Distributed",
    "Distribution",
    "Estimate",
    "Fixed",
    "Normal",
    "Shortfall",
    "Simulation",
    "Triangular",
    "Uncertainty",
    "Uniform",
    "read_uncertainty",
    "simulate",
]
