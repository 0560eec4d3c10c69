"""How far an estimate from a sample can be trusted, and how far two reviewers agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from math import sqrt
from statistics import NormalDist


def wilson(errors: int, sample: int, confidence: float = 0.95) -> tuple[float, float]:
    """The interval of a rate by Wilson's score: (low, high), each from 0 to 1; (0, 1) for an empty sample.

    Wilson, E. B. (1927), Probable inference, the law of succession, and statistical inference, JASA 22, 209-212.
    """
    if sample == 0:
        return 0.0, 1.0
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    rate = errors / sample
    middle = rate + z * z / (2 * sample)
    half = z * sqrt(rate * (1 - rate) / sample + z * z / (4 * sample * sample))
    scale = 1 + z * z / sample
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def krippendorff_alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha for nominal values: 1 full agreement, 0 that of chance; None where nothing can be said.

    A unit holds the values that reviewers gave it, in any order; units with fewer than two do not count. By the
    coincidence matrix of Krippendorff, K. (2011), Computing Krippendorff's Alpha-Reliability, section C. (The library
    of that name is under the GPL.)
    """
    observed: Counter[Hashable] = Counter()
    agreeing = 0.0
    for unit in units:
        values = Counter(unit)
        size = sum(values.values())
        if size < 2:
            continue
        observed.update(values)
        agreeing += sum(number * (number - 1) for number in values.values()) / (size - 1)
    total = sum(observed.values())
    expected = sum(number * (number - 1) for number in observed.values())
    if total < 2 or expected == total * (total - 1):
        return None  # nobody compared, or every value the same: there is no chance to hold agreement against
    return ((total - 1) * agreeing - expected) / (total * (total - 1) - expected)
