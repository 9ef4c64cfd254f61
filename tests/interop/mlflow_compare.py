"""Compares `colophon scan --json --all` with what MlflowClient says about the same file store, fact by fact.

usage: mlflow_compare.py COLOPHON STORE_FOLDER
Prints every difference and exits 1 if there is one.
"""
import json
import math
import os
import subprocess
import sys
from datetime import datetime, timezone

os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"

from mlflow import MlflowClient  # noqa: E402
from mlflow.entities import ViewType  # noqa: E402

differences = []


def check(what, expected, found):
    if expected != found:
        differences.append(f"{what}: MLflow says {expected!r}, Colophon {found!r}")


def number(value):
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return value


def iso(milliseconds):
    return datetime.fromtimestamp(milliseconds / 1000, timezone.utc).isoformat(timespec="milliseconds")[:-6] + "Z"


def true_last(store, run, key, value):
    """MLflow takes the step of a line with a data set for 0; Colophon keeps the step that was logged."""
    with open(os.path.join(store, run.info.experiment_id, run.info.run_id, "metrics", key), encoding="utf-8") as file:
        lines = [line.split() for line in file]
    if all(len(fields) <= 3 for fields in lines):
        return value
    return max((int(fields[2]), int(fields[0]), float(fields[1])) for fields in lines)[2]


def scan(colophon, store, *options):
    answer = subprocess.run([colophon, "scan", store, "--json", *options], capture_output=True, text=True, check=True)
    return json.loads(answer.stdout)


def by_native(catalog):
    """Every record's version. Several versions may share a run: the first is enough for facts of the run."""
    found = {}
    for model in catalog["models"]:
        for version in model["versions"]:
            version["model"] = model["name"]
            for record in version["records"]:
                found.setdefault(record["native"], []).append(version)
    return found


def compare_run(store, run, versions, names):
    what = f"run {run.info.run_id}"
    own = [v for v in versions if v["records"][0]["native"] == "run:" + run.info.run_id]
    for version in versions:
        metrics = version.get("metrics", {})
        for key, value in run.data.metrics.items():
            # A version that joins a run and a logged model may know a key from both.
            if own or not any(r["native"].startswith("model:") for r in version["records"]):
                check(f"{what} metric {key}", number(true_last(store, run, key, value)), metrics.get(key))
        for key, value in run.data.params.items():
            check(f"{what} parameter {key}", value, version.get("parameters", {}).get(key))
        for key, value in run.data.tags.items():
            check(f"{what} tag {key}", value, version.get("tags", {}).get(key))
        for entry in run.inputs.dataset_inputs:
            digests = {(d["name"], d.get("digest")) for d in version.get("datasets", [])}
            check(f"{what} data set", True, (entry.dataset.name, entry.dataset.digest) in digests)
        check(f"{what} author", run.data.tags.get("mlflow.user", run.info.user_id), version.get("author"))
        commit = run.data.tags.get("mlflow.source.git.commit")
        check(f"{what} commit", commit, version.get("code", {}).get("commit"))
    for version in own:
        check(f"{what} model", names[run.info.experiment_id], version["model"])
        check(f"{what} label", run.info.run_name, version["label"])
        check(f"{what} created", iso(run.info.start_time), version["created"])
        course = version.get("run", {})
        check(f"{what} status", run.info.status.lower(), course.get("status"))
        check(f"{what} started", iso(run.info.start_time), course.get("started"))
        check(f"{what} ended", run.info.end_time and iso(run.info.end_time), course.get("ended"))
        check(f"{what} metric keys", set(run.data.metrics), set(version.get("metrics", {})))
        check(f"{what} parameter keys", set(run.data.params), set(version.get("parameters", {})))
        check(f"{what} tag keys", set(run.data.tags), set(version.get("tags", {})))
        check(f"{what} deleted", run.info.lifecycle_stage == "deleted", version.get("deleted", False))
        parent = run.data.tags.get("mlflow.parentRunId")
        if parent:
            check(f"{what} parent", "recorded", version["parents"][0]["evidence"])


