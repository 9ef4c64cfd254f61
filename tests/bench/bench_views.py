"""The window: history of 100,000 versions, comparing many versions, long curves. From the input to the painted widget."""
import json
import os
import subprocess

PROGRAMS = ["tst_historyspeed", "tst_comparespeed", "tst_curvespeed", "tst_pickspeed", "tst_palettespeed"]


def run(bench):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for program in PROGRAMS:
        # The exit status says that a limit was missed; the rows say so themselves, unless something else went wrong.
        ended = subprocess.run([bench.build / "tests" / program], env=environment, stdout=subprocess.PIPE, text=True,
                               check=False)
        figures = [json.loads(line.removeprefix("FIGURE ")) for line in ended.stdout.splitlines()
                   if line.startswith("FIGURE ")]
        for figure in figures:
            bench.row(figure["job"], figure["p99"], "ms", figure["limit"],
                      f"p99 of {figure['steps']}, median {figure['median']:.1f}; "
                      f"CPU {figure['cpuP99']:.1f}, median {figure['cpuMedian']:.1f}")
        if ended.returncode != 0 and all(figure["p99"] <= figure["limit"] for figure in figures):
            raise RuntimeError(f"{program} failed:\n{ended.stdout}")
