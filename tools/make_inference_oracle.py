"""Make tests/data/inference_*.csv, the frozen oracle of app/domain/inference.py, from scipy and lifelines.

To make them again:  pip install scipy==1.17.1 lifelines==0.30.3  and then run
python tools/make_inference_oracle.py
CI installs neither: the tests read the tables.

beta: p, a, b, quantile, cdf of that quantile ÷ 2. intervals: hits, cases, Jeffreys' 90 % interval.
survival: sample, time, at risk, events, reached, low, high (90 %, log-log), and the samples themselves.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent.parent / "tests/data"


def _write(name: str, heading: str, rows: list[tuple[Any, ...]]) -> None:
    texts = [[format(x, ".17g") if isinstance(x, float) else str(x) for x in row] for row in rows]
    lines = [heading, *(",".join(row) for row in texts)]
    (DATA / name).write_text("\n".join(lines) + "\n", encoding="ascii")
    print(f"{len(rows)} rows in {name}")


def betas() -> None:
    """Quantiles over small and large parameters, lopsided ones too."""
    from scipy.stats import beta

    sizes = (0.05, 0.3, 0.5, 1.0, 1.5, 3.0, 10.5, 47.25, 300.0, 5000.0)
    rows = []
    for a in sizes:
        for b in sizes:
            for p in (0.001, 0.05, 0.25, 0.5, 0.95, 0.999):
                x = float(beta.ppf(p, a, b))
                rows.append((p, a, b, x, float(beta.cdf(x / 2, a, b))))
    _write("inference_beta.csv", "p,a,b,quantile,cdf_of_half", rows)


def intervals() -> None:
    """Jeffreys' interval, with the ends at 0 and 1 that Brown, Cai and DasGupta give it."""
    from scipy.stats import beta

    rows = []
    for cases in (1, 2, 5, 6, 10, 30, 100, 2500):
        for hits in sorted({0, 1, cases // 3, cases // 2, cases - 1, cases}):
            low = float(beta.ppf(0.05, hits + 0.5, cases - hits + 0.5)) if hits else 0.0
            high = float(beta.ppf(0.95, hits + 0.5, cases - hits + 0.5)) if hits < cases else 1.0
            rows.append((hits, cases, low, high))
    _write("inference_jeffreys.csv", "hits,cases,low,high", rows)


def survival() -> None:
    """Samples of different sizes, with ties, censored cards at the same days, and events on day 0."""
    from lifelines import KaplanMeierFitter

    chance = random.Random(31)
    samples: list[tuple[Any, ...]] = []
    steps: list[tuple[Any, ...]] = []
    for number, size in enumerate((1, 4, 12, 40, 150, 800)):
        times = [(chance.randrange(0, 30 + size), chance.random() < 0.6) for _ in range(size)]
        samples += [(number, time, int(reached)) for time, reached in times]
        fitted = KaplanMeierFitter(alpha=0.1).fit([t for t, _ in times], [e for _, e in times])
        table, bounds = fitted.event_table, fitted.confidence_interval_survival_function_
        for time in table.index[table["observed"] > 0]:
            stands = float(fitted.survival_function_.loc[time].iloc[0])
            low, high = (float(x) for x in bounds.loc[time])
            row = table.loc[time]
            steps.append(
                (number, int(time), int(row["at_risk"]), int(row["observed"]), 1 - stands, 1 - high, 1 - low)
            )
    _write("inference_survival_samples.csv", "sample,time,reached", samples)
    _write("inference_survival.csv", "sample,time,at_risk,events,reached,low,high", steps)


if __name__ == "__main__":
    betas()
    intervals()
    survival()
