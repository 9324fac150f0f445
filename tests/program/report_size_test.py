#!/usr/bin/env python3
"""A report of eight scenarios of sixteen years, made small in numbers of people only, is a file that can be sent
by mail: under one megabyte, in both languages.

    report_size_test.py BOLIGSIM
"""

import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ""
# Two worlds and few people make shorter numbers than eight and many: what may be added by these is left as a margin.
MOST_BYTES = 950_000

# The main study has five scenarios; these are the other ways to combine what it compares.
MORE = """  tools-and-plan: {use: [ordinary, tools, plan]}
  tools-and-support: {use: [ordinary, tools, support]}
  plan-and-support: {use: [ordinary, plan, support]}
"""


def boligsim(*arguments):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{arguments}: {done.returncode}\n{done.stderr}")
    return done.stdout


class EightScenarios(unittest.TestCase):
    def test_take_less_than_a_megabyte(self):
        main = (ROOT / "scenarios" / "denmark-2006-2021.yaml").read_text()
        study = main.replace("\n\ncompare:", "\n" + MORE + "\ncompare:")
        with tempfile.TemporaryDirectory(prefix="boligsim-test-") as folder:
            path = Path(folder) / "eight.yaml"
            path.write_text(study)
            boligsim("run", path, "-o", Path(folder) / "results", "-n", 2, "--set", "defaults.world.scale=0.001", "--quiet")
            for language in ("en", "da"):
                report = Path(folder) / f"{language}.html"
                boligsim("report", Path(folder) / "results", "--lang", language, "-o", report)
                html = report.read_text(encoding="utf-8")
                data = json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)[1])
                self.assertEqual(len(data["scenarios"]), 8)
                years = {row[0] for chart in data["charts"] if chart["kind"] == "lines" for row in chart["rows"]}
                self.assertLessEqual(set(range(2006, 2022)), years)
                print(f"{language}: {report.stat().st_size} bytes", file=sys.stderr)
                self.assertLess(report.stat().st_size, MOST_BYTES)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
