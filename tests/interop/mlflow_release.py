"""Releases versions with Colophon and reads the result back with MlflowClient; compares the bytes of every file with
what the client writes for the same change.

usage: mlflow_release.py COLOPHON STORE_FOLDER     (the store is changed)
"""
import json
import os
import re
import shutil
import subprocess
import sys
import warnings

warnings.simplefilter("ignore", FutureWarning)  # stages are deprecated, and in use
os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"

from mlflow import MlflowClient  # noqa: E402

failures = []


def check(what, expected, found):
    if expected != found:
        failures.append(f"{what}: expected {expected!r}, found {found!r}")


def client_of(store):
    return MlflowClient(tracking_uri="file://" + store)


def release(colophon, store, version, stage, *options):
    answer = subprocess.run([colophon, "release", version, "--stage", stage, "--in", store, "--reason",
                             "better on the new data, checked by hand", "--anyway", "--json", *options],
                            capture_output=True, text=True)
    if answer.returncode != 0:
        failures.append(f"release {version} {stage}: exit {answer.returncode}: {answer.stderr.strip()}")
        return {}
    return json.loads(answer.stdout)


def files_of(model_folder):
    """Content of every file below, without the times, which differ from change to change."""
    contents = {}
    for folder, _, names in os.walk(model_folder):
        for name in names:
            path = os.path.join(folder, name)
            with open(path, encoding="utf-8") as file:
                text = re.sub(r"last_updated_timestamp: \d+", "last_updated_timestamp: T", file.read())
            contents[os.path.relpath(path, model_folder)] = text
    return contents


def same_bytes(colophon, store, model, version, stage, with_mlflow):
    """Colophon and MLflow make the same change on two copies."""
    twin = store + "-twin"
    shutil.rmtree(twin, ignore_errors=True)
    shutil.copytree(store, twin)
    with_mlflow(client_of(twin))
    outcome = release(colophon, store, f"{model}@{version}", stage)
    check(f"{model} {stage} applied and verified", (True, True), (outcome.get("applied"), outcome.get("verified")))
    expected = files_of(os.path.join(twin, "models", model))
    found = files_of(os.path.join(store, "models", model))
    for name in sorted(expected.keys() | found.keys()):
        check(f"bytes of {model}/{name}", expected.get(name), found.get(name))


def main():
    colophon, store = sys.argv[1], os.path.abspath(sys.argv[2])
    client = client_of(store)
    before = client.get_registered_model("churn").last_updated_timestamp
    same_bytes(colophon, store, "churn", 4, "production",
               lambda c: c.set_registered_model_alias("churn", "champion", "4"))
    check("champion", "4", client.get_model_version_by_alias("churn", "champion").version and
          str(client.get_model_version_by_alias("churn", "champion").version))
    check("time of the model moved on", True, client.get_registered_model("churn").last_updated_timestamp > before)
    same_bytes(colophon, store, "churn", 1, "staging",
               lambda c: c.set_registered_model_alias("churn", "staging", "1"))
    same_bytes(colophon, store, "churn", 2, "canary",
               lambda c: c.set_registered_model_alias("churn", "canary", "2"))

    def promote(c):
        c.set_registered_model_alias("legacy", "production", "3")
        c.transition_model_version_stage("legacy", "3", "Production", archive_existing_versions=True)

    same_bytes(colophon, store, "legacy", 3, "production", promote)
    check("legacy stage", "Production", client.get_model_version("legacy", "3").current_stage)
    check("old holder", "Archived", client.get_model_version("legacy", "2").current_stage)
    client.set_registered_model_alias("churn", "after", "1")
    check("MLflow still writes", "1", str(client.get_model_version_by_alias("churn", "after").version))
    print("\n".join(failures) or "MLflow reads everything that Colophon wrote")
    sys.exit(1 if failures else 0)


main()
