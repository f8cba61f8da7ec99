# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told, over AT-SPI: objects, their properties, what is announced, and keys."""

import subprocess
import time

import dbus
import dbus.bus
import dbus.mainloop.glib
from gi.repository import GLib

ACCESSIBLE = "org.a11y.atspi.Accessible"
ACTION = "org.a11y.atspi.Action"
COMPONENT = "org.a11y.atspi.Component"
EDITABLE_TEXT = "org.a11y.atspi.EditableText"
TEXT = "org.a11y.atspi.Text"
VALUE = "org.a11y.atspi.Value"
PROPERTIES = "org.freedesktop.DBus.Properties"
REGISTRY = "org.a11y.atspi.Registry"
NULL = "/org/a11y/atspi/null"

# Numbers of AtspiStateType.
STATES = {
    "active": 1, "checked": 4, "editable": 7, "enabled": 8, "expanded": 10, "focusable": 11, "focused": 12,
    "modal": 16, "multi-line": 17, "pressed": 20, "selected": 23, "sensitive": 24, "showing": 25, "visible": 30,
}
LABELLED_BY = 2


class Gone(Exception):
    """The object went away while it was asked."""


class Accessible:
    """One object of a program, as it is now: nothing is kept."""

    def __init__(self, bus, service, path):
        self.bus, self.service, self.path = bus, service, path

    def __eq__(self, other):
        return isinstance(other, Accessible) and (self.service, self.path) == (other.service, other.path)

    def __hash__(self):
        return hash((self.service, self.path))

    def call(self, interface, method, signature, *arguments):
        try:
            return self.bus.call_blocking(self.service, self.path, interface, method, signature, arguments, timeout=20)
        except dbus.DBusException as error:
            raise Gone(f"{self.path} {method}: {error.get_dbus_message()}") from error

    def get(self, interface, name):
        return self.call(PROPERTIES, "Get", "ss", interface, name)

    @property
    def name(self):
        return str(self.get(ACCESSIBLE, "Name"))

    @property
    def description(self):
        return str(self.get(ACCESSIBLE, "Description"))

    @property
    def role(self):
        return str(self.call(ACCESSIBLE, "GetRoleName", ""))

    @property
    def states(self):
        low, high = (int(part) for part in self.call(ACCESSIBLE, "GetState", ""))
        bits = low | high << 32
        return {name for name, bit in STATES.items() if bits >> bit & 1}

    @property
    def interfaces(self):
        return {str(name) for name in self.call(ACCESSIBLE, "GetInterfaces", "")}

    @property
    def parent(self):
        service, path = self.get(ACCESSIBLE, "Parent")
        return None if path == NULL else Accessible(self.bus, str(service), str(path))

    def children(self, most=200):
        """The first ones: a table may have a million cells."""
        count = min(int(self.get(ACCESSIBLE, "ChildCount")), most)
        found = []
        for index in range(count):
            service, path = self.call(ACCESSIBLE, "GetChildAtIndex", "i", index)
            if path != NULL:
                found.append(Accessible(self.bus, str(service), str(path)))
        return found

    def labels(self):
        """The names of those that label it: its buddies."""
        names = []
        for kind, targets in self.call(ACCESSIBLE, "GetRelationSet", ""):
            if int(kind) == LABELLED_BY:
                names += [Accessible(self.bus, str(service), str(path)).name for service, path in targets]
        return names

    def press(self):
        self.call(ACTION, "DoAction", "i", 0)

    def fill(self, text):
        self.call(EDITABLE_TEXT, "SetTextContents", "s", text)

    def click(self):
        """With the pointer, in its middle."""
        x, y, width, height = (int(part) for part in self.call(COMPONENT, "GetExtents", "u", 0))
        subprocess.run(["xdotool", "mousemove", str(x + width // 2), str(y + height // 2), "click", "1"], check=True, timeout=20)

    def text(self):
        return str(self.call(TEXT, "GetText", "ii", 0, -1))

    def line_at_caret(self):
        caret = int(self.get(TEXT, "CaretOffset"))
        return str(self.call(TEXT, "GetTextAtOffset", "iu", caret, 5)[0]).strip()  # 5: the line, from its start

    def spoken(self):
        """As a screen reader would say it."""
        parts = [self.name or " ".join(self.labels()) or "(no name)", self.role]
        states = self.states
        parts += [word for word in ("checked", "pressed", "expanded", "selected") if word in states]
        if "enabled" not in states:
            parts.append("cannot be used")
        if TEXT in self.interfaces and self.role in ("text", "entry"):
            parts.append(f"“{self.line_at_caret()}”")
        description = self.description
        if description:
            parts.append(description)
        return ", ".join(parts)


class Desktop:
    """The bus of the screen readers, with the objects that were focused and the words that were announced."""

    def __init__(self):
        dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
        session = dbus.SessionBus()
        status = session.get_object("org.a11y.Bus", "/org/a11y/bus")
        status.Set("org.a11y.Status", "IsEnabled", dbus.Boolean(True, variant_level=1), dbus_interface=PROPERTIES)
        status.Set("org.a11y.Status", "ScreenReaderEnabled", dbus.Boolean(True, variant_level=1), dbus_interface=PROPERTIES)
        self.bus = dbus.bus.BusConnection(str(status.GetAddress(dbus_interface="org.a11y.Bus")))
        self.focused = None
        self.announced = []
        self.windows = []
        registry = self.bus.get_object(REGISTRY, "/org/a11y/atspi/registry")
        for event in ("object:", "window:", "focus:"):
            registry.RegisterEvent(event, dbus.Array([], signature="s"), "", dbus_interface=REGISTRY)
        for interface in ("Object", "Focus", "Window"):
            self.bus.add_signal_receiver(
                self._heard, dbus_interface=f"org.a11y.atspi.Event.{interface}", member_keyword="member",
                path_keyword="path", sender_keyword="sender")

    def _heard(self, *arguments, member=None, path=None, sender=None):
        kind = str(arguments[0]) if arguments else ""
        source = Accessible(self.bus, str(sender), str(path))
        if (member == "StateChanged" and kind == "focused" and int(arguments[1]) == 1) or member == "Focus":
            self.focused = source
        elif member in ("Activate", "Create"):
            self.windows.append((member, source))
        elif member == "StateChanged" and kind == "showing" and int(arguments[1]) == 1:
            GLib.idle_add(self._showing, source)

    def _showing(self, source):
        try:
            if source.role == "notification":
                self.announced.append(source.name)
        except Gone:
            pass
        return False

    def where(self):
        try:
            return self.focused.spoken() if self.focused else "nothing"
        except Gone:
            return "what is gone"

    def applications(self):
        root = Accessible(self.bus, REGISTRY, "/org/a11y/atspi/accessible/root")
        return root.children()

    def key(self, name):
        """A key as xdotool names it: "Tab", "ctrl+f"."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", name], check=True, timeout=20)
        self.settle()

    def type(self, word):
        subprocess.run(["xdotool", "type", "--clearmodifiers", word], check=True, timeout=20)
        self.settle()

    @staticmethod
    def settle():
        """Takes in what has been told so far."""
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass

    def until(self, condition, what, limit=30.0):
        """What the condition returns once that is true of the program; AssertionError after the limit (seconds)."""
        context = GLib.MainContext.default()
        end = time.monotonic() + limit
        while True:
            self.settle()
            try:
                found = condition()
            except Gone:
                found = None
            if found:
                return found
            if time.monotonic() > end:
                raise AssertionError(f"Not within {limit:.0f} s: {what}")
            GLib.timeout_add(50, lambda: False)  # the next look, if nothing is told before
            context.iteration(True)


def walk(root, most=200):
    """The object and what is below it, as far as it is shown; in reading order."""
    waiting = [(root, 0)]
    while waiting:
        here, depth = waiting.pop()
        try:
            if depth > 1 and "showing" not in here.states:
                continue
            below = here.children(most)
        except Gone:
            continue
        yield here, depth
        waiting += [(child, depth + 1) for child in reversed(below)]
