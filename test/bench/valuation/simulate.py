"""The simulation of DealSheet, vectorised in numpy: the model as JSON comes in, time and results go out.

Usage: python3 simulate.py PATHS ROUNDS < model.json
"""

import json
import sys
import time

import numpy as np

model = json.load(sys.stdin)
paths, rounds = int(sys.argv[1]), int(sys.argv[2])
PERCENTILES = [5, 10, 25, 50, 75, 90, 95]


def everything():
    """Every path has a row in every array, as a modeller writes it down."""
    draws = np.random.default_rng(7)
    value = np.full(paths, float(sum(model["signed"])))
    headline = np.full(paths, float(sum(model["signedHeadline"])))
    milestone = np.zeros(paths, dtype=bool)
    alive = np.ones(paths, dtype=bool)
    for passed in range(len(model["probabilities"]) + 1):
        if passed > 0:
            alive &= draws.random(paths) < model["probabilities"][passed - 1]
        due = [each for each in model["receipts"] if each["passed"] == passed]
        certain = [each for each in due if each["chance"] == 1]
        if certain:
            value += alive * sum(each["value"] for each in certain)
            headline += alive * sum(each["headline"] for each in certain)
            if any(each["milestone"] for each in certain):
                milestone |= alive
        for each in due:
            if each["chance"] == 1:
                continue
            paid = alive & (draws.random(paths) < each["chance"])
            value += paid * each["value"]
            headline += paid * each["headline"]
            if each["milestone"]:
                milestone |= paid
    return summary(value, headline, milestone, alive.sum())


def survivors():
    """Only the paths that are still under way are drawn for."""
    draws = np.random.default_rng(7)
    value = np.full(paths, float(sum(model["signed"])))
    headline = np.full(paths, float(sum(model["signedHeadline"])))
    milestone = np.zeros(paths, dtype=bool)
    alive = np.arange(paths)
    for passed in range(len(model["probabilities"]) + 1):
        if passed > 0:
            alive = alive[draws.random(alive.size) < model["probabilities"][passed - 1]]
        due = [each for each in model["receipts"] if each["passed"] == passed]
        for each in due:
            paid = alive if each["chance"] == 1 else alive[draws.random(alive.size) < each["chance"]]
            value[paid] += each["value"]
            headline[paid] += each["headline"]
            if each["milestone"]:
                milestone[paid] = True
    return summary(value, headline, milestone, alive.size)


def summary(value, headline, milestone, approved):
    return {
        "mean": float(value.mean()),
        "standardError": float(value.std(ddof=1) / paths**0.5),
        "percentiles": [float(each) for each in np.percentile(value, PERCENTILES)],
        "noMilestone": float(1 - milestone.mean()),
        "approval": float(approved / paths),
        "headline": float((headline >= model["headline"] * (1 - 1e-9)).mean()),
    }


def best(work):
    result, least = work(), float("inf")
    for _ in range(rounds):
        begun = time.perf_counter()
        result = work()
        least = min(least, (time.perf_counter() - begun) * 1e3)
    return {"milliseconds": least, **result}


print(json.dumps({"version": np.__version__, "everything": best(everything), "survivors": best(survivors)}))
