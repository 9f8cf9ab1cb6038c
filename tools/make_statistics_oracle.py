"""Write tests/data/beta_quantiles.csv and kaplan_meier.json with scipy and lifelines, once.

The tables are frozen; the tests compare app/domain/inference.py with them. Neither library belongs to the
project. To make them again, in an environment of its own:  pip install scipy lifelines  and then
python tools/make_statistics_oracle.py
"""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path

from lifelines import KaplanMeierFitter
from scipy.stats import beta

DATA = Path(__file__).resolve().parent.parent / "tests" / "data"


def quantiles() -> None:
    """p, a, b and the quantile, over small and large cases and both ends."""
    with (DATA / "beta_quantiles.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["p", "a", "b", "quantile"])
        for p in (0.025, 0.05, 0.5, 0.9, 0.95, 0.975):
            for a in (0.5, 1, 3, 3.5, 10, 40.5, 300):
                for b in (0.5, 1, 7, 12.5, 60, 700):
                    table.writerow([p, a, b, repr(float(beta.ppf(p, a, b)))])


def waiting_times() -> None:
    """Cases with ties and censoring, and lifelines' estimate with its 90 % interval at every event."""
    rng = random.Random(1958)
    cases = []
    for size in (1, 2, 6, 15, 60, 250):
        times = [(rng.randint(1, 40), rng.random() < 0.6) for _ in range(size)]
        fitter = KaplanMeierFitter(alpha=0.1)
        fitter.fit([time for time, _ in times], [reached for _, reached in times])
        estimate, bounds = fitter.survival_function_, fitter.confidence_interval_
        steps = []
        for time in sorted({time for time, reached in times if reached}):
            share = float(estimate.loc[time].iloc[0])
            low, high = (float(value) for value in bounds.loc[time])
            steps.append([time, share, low, high])
        cases.append({"times": times, "steps": steps})
    text = json.dumps(cases, indent=None, separators=(",", ":"))
    (DATA / "kaplan_meier.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    quantiles()
    waiting_times()
