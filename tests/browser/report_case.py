"""What every browser test reads: one small study, a report of it in each language, and one browser."""

import subprocess
import tempfile
import unittest
from pathlib import Path

from browser import Browser
from page_text import data_of

HERE = Path(__file__).resolve().parent
LANGUAGES = ("en", "da")
TITLE = "</script><b>Æblehaven & \"friends\""


class Settings:
    """Set by report_test.py from its arguments."""
    program = ""
    pictures = Path()


def boligsim(*arguments):
    done = subprocess.run([Settings.program, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"boligsim {' '.join(map(str, arguments))}: {done.stderr}")
    return done.stdout


class Reports:
    """The study's results, its reports and an open browser; made once, at the first test."""

    made = None

    @classmethod
    def get(cls):
        if cls.made is None:
            cls.made = cls()
        return cls.made

    def __init__(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = Path(self.scratch.name)
        self.results = self.folder / "results"
        self.downloads = self.folder / "downloads"
        self.downloads.mkdir()
        boligsim("run", HERE / "study.yaml", "-o", self.results, "--events", "-j", "2")
        self.pages = {language: self.folder / f"{language}.html" for language in LANGUAGES}
        for language, page in self.pages.items():
            boligsim("report", self.results, "-o", page, "--lang", language, "--title", TITLE)
        self.html = {language: page.read_text(encoding="utf-8") for language, page in self.pages.items()}
        self.data = {language: data_of(html) for language, html in self.html.items()}
        self.browser = Browser(self.downloads)

    def close(self):
        self.browser.close()
        self.scratch.cleanup()


class ReportCase(unittest.TestCase):
    def setUp(self):
        self.reports = Reports.get()
        self.browser = self.reports.browser
        self.pages = self.reports.pages
        self.data = self.reports.data

    def charts(self, language):
        """The charts of a report, each with its rows by column."""
        for chart in self.data[language]["charts"]:
            keys = [column["key"] for column in chart["columns"]]
            yield chart, [dict(zip(keys, row)) for row in chart["rows"]]
