#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Filters, compares and rolls a deployment back without looking: by keys, and by what AT-SPI tells. scripts/check-accessibility starts it.

walk.py ADDRESS: of the demonstration server that the console was opened with. Prints what a screen reader would be told;
ends with 1 where a control has no name, or where the way cannot be gone.
"""

import re
import sys

from at_spi import Desktop, Gone, TEXT, walk

CONTROLS = {
    "push button", "toggle button", "button menu", "check box", "radio button", "combo box", "text", "entry",
    "spin button", "slider", "table", "tree", "tree table", "list", "chart",
}
CELLS = {"cell", "table cell", "list item", "tree item", "column header", "row header", "page tab", "menu item"}
TAGS = re.compile(r"</?(qt|b|br|i|p|a|font|html|span)\b[^>]*>")


class Walk:
    def __init__(self):
        self.desktop = Desktop()
        self.faults = []
        self.application = self.desktop.until(self.find_console, "the console is there")

    def find_console(self):
        return next((each for each in self.desktop.applications() if each.name == "deployment-console"), None)

    def window(self):
        """The one that has the keys."""
        for each in reversed(self.application.children()):
            if "active" in each.states:
                return each
        return None

    def find(self, role, name):
        """The first that is shown of this role whose name begins so."""
        window = self.window()
        for each, _ in walk(window) if window else ():
            if each.role == role and each.name.startswith(name):
                return each
        return None

    def wait_for(self, role, name):
        return self.desktop.until(lambda: self.find(role, name), f"there is a {role} “{name}”")

    def find_focused(self):
        """Of what was focused before anybody listened nothing was told."""
        window = self.window()
        for each, _ in walk(window, most=30) if window else ():
            if each.role in CONTROLS and "focused" in each.states:
                return each
        return None

    def wait_for_focus(self, *names):
        def is_there():
            if self.desktop.focused is None:
                self.desktop.focused = self.find_focused()
            focused = self.desktop.focused
            if focused is None:
                return None
            named = [focused.name] + focused.labels()
            parent = focused.parent
            if parent is not None and focused.role in CELLS:
                named.append(parent.name)
            return focused if any(each.startswith(name) for each in named for name in names) else None

        try:
            focused = self.desktop.until(is_there, f"the keys are at {' or '.join(names)}")
        except AssertionError as error:
            raise AssertionError(f"{error}; they are at {self.desktop.where()}") from error
        self.say(focused.spoken())
        return focused

    def tab_to(self, *names, most=80):
        for _ in range(most):
            before = self.desktop.focused
            self.desktop.key("Tab")
            self.desktop.until(lambda: self.desktop.focused != before, f"Tab leads on from {self.desktop.where()}")
            if any(self.desktop.focused.name.startswith(name) for name in names):
                self.say(self.desktop.focused.spoken())
                return self.desktop.focused
        raise AssertionError(f"Tab does not lead to {' or '.join(names)}")

    @staticmethod
    def say(text):
        print("   ", text, flush=True)

    def step(self, title):
        for text in self.desktop.announced:
            self.say(f"(announced) {text}")
        for text in {each for each in self.desktop.announced if self.desktop.announced.count(each) > 1}:
            self.faults.append(f"said more than once: {text}")
        self.desktop.announced.clear()
        print(title, flush=True)

    def look(self, where):
        """No control in the window is without a name, and no tags are read out."""
        count = 0
        for each, _ in walk(self.window(), most=60):
            try:
                role, name, description, states = each.role, each.name, each.description, each.states
                if role in CELLS:
                    continue
                count += 1
                if (role in CONTROLS or "focusable" in states) and not name and not each.labels():
                    self.faults.append(f"{where}: a {role} has no name ({each.path})")
                if TAGS.search(name) or TAGS.search(description):
                    self.faults.append(f"{where}: the {role} “{name}” has tags: {description}")
            except Gone:
                continue
        self.say(f"[{count} objects looked at in {where}]")


def main():
    walker = Walk()
    desktop = walker.desktop

    walker.step("The list")
    walker.wait_for("table", "Deployments")
    walker.wait_for_focus("Deployments")  # the window has the keys, too
    walker.look("list")

    walker.step("Filter: what runs in production")
    desktop.key("ctrl+f")
    walker.wait_for_focus("Search")
    desktop.type("status:running ")
    walker.look("filter")

    walker.step("Filter: choose an environment, and not")
    if not walker.find("button menu", "All environments"):
        walker.tab_to("More filters")
        desktop.key("space")
    walker.tab_to("All environments")
    desktop.key("Down")
    walker.wait_for("list", "All environments")
    walker.wait_for_focus("All environments")
    walker.look("list of environments")
    environments = walker.find("list", "All environments")
    for wanted in (1, 0):
        desktop.key("space")
        desktop.until(lambda: sum("checked" in each.states for each in environments.children()) == wanted,
                      f"of the environments {wanted} are checked")
        walker.say(environments.children()[0].spoken())
    desktop.key("Escape")
    desktop.until(lambda: not walker.find("list", "All environments"), "the list of environments is closed")

    walker.step("Open the first one")
    desktop.key("ctrl+f")
    walker.wait_for_focus("Search")
    desktop.key("Escape")
    walker.tab_to("Deployments")
    desktop.key("Down")
    walker.say(desktop.focused.spoken())
    desktop.key("Return")
    walker.wait_for("label", "Deployment details")
    walker.look("page")

    walker.step("Compare it with the last good run")
    desktop.key("ctrl+d")
    walker.wait_for("table", "What both records say")
    walker.look("comparison")
    desktop.key("ctrl+w")
    walker.wait_for("label", "Deployment details")

    walker.step("Hear its curves, and read one as a table")
    desktop.key("ctrl+4")
    chart = walker.wait_for("chart", "")
    while walker.desktop.focused.role != "chart":
        before = desktop.focused
        desktop.key("Tab")
        desktop.until(lambda: desktop.focused != before, "Tab leads on to the curve")
    walker.say(desktop.focused.spoken())
    if not chart.name or not chart.description:
        walker.faults.append("curve: does not say what it shows")
    desktop.key("Return")
    walker.wait_for("table", chart.name)
    walker.look("table of the curve")
    desktop.key("Escape")
    walker.wait_for("chart", "")

    walker.step("Read its log")
    desktop.key("ctrl+5")
    log = walker.wait_for("text", "Log")
    while walker.tab_to("Log").role != "text":
        pass
    desktop.key("End")
    last = desktop.until(log.line_at_caret, "the log has a line")
    walker.say(f"“{last}”, {log.description}")
    if TEXT not in log.interfaces or not last:
        walker.faults.append("log: cannot be read")

    walker.step("Roll it back")
    walker.tab_to("Roll back")
    desktop.key("space")
    walker.wait_for_focus("Versions to roll back to")
    walker.look("command dialog")
    desktop.key("Down")
    desktop.key("Tab")
    walker.wait_for_focus("Reason")
    desktop.type("errors after the switch")
    desktop.key("Return")  # leads to what is missing, at last to the button
    walker.wait_for_focus("Roll back", "Send")
    desktop.key("Return")
    desktop.until(lambda: desktop.announced, "what became of it is announced")

    walker.step("What became of it, in the journal")
    desktop.key("ctrl+j")
    walker.wait_for("table", "Commands")
    walker.wait_for_focus("Commands")
    walker.look("journal")
    desktop.key("Down")
    walker.say(desktop.focused.spoken())
    walker.step("")

    for fault in walker.faults:
        print(f"FAULT {fault}")
    print(f"{len(walker.faults)} faults")
    return 1 if walker.faults else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except AssertionError as error:
        print(f"FAULT {error}")
        sys.exit(1)
