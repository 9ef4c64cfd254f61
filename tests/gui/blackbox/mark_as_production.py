"""Marks a version as production in the window, by role and name only, and checks on the command line what was done.

mark_as_production.py COLOPHON PROJECT: the program, and a folder for the sample project that is not there yet.
"""

import json
import subprocess
import sys

from desk import Program, wait_for

REASON = "Two weeks in staging without an alert; näher begründet – “signed off”"


class CommandLine:
    def __init__(self, program, project):
        self._program = program
        self._project = project

    def __call__(self, *arguments):
        done = subprocess.run([self._program, *arguments, "--in", self._project], capture_output=True, text=True)
        assert done.returncode == 0, f"{arguments} answered {done.returncode}: {done.stderr}"
        return done.stdout

    def releases(self):
        """The releases into production that were made here, oldest first.

        In the middle of one the system tells of the change before the journal does; that is told as observed.
        """
        answer = json.loads(self("releases", "churn", "--stage", "production", "--json"))
        assert answer["schema"] == "colophon.releases/1"
        return [event for event in answer["events"] if event["made_here"]]

    def churn(self):
        scan = json.loads(subprocess.check_output([self._program, "scan", self._project, "--json"]))
        return next(model for model in scan["models"] if model["name"] == "churn")

    def holder(self):
        return self.churn()["stages"]["production"]

    def version(self, semver):
        return next(version["id"] for version in self.churn()["versions"] if version.get("semver") == semver)

    def journal_is_intact(self):
        return json.loads(self("journal", "verify", "--json"))["intact"]


def select_version(window, cell):
    """In the table, as a screen reader does: the row of the cell is chosen, and Details tell about it."""
    table = window.find("tree", "Versions")
    window.act(window.find("table cell", cell, table), "Toggle")


def confirm_release(window):
    dialog = window.find("dialog", "Mark churn v1.2.0 as production")
    reason = window.find("text", "Reason", dialog)
    for tick in window.all("check box", dialog):
        window.act(tick, "Toggle")
    window.write(reason, REASON)
    window.act(window.find("push button", "Mark v1.2.0 as production", dialog), "Press")
    window.is_gone("dialog", "Mark churn v1.2.0 as production")


def check_release(event, before, version, reason):
    assert event["from"] == before and event["to"] == version, event
    assert reason in event["reason"], event


def main(program, project):
    subprocess.run([program, "sample", project], check=True)
    command_line = CommandLine(program, project)
    earlier = command_line.releases()
    before = command_line.holder()
    version = command_line.version("1.2.0")
    assert before != version

    with Program(program, project) as window:
        select_version(window, "v1.2.0, staging")
        window.act(window.find("push button", "Mark v1.2.0 as production…"), "Press")
        confirm_release(window)

        undo = window.find("push button", "Undo")
        events = command_line.releases()
        assert len(events) == len(earlier) + 1, events
        check_release(events[-1], before, version, REASON)
        assert command_line.holder() == version
        assert command_line.journal_is_intact()

        window.act(undo, "Press")
        events = wait_for("the undo is in the journal", lambda: grown(command_line.releases(), len(earlier) + 2))
        check_release(events[-1], version, before, "")
        wait_for("the alias is back", lambda: command_line.holder() == before)
        assert command_line.journal_is_intact()
        # The window tells the same as the disk.
        window.find("list item", "v1.1.1, production, ")
    print("marked, told on the command line, undone")


def grown(events, length):
    return events if len(events) == length else None


if __name__ == "__main__":
    main(*sys.argv[1:])
