"""What an assistive tool sees of a program: controls with roles, names and actions."""

import subprocess
import time
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# The functions of the interfaces are older than the warnings about them, and the only ones on Debian 12.
warnings.simplefilter("ignore", DeprecationWarning)

PATIENCE = 60  # seconds; a program under sanitizers on a busy machine needs some of them


def wait_for(what, condition):
    """Asks again until the condition holds, and answers what it answered."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            found = condition()
        except GLib.GError:
            found = None  # the control went away while it was asked
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {PATIENCE} s: {what}")
        time.sleep(0.05)


class Program:
    """A running program; it ends with the `with` block."""

    def __init__(self, *command):
        Atspi.init()
        self._process = subprocess.Popen(command)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind:
            print("What was shown:")
            print("\n".join(self._outline()))
        self._process.terminate()
        self._process.wait(PATIENCE)

    def find(self, role, name, inside=None):
        """The control that shows with this role and name. `name` ending in "…, " stands for its beginning."""
        return wait_for(f'{role} "{name}"', lambda: self._first(role, name, inside))

    def is_gone(self, role, name):
        return wait_for(f'{role} "{name}" is gone', lambda: not self._first(role, name))

    def act(self, control, action):
        """Waits until the control is on, then does one of its actions."""
        wait_for(f'"{control.get_name()}" is on', lambda: has(control, Atspi.StateType.ENABLED))
        names = [Atspi.Action.get_action_name(control, i) for i in range(Atspi.Action.get_n_actions(control))]
        assert action in names, f'"{control.get_name()}" offers {names}, not {action}'
        assert Atspi.Action.do_action(control, names.index(action))

    def write(self, control, text):
        assert Atspi.EditableText.set_text_contents(control, text), f'"{control.get_name()}" takes no text'

    def all(self, role, inside):
        return [c for c in self._walk(inside) if c.get_role_name() == role and has(c, Atspi.StateType.SHOWING)]

    def _application(self):
        assert self._process.poll() is None, f"the program ended with status {self._process.returncode}"
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and child.get_process_id() == self._process.pid:
                return child
        return None

    def _walk(self, control):
        """Everything that shows. Qt tells of rows in hidden lists that they show; nothing inside what hides does."""
        yield control
        if control.get_parent() and not has(control, Atspi.StateType.SHOWING):
            return
        for i in range(control.get_child_count()):
            child = control.get_child_at_index(i)
            if child:
                yield from self._walk(child)

    def _first(self, role, name, inside=None):
        root = inside or self._application()
        for control in self._walk(root) if root else ():
            if control.get_role_name() != role or not has(control, Atspi.StateType.SHOWING):
                continue
            said = control.get_name()
            if said == name or (name.endswith(", ") and said.startswith(name)):
                return control
        return None

    def _outline(self):
        try:
            for control in self._walk(self._application()):
                if has(control, Atspi.StateType.SHOWING) and control.get_name():
                    yield f"  {control.get_role_name()} {control.get_name()!r}"
        except (GLib.GError, AssertionError, AttributeError) as error:
            yield f"  (cannot be told: {error})"


def has(control, state):
    return control.get_state_set().contains(state)
