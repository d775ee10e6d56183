#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From an unknown certificate to exported values, and what a second start remembers."""
import csv
import datetime
import re
import unittest

from scenario import PASSWORD, USER, Scenario
from processes import until

COLUMNS = ["time", "system", "mtms", "source", "sensor", "metric", "value", "unit"]
CHARTS = ("Power chart", "Temperature chart", "SSP I/O chart")


class FirstVisit(Scenario):
    def leave(self, program, puts=1):
        program.close_window()
        self.assertEqual(program.ended(), 0, program.log())
        self.assert_no_session(puts)

    def save(self, program, name, *action):
        """Chooses an export in the menu and gives the file dialog a path."""
        path = program.home.path / name
        program.menu("File", *action)
        field = program.find("text", pattern="^File")
        field.type(str(path))
        self.screen.key("Return")
        return until(lambda: path.is_file() and path, f"the file {name}")

    def await_data(self, program):
        for chart in CHARTS:
            until(lambda: "newest at" in program.find(name=chart).description, f"values in the {chart}", 30)

    def test_from_an_unknown_certificate_to_exported_values(self):
        program = self.start()
        self.assertIn("disconnected", self.state(program).lower())
        self.enter(program)
        program.find("push button", "Trust this certificate")
        everything = program.root.dump().replace("\\n", "")
        self.assertIn(self.hmc.fingerprint, re.sub(r"[^0-9A-Fa-f]", "", everything).lower())
        self.assertEqual(self.hmc.counters()["puts"], 0)  # nothing secret before the answer
        self.trust(program)
        self.await_state(program, f"connected as {USER} since")

        self.await_data(program)
        for unit in ("W", "°C", "B/s"):
            until(lambda: [cell for cell in program.find(name="Managed systems").cells()
                           if re.search(r"\d.*" + unit, cell)], f"values in {unit}")

        self.compare(self.save(program, "power.csv", "Export data as CSV…"), "shown")
        self.compare(self.save(program, "everything.csv", "Export as", "Everything held as CSV…"), "held")
        picture = self.save(program, "power.png", "Export chart as PNG…")
        kind, width, height, colours = self.screen.run("identify", "-format", "%m %w %h %k", str(picture)).split()
        self.assertEqual(kind, "PNG")
        self.assertGreater(int(width), 400)
        self.assertGreater(int(height), 200)
        self.assertGreater(int(colours), 20)
        self.leave(program)

    def compare(self, path, extent):
        """Every value of the file equals what the HMC served for that system and moment."""
        text = path.read_bytes().decode("utf-8-sig")
        rows = list(csv.DictReader(text.splitlines()))
        self.assertEqual(next(csv.reader(text.splitlines()))[:len(COLUMNS)], COLUMNS)
        self.assertEqual({row["extent"] for row in rows}, {extent})
        values = [row for row in rows if row["metric"] == "power" and row["value"]]
        self.assertGreater(len(values), 10)
        self.assertEqual(len({row["mtms"] for row in values}), 1)
        self.assertEqual({row["unit"] for row in values}, {"W"})
        moments = [datetime.datetime.fromisoformat(row["time"]) for row in values]
        self.assertNotIn(None, [moment.tzinfo for moment in moments])

        def served_by(uuid):
            return all(self.hmc.power(uuid, int(moment.timestamp() * 1000)) == float(row["value"])
                       for row, moment in zip(values, moments))
        self.assertEqual(len([uuid for uuid in self.hmc.systems() if served_by(uuid)]), 1)

    def test_a_second_start_remembers_certificate_address_and_user(self):
        program = self.start()
        self.log_on(program)
        self.leave(program)

        program = self.start(home=program.home)
        self.await_fields(program)
        self.assertEqual(program.find("text", "HMC address").text, self.hmc.address)
        self.assertEqual(program.find("text", "User ID").text, USER)
        program.find("password text", "Password").type(PASSWORD)
        self.press_connect(program)
        self.await_state(program, f"connected as {USER}")
        self.leave(program, puts=2)

        self.hmc.replace_certificate()
        program = self.start(home=program.home)
        self.await_fields(program)
        program.find("password text", "Password").type(PASSWORD)
        self.press_connect(program)

        def both():
            shown = re.sub(r"[^0-9a-f]", "", program.root.dump().replace("\\n", "").lower())
            return self.hmc.fingerprint in shown and self.hmc.first_fingerprint in shown
        until(both, "both fingerprints")
        self.assertNotEqual(self.hmc.fingerprint, self.hmc.first_fingerprint)
        self.assertIsNone(program.exists("push button", "Trust this certificate"))
        self.assert_no_session(puts=2)
        program.send("SIGTERM")
        self.assertEqual(program.ended(), 0)
        self.assert_no_session(puts=2)


if __name__ == "__main__":
    unittest.main()
