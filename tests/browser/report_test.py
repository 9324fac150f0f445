#!/usr/bin/env python3
"""The report in a real browser, from disk and without a network, as a reader meets it.

    report_test.py BOLIGSIM PICTURES [TEST...]

Runs a small study, makes its report in both languages, and leaves pictures of both at 1280 and 390 pixels, and both
on paper, in PICTURES for people to look at.
"""

import sys
import unittest
from pathlib import Path

from report_case import Reports, Settings
from test_file import File  # noqa: F401
from test_numbers import Numbers  # noqa: F401
from test_page import Page  # noqa: F401


def tearDownModule():
    if Reports.made:
        Reports.made.close()


if __name__ == "__main__":
    Settings.program = sys.argv[1]
    Settings.pictures = Path(sys.argv[2])
    Settings.pictures.mkdir(parents=True, exist_ok=True)
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