def compare_tracking(store, client, found):
    experiments = client.search_experiments(view_type=ViewType.ALL)
    names = {e.experiment_id: e.name for e in experiments}
    seen = set()
    for experiment in experiments:
        for run in client.search_runs([experiment.experiment_id], run_view_type=ViewType.ALL, max_results=50000):
            native = "run:" + run.info.run_id
            seen.add(native)
            check(f"run {run.info.run_id} is there", True, native in found)
            compare_run(store, run, found.get(native, []), names)
        logged_models = getattr(client, "search_logged_models", lambda experiments: [])
        for model in logged_models([experiment.experiment_id]):
            native = "model:" + model.model_id
            seen.add(native)
            check(f"logged model {model.model_id} is there", True, native in found)
            for version in found.get(native, []):
                check(f"{native} created", True, "created" in version)
                for key, value in model.params.items():
                    check(f"{native} parameter {key}", value, version.get("parameters", {}).get(key))
                for key, value in model.tags.items():
                    check(f"{native} tag {key}", value, version.get("tags", {}).get(key))
                for metric in model.metrics or []:
                    check(f"{native} metric {metric.key}", True, metric.key in version.get("metrics", {}))
    extra = {n for n in found if n.startswith(("run:", "model:"))} - seen
    check("runs and logged models that MLflow does not list", set(), extra)


def compare_version(version, found):
    what = f"version {version.name}/{version.version}"
    native = f"{version.name}/{version.version}"
    check(f"{what} is there", 1, len(found.get(native, [])))
    for ours in found.get(native, []):
        check(f"{what} model", version.name, ours["model"])
        check(f"{what} label", str(version.version), ours["label"])
        check(f"{what} aliases", sorted(version.aliases), sorted(ours.get("aliases", [])))
        check(f"{what} created", iso(version.creation_timestamp), ours["created"])
        if version.description:
            check(f"{what} reason", version.description, ours.get("reason"))
        for key, value in version.tags.items():
            check(f"{what} tag {key}", value, ours.get("tags", {}).get(key))
        if version.run_id:
            check(f"{what} run", True, any(r["native"] == "run:" + version.run_id for r in ours["records"]))
        if version.current_stage in ("Staging", "Archived", "Production"):
            check(f"{what} stage", True, version.current_stage.lower() in ours.get("stages", []))


def compare_registry(client, catalog, found):
    models = {m["name"]: m for m in catalog["models"]}
    for registered in client.search_registered_models(max_results=1000):
        holders = dict(registered.aliases)
        production = next((holders[a] for a in ("production", "champion", "prod") if a in holders), None)
        for stage, version in (("production", production), ("staging", holders.get("staging"))):
            if version is not None:
                holder = models[registered.name]["stages"].get(stage)
                ours = found[f"{registered.name}/{version}"][0]["id"]
                check(f"{registered.name} {stage}", ours, holder)
    for version in client.search_model_versions(max_results=10000):
        compare_version(version, found)


def main():
    colophon, store = sys.argv[1], os.path.abspath(sys.argv[2])
    client = MlflowClient(tracking_uri="file://" + store)
    catalog = scan(colophon, store, "--all")
    check("kinds of sources", ["mlflow-files"], [s["kind"] for s in catalog["sources"]])
    check("problems", [], catalog["problems"])
    found = by_native(catalog)
    compare_tracking(store, client, found)
    compare_registry(client, catalog, found)
    visible = by_native(scan(colophon, store))
    for model in scan(colophon, store, "--all")["models"]:
        for version in model["versions"]:
            hidden = version.get("deleted", False) or version.get("kind") == "prompt"
            native = version["records"][0]["native"]
            check(f"{native} is hidden without --all", hidden, native not in visible)
    print("\n".join(differences) or "no difference")
    sys.exit(1 if differences else 0)


main()
