"""Logistic regression that is also trained to give the same sum for the same in two wordings."""

from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.float64]
RIDGE, ROUNDS = 10.0, 25


class Fitted(NamedTuple):
    """Weights of columns, with how these were cut and scaled."""

    weights: Numbers
    offset: float
    middle: Numbers
    spread: Numbers
    most: Numbers

    def sums(self, given: Numbers) -> Numbers:
        """Give the model's sum for each row."""
        return np.asarray(scaled(given, self) @ self.weights + self.offset)


def scaled(given: Numbers, by: Fitted) -> Numbers:
    """Cut rows at the most of each column, and put them on one scale."""
    return np.asarray((np.minimum(given, by.most) - by.middle) / by.spread)


class Rows(NamedTuple):
    """What is fitted: a row for each answer, how likely it says something, how much it counts.

    `pairs` are rows of the same in two wordings. The first `rates` columns are cut where they are
    larger than in nineteen answers of twenty: more of a kind tells nothing more.
    """

    given: Numbers
    wanted: Numbers
    weighs: Numbers
    pairs: tuple[Numbers, Numbers]
    rates: int


def fit(found: Rows, alike: float) -> Fitted:
    """Fit by Newton's steps; weights cost, and so does a pair's difference: its square, `alike`."""
    given, wanted, weighs, pairs, rates = found
    beyond = np.full(given.shape[1] - rates, np.inf)
    most = np.concatenate([np.percentile(given[:, :rates], 95, axis=0), beyond])
    cut = np.minimum(given, most)
    fitted = Fitted(np.zeros(given.shape[1]), 0.0, cut.mean(axis=0), cut.std(axis=0) + 1e-9, most)
    rows = scaled(given, fitted)
    apart = scaled(pairs[0], fitted) - scaled(pairs[1], fitted)
    with_one = np.hstack([rows, np.ones((len(rows), 1))])
    bound = RIDGE * np.eye(with_one.shape[1]) + _framed(alike * apart.T @ apart)
    bound[-1, -1] = 0.0
    weights = np.zeros(with_one.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-with_one @ weights))
        slope = with_one.T @ (weighs * (likely - wanted)) + bound @ weights
        bent = (with_one * (weighs * likely * (1 - likely))[:, None]).T @ with_one + bound
        weights = weights - np.linalg.solve(bent, slope)
    return fitted._replace(weights=weights[:-1], offset=float(weights[-1]))


def _framed(square: Numbers) -> Numbers:
    return np.pad(square, ((0, 1), (0, 1)))
