#!/usr/bin/env python3
"""Checks what Colophon writes and reads against its JSON schemas, with the jsonschema library.

usage: schemas.py COLOPHON SCHEMA_FOLDER WORK_FOLDER     (the work folder is made anew)

Everything that the schemas give as an example, the sample project and an exported journal must fit. A colophon.json of a
wrong shape must fit neither the schema nor Colophon, which reports it; a right one must fit both.
"""
import copy
import json
import pathlib
import shutil
import subprocess
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    sys.exit("python3 has no jsonschema: install python3-jsonschema, or start tests/run, which does")

RIGHT = {
    "nothing": {},
    "every-key": {
        "model": "every-key", "version": "v1.0.0", "author": "Ana Petrović <ana@example.org>", "reason": "First try",
        "created": "2026-03-01T09:15:00Z", "card": "# About",
        "metrics": {"accuracy": 0.95, "text": "20.0 ± 1.2", "absent": None, "nested": {"f1": 0.9},
                    "auc": {"value": 0.97, "std": 0.004, "repeats": 5, "dataset": "test"}, "rmse": {"repeats": [1, 2]}},
        "curves": {"loss": [0.5, None, 0.25], "lr": {"values": [0.1, 0.01], "steps": [0, 10]}},
        "parameters": {"tree": {"depth": 6}, "shuffle": True, "layers": [1, 2]},
        "datasets": [{"name": "train", "digest": "md5:" + "0" * 32, "context": "training", "rows": 9,
                      "labels": {"stay": 3, "leave": 6}}, "test"],
        "code": {"commit": "a" * 40, "entry_point": "train.py", "dirty": False},
        "environment": {"python": "3.11.7"}, "architecture": {"kind": "boosting"}, "tags": {"team": "growth"},
        "live": {"test": "autumn", "share": 0.5, "trials": 1000, "successes": 120, "outcome": "booked"},
        "unknown": {"is": "ignored"}},
    "number-as-label": {"version": 7},
    "datasets-by-name": {"datasets": {"train": "md5:" + "0" * 32, "test": {"rows": 9}}},
    "parents-of-a-merge": {"parents": ["every-key@v1.0.0", {"model": "number-as-label", "version": 7},
                                       {"digest": "0" * 64}]},
}
WRONG = {
    "model": {"model": ["churn"]},
    "model-number": {"model": 7},
    "version": {"version": {"major": 1}},
    "version-truth": {"version": True},
    "author": {"author": {"name": "Ana"}},
    "reason": {"reason": ["better"]},
    "card": {"card": {"text": "# About"}},
    "created": {"created": 1772356500},
    "metrics": {"metrics": [0.9]},
    "metrics-number": {"metrics": 0.9},
    "repeats": {"metrics": {"auc": {"repeats": ["high", "low"]}}},
    "curves": {"curves": [0.5, 0.25]},
    "parent": {"parent": True},
    "one-of-the-parents": {"parents": ["v1.0.0", False]},
    "parameters": {"parameters": "depth=6"},
    "parameters-list": {"parameters": [6]},
    "datasets": {"datasets": "train"},
    "code": {"code": "a" * 40},
    "environment": {"environment": ["numpy==1.26"]},
    "architecture": {"architecture": "boosting"},
    "artifacts": {"artifacts": "model.onnx"},
    "tags": {"tags": ["growth"]},
    "live-without-test": {"live": {"share": 0.5}},
    "live-share": {"live": {"test": "autumn", "share": 2}},
    "stage": {"stage": "production"},
    "stages": {"stages": ["production"]},
}

failures = []


def call(colophon, *arguments, status=0):
    answer = subprocess.run([colophon, *arguments], capture_output=True, text=True)
    if answer.returncode != status:
        failures.append(f"{' '.join(arguments)}: exit {answer.returncode}: {answer.stderr.strip()}")
    return answer.stdout


def check_fits(validator, what, value):
    for error in validator.iter_errors(value):
        failures.append(f"{what}: {error.json_path}: {error.message}")


def check_fails(validator, what, value):
    if validator.is_valid(value):
        failures.append(f"{what}: fits the schema, but must not")


def check_examples(validator, schema, path="$"):
    """What a part of the schema gives as an example fits that part."""
    if isinstance(schema, dict):
        for example in schema.get("examples", []):
            check_fits(validator.evolve(schema=schema), f"example at {path}", example)
        for key, part in schema.items():
            if key != "examples":
                check_examples(validator, part, f"{path}.{key}")
    elif isinstance(schema, list):
        for number, part in enumerate(schema):
            check_examples(validator, part, f"{path}[{number}]")


