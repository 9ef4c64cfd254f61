"""MLflow file stores: a scan against the floor of reading every file, against MLflow itself, and curves."""
import json
import os
import subprocess

MLFLOW = "3.17.2"
SEARCH = """
import os, sys, time
os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
from mlflow import MlflowClient
client = MlflowClient(tracking_uri="file://" + sys.argv[1])
start, cpu = time.monotonic(), time.process_time()
count, token = 0, None
while True:
    page = client.search_runs([sys.argv[2]], max_results=50000, page_token=token)
    count, token = count + len(page), page.token
    if not token:
        break
print('{"runs": %d, "wall": %f, "cpu": %f}' % (count, time.monotonic() - start, time.process_time() - cpu))
"""
EXPERIMENT = "416725012345678901"


def store_of(bench, runs):
    store = bench.work / f"mlruns-{runs}"
    if not (bench.work / f"mlruns-{runs}.complete").exists():
        subprocess.run(["rm", "-rf", store], check=True)
        subprocess.run([bench.tools / "makemlflowstore", store, str(runs)], check=True)
        (bench.work / f"mlruns-{runs}.complete").touch()
    return store


def curve_of(bench, points):
    """A store with one run and one long metric."""
    store = bench.work / f"curve-{points}"
    run = store / "1" / ("a" * 32)
    if not (run / "meta.yaml").exists():
        (run / "metrics").mkdir(parents=True)
        (store / "1" / "meta.yaml").write_text("experiment_id: '1'\nlifecycle_stage: active\nname: long\n")
        with open(run / "metrics" / "loss", "w", encoding="utf-8") as file:
            for step in range(points):
                file.write(f"{1767225600000 + step} {1 / (step + 1)!r} {step}\n")
        (run / "meta.yaml").write_text(f"experiment_id: '1'\nlifecycle_stage: active\nrun_id: {'a' * 32}\n")
    return store


def against_mlflow(bench, store, ours):
    environment = bench.project / "tests" / "interop" / "mlflow-environment"
    python = subprocess.run([environment, bench.build / "interop", MLFLOW], check=True, capture_output=True,
                            text=True).stdout.strip()
    answer = json.loads(bench.measure([python, "-c", SEARCH, store, EXPERIMENT], repeat=1,
                                      environment={**os.environ, "DO_NOT_TRACK": "true"})["output"])
    bench.row("mlflow.search_runs, the same store, CPU", answer["cpu"], "s", None, f"MLflow {MLFLOW}, imports excluded")
    bench.row("  scan --json as part of its CPU", ours["cpu"] / answer["cpu"], "", 1 / 6)
    bench.row("  scan --json as part of its time", ours["wall"] / answer["wall"], "", 1 / 10)


def run(bench):
    store = store_of(bench, 10_000)
    bench.measure([bench.tools / "readfiles", store], repeat=1)  # warms the cache
    floor = bench.measure([bench.tools / "readfiles", store], repeat=5)["cpu"]
    bench.row("reading 390,000 files in plain C, CPU", floor, "s")
    reader = json.loads(bench.measure([bench.tools / "benchmlflow", "scan", store], repeat=5)["output"])
    bench.row("MLflow files, 10,000 runs: reader alone, CPU", reader["cpu"], "s")
    bench.row("  as part of the floor", reader["cpu"] / floor, "", 1.5)
    bench.row("  first rows", reader["first"] * 1000, "ms", 300)
    scan = bench.measure([bench.colophon, "scan", store, "--json"], repeat=5)
    bench.row("scan --json, CPU", scan["cpu"], "s", None, f"wall {scan['wall']:.2f} s")
    bench.row("  as part of the floor", scan["cpu"] / floor, "", 1.5)
    bench.row("  peak memory", scan["peak"], "MiB", 200)
    against_mlflow(bench, store, scan)
    large = store_of(bench, 50_000)
    bench.measure([bench.tools / "readfiles", large], repeat=1)
    large_floor = bench.measure([bench.tools / "readfiles", large], repeat=2)["cpu"]
    many = bench.measure([bench.colophon, "scan", large, "--json"], repeat=2)
    bench.row("scan --json, 50,000 runs, CPU", many["cpu"], "s", None, f"wall {many['wall']:.1f} s")
    bench.row("  as part of its floor", many["cpu"] / large_floor, "", 1.5, f"floor {large_floor:.2f} s")
    growth = (many["cpu"] / large_floor) / (scan["cpu"] / floor)
    bench.row("  growth of that part from 10,000 runs", growth, "", 1.25)
    bench.row("  peak memory for each run more", (many["peak"] - scan["peak"]) * 1024 / 40_000, "KiB")
    curve = curve_of(bench, 1_000_000)
    points = json.loads(
        bench.measure([bench.tools / "benchmlflow", "curve", curve, "run:" + "a" * 32, "loss"])["output"])
    bench.row("curve of 1,000,000 points", points["wall"], "s", 0.3)
