"""Writes a file store with the real MLflow client, 2.22 or 3.x: everything that people do with it, and what goes wrong.

usage: mlflow_store.py STORE_FOLDER
"""
import math
import os
import sys
import warnings

warnings.simplefilter("ignore", FutureWarning)  # stages are deprecated, and in use
os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"

from mlflow import MlflowClient  # noqa: E402
from mlflow.entities import (  # noqa: E402
    Dataset,
    DatasetInput,
    InputTag,
    Metric,
    Param,
    RunTag,
)


def training_loops(client, experiment):
    """Runs with curves, special numbers, odd keys, notes and code references."""
    runs = []
    for trial in range(6):
        run = client.create_run(experiment, run_name=None if trial == 5 else f"trial-{trial}").info.run_id
        points = [Metric("loss", 1.0 / (step + 1) + trial / 7, 1_700_000_000_000 + step, step) for step in range(20)]
        points.append(Metric("eval/loss", 1 / 3, 1_700_000_000_500, 3))
        params = [Param("lr", "0.1"), Param("opt/name", "adam"), Param("leer", ""), Param("größe", "9 µm")]
        tags = [RunTag("mlflow.user", "marko"), RunTag("mlflow.note.content", "cleaner labels\nsecond line"),
                RunTag("mlflow.source.name", "train.py"), RunTag("mlflow.source.git.commit", f"{trial:040x}"),
                RunTag("json", '{"a": ["x", 1],\n "b": null}'), RunTag("empty", ""), RunTag("a.b-c d/e", "ok")]
        client.log_batch(run, points, params, tags)
        runs.append(run)
    run = runs[0]
    for key, value in {"nan": math.nan, "inf": math.inf, "minus inf": -math.inf, "tiny": 5e-324, "huge": 1e308,
                       "whole": 3}.items():
        client.log_metric(run, key, value, timestamp=1)
    # The last written is not the last one.
    for step, time, value in ((5, 10, 0.9), (4, 20, 0.1), (5, 9, 0.95)):
        client.log_metric(run, "back", value, time, step)
    for value in (0.2, 0.7, 0.5):
        client.log_metric(run, "tie", value, 1, 1)
    client.set_terminated(runs[1], status="FAILED")
    client.set_terminated(runs[2])
    return runs


def nested_runs(client, experiment):
    parent = client.create_run(experiment, run_name="search").info.run_id
    for child in range(3):
        client.create_run(experiment, run_name=f"child-{child}", tags={"mlflow.parentRunId": parent})


def data_sets(client, runs):
    train = Dataset("customers", "9f2c7711", "local", '{"uri": "data/customers.csv"}', None, '{"num_rows": 1200}')
    held_out = Dataset("held out", "77aa0001", "http", '{"url": "https://example.org/x.csv"}')
    client.log_inputs(runs[0], datasets=[
        DatasetInput(train, [InputTag("mlflow.data.context", "training")]),
        DatasetInput(held_out, [InputTag("mlflow.data.context", "evaluation")])])
    client.log_inputs(runs[1], datasets=[DatasetInput(train, [InputTag("mlflow.data.context", "training")])])


def logged_models(client, experiment, runs):
    """Logged models came with MLflow 3."""
    if not hasattr(client, "create_logged_model"):
        return []
    from mlflow.entities import LoggedModelInput, LoggedModelOutput

    models = []
    for number in range(3):
        model = client.create_logged_model(
            experiment, name=f"classifier-{number}", source_run_id=runs[number],
            params={"depth": str(number)}, tags={"team": "growth"})
        client.log_outputs(runs[number], [LoggedModelOutput(model.model_id, 0)])
        if number != 2:
            client.finalize_logged_model(model.model_id, "READY")
        models.append(model.model_id)
    client.log_inputs(runs[3], models=[LoggedModelInput(models[0])])
    for step, value, dataset in ((1, 0.7, ("customers", "9f2c7711")), (2, 0.8, ("customers", "9f2c7711")),
                                 (1, 0.6, ("held-out", "77aa0001")), (1, 0.5, None)):
        extra = {} if dataset is None else {"dataset_name": dataset[0], "dataset_digest": dataset[1]}
        client.log_metric(runs[0], "accuracy", value, step=step, timestamp=1000 + step, model_id=models[0], **extra)
    return models


def registry(client, runs, models):
    client.create_registered_model("churn", description="who leaves")
    for number in range(5):
        is_logged = number < min(2, len(models))
        source = f"models:/{models[number]}" if is_logged else f"runs:/{runs[number]}/model"
        client.create_model_version("churn", source, run_id=runs[number],
                                    description=f"version {number + 1}" if number % 2 else None,
                                    tags={"checked": "yes"} if number == 0 else None,
                                    **({"model_id": models[number]} if is_logged else {}))
    client.set_registered_model_alias("churn", "champion", "2")
    client.set_registered_model_alias("churn", "staging", "3")
    client.set_registered_model_alias("churn", "first-ever", "1")
    client.delete_model_version("churn", "5")
    client.create_registered_model("legacy")
    for number in range(3):
        client.create_model_version("legacy", f"runs:/{runs[number]}/model", run_id=runs[number])
    for version, stage in (("1", "Production"), ("2", "Staging"), ("2", "Production"), ("3", "Staging")):
        client.transition_model_version_stage("legacy", version, stage, archive_existing_versions=True)
    client.create_registered_model("churn-live")
    client.create_model_version("churn-live", "models:/churn/2", run_id=runs[1])
    client.create_registered_model("empty model ж")
    if hasattr(client, "register_prompt"):
        client.register_prompt("greeting", "Hello {{name}}")


def deleted_things(client):
    experiment = client.create_experiment("old idea")
    client.create_run(experiment, run_name="forgotten")
    client.delete_experiment(experiment)
    experiment = client.create_experiment("half kept")
    client.create_run(experiment, run_name="kept")
    client.delete_run(client.create_run(experiment, run_name="thrown away").info.run_id)


def main():
    client = MlflowClient(tracking_uri="file://" + os.path.abspath(sys.argv[1]))
    experiment = client.create_experiment("čekanje / churn")
    runs = training_loops(client, experiment)
    nested_runs(client, experiment)
    data_sets(client, runs)
    models = logged_models(client, experiment, runs)
    registry(client, runs, models)
    deleted_things(client)


main()
