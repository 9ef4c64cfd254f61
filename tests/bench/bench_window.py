"""The window: from the start of the process to the first painting, to rows, and what it needs when it rests."""
import json
import os
import shutil
import subprocess
import time

import bench_mlflowfiles

STARTS = 5


def start(bench, *arguments):
    """What benchwindow prints for one start: milliseconds since the process was started, and MiB."""
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    command = [bench.tools / "benchwindow", "--since", str(time.monotonic_ns()), *arguments]
    answer = subprocess.run([str(part) for part in command], env=environment, check=True, capture_output=True, text=True)
    return json.loads(answer.stdout)


def best(starts):
    """The quickest of each, and the most memory."""
    return {key: (max if key in ("rss", "pss", "private") else min)(each[key] for each in starts) for key in starts[0]}


def starts(bench, *arguments, count=STARTS):
    return best([start(bench, *arguments) for _ in range(count)])


def small(bench):
    sample = bench.work / "sample"
    if not sample.exists():
        subprocess.run([bench.colophon, "sample", sample], check=True, stdout=subprocess.DEVNULL)
    empty = starts(bench)
    bench.row("start to first paint, empty", empty["paint"], "ms", 200)
    opened = starts(bench, sample)
    bench.row("start to first paint with rows, sample", opened["rows"], "ms", 400)
    for name, figures in (("empty", empty), ("sample", opened)):
        bench.row(f"memory at rest, {name}", figures["rss"], "MiB", 80, f"resident; {figures['pss']:.0f} MiB in proportion")


def large(bench, store):
    index = bench.work / "index"
    shutil.rmtree(index, ignore_errors=True)
    first = starts(bench, store, count=3)
    bench.row("window, MLflow 10,000 runs: start to first rows", first["rows"], "ms", None,
              f"{first['rows'] - first['paint']:.0f} ms after the first paint")
    bench.row("  first rows after the first paint", first["rows"] - first["paint"], "ms", 300)
    bench.row("  all rows", first["all"] / 1000, "s")
    start(bench, "--index", index, store)
    again = starts(bench, "--index", index, store, count=3)
    bench.row("  again from the index: start to all rows", again["rows"], "ms", 300,
              f"verified after {again['all'] / 1000:.1f} s, {again['catalogs']} catalog shown")
    bench.row("  memory at rest", again["rss"], "MiB")


def run(bench):
    small(bench)
    store = bench_mlflowfiles.store_of(bench, 10_000)
    bench.measure([bench.tools / "readfiles", store], repeat=1)  # warms the cache
    large(bench, store)