def check_sidecars(validator, colophon, work):
    """Schema and program judge alike."""
    for kind, cases in ("right", RIGHT), ("wrong", WRONG):
        for name, content in cases.items():
            version = work / kind / name / "v1.0.0"
            version.mkdir(parents=True)
            (version / "model.onnx").write_text("weights")
            (version / "colophon.json").write_text(json.dumps(content))
            (check_fits if kind == "right" else check_fails)(validator, f"{kind} {name}", content)
        problems = json.loads(call(colophon, "scan", str(work / kind), "--json"))["problems"]
        reported = {problem["file"] for problem in problems}
        for name in cases:
            file = f"{name}/v1.0.0/colophon.json"
            if (file in reported) != (kind == "wrong"):
                failures.append(f"{kind} {name}: {'reported' if file in reported else 'not reported'} by scan")


def check_sample(validator, sample):
    files = [*sample.rglob("colophon.json"), *sample.rglob("*.colophon.json")]
    if not files:
        failures.append("the sample has no colophon.json")
    for file in files:
        check_fits(validator, str(file.relative_to(sample)), json.loads(file.read_text()))


def write_journal(colophon, sample):
    """Registers, releases and goes back and forth in the sample; answers the entries and the last line."""
    (sample / "new.onnx").write_text("weights")
    (sample / "params.json").write_text('{"rate": 1e-7, "layers": [1, 2], "name": "größer \\u0001"}')
    place = ("--in", str(sample))
    reason = ("--reason", "Two weeks in staging without any alert")
    call(colophon, "register", str(sample / "new.onnx"), "--model", "press", "--version", "v1.0.0", "--metric",
         "accuracy=0.95", "--param-file", str(sample / "params.json"), "--data", str(sample / "params.json"), *place)
    call(colophon, "register", str(sample / "params.json"), "--model", "press", "--version", "v1.1.0", "--parent",
         "press@v1.0.0", *place)
    for version in "v1.0.0", "v1.1.0":
        call(colophon, "release", f"press@{version}", "--stage", "production", "--label", version, "--anyway", *reason,
             *place)
    call(colophon, "rollback", "press", "--stage", "production", "--anyway", *reason, *place)
    call(colophon, "undo", "press", "--stage", "production", *place)
    call(colophon, "redo", "press", "--stage", "production", *place)
    lines = [json.loads(line) for line in call(colophon, "journal", "export", *place).splitlines()]
    return lines[:-1], lines[-1]


def wrong_entries(entry):
    """The entry with one thing wrong, in turn."""
    for key in entry:
        yield f"without {key}", {other: value for other, value in entry.items() if other != key}
    for key, value in {"kind": "other", "hash": entry["hash"].upper() + "x", "number": 0, "previous": "", "more": 1,
                       "time": entry["time"].replace("Z", "+00:00"), "payload": {}}.items():
        yield f"with {key} {value}", {**entry, key: value}
    wrong = {"register": ["label", "facts"], "intent": ["reason", "gates", "from"], "result": ["outcome", "verified"]}
    for key in ["actor", "host", *wrong[entry["kind"]]]:
        changed = copy.deepcopy(entry)
        changed["payload"].pop(key)
        yield f"without {key} in the payload", changed
        changed = copy.deepcopy(entry)
        changed["payload"][key] = 5
        yield f"with the payload's {key} 5", changed


def check_journal(validator, entries, last):
    kinds = {entry["kind"]: entry for entry in entries}
    if not {"register", "intent", "result"} <= kinds.keys():
        failures.append(f"the journal has only {sorted(kinds)}")
    actions = {entry["payload"]["action"] for entry in entries if entry["kind"] == "intent"}
    if actions != {"release", "rollback", "undo", "redo"}:
        failures.append(f"the journal has only the actions {sorted(actions)}")
    for entry in entries:
        check_fits(validator, f"entry {entry['number']}", entry)
    for kind, entry in kinds.items():
        for what, changed in wrong_entries(entry):
            check_fails(validator, f"{kind} {what}", changed)
    if last != {"head": entries[-1]["hash"], "length": len(entries)}:
        failures.append(f"the last line of the journal is {last}")


def main():
    colophon, schemas, work = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    shutil.rmtree(work, ignore_errors=True)
    validators = {}
    for name in "colophon", "journal-entry":
        schema = json.loads((schemas / f"{name}.schema.json").read_text())
        Draft202012Validator.check_schema(schema)
        validators[name] = Draft202012Validator(schema)
        check_examples(validators[name], schema)
    check_sidecars(validators["colophon"], colophon, work)
    call(colophon, "sample", str(work / "sample"))
    check_sample(validators["colophon"], work / "sample")
    check_journal(validators["journal-entry"], *write_journal(colophon, work / "sample"))
    print("\n".join(failures) or "everything fits")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
