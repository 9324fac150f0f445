#!/usr/bin/env python3
"""The commands that README, the guides and the help texts show, run as they stand, page by page, in an empty folder: what one
makes the next finds. Runs are made small by `--set` and `-n` behind them; nothing else is changed.

    documented_commands_test.py BOLIGSIM
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ""
SMALL = ["--set", "defaults.world.scale=0.001", "-n", "2", "--quiet"]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs" / "guides").glob("*.md")), ROOT / "docs" / "place-figures.md",
         ROOT / "docs" / "sector-figures.md"]


def commands_of(text):
    """Command lines in indented blocks and in shell blocks: those of the program, and `cd`."""
    shown = re.sub(r"^```(?!sh|bash|console).*?^```", "", text, flags=re.S | re.M)
    for line in shown.splitlines():
        words = re.match(r"^(?:    )?(?:\./run|boligsim|build/release/boligsim) (\S.*)$|^    (cd \S+)$", line)
        if words and "ARGUMENTS" not in line and "COMMAND" not in line:
            # README's list of commands ends in words that say what each does.
            yield shlex.split(re.split(r" {3,}", words[1] or words[2])[0])


def studies_of(text):
    """Whole studies that a page shows, by the name that their commands use."""
    names = re.findall(r"^    boligsim check (\S+\.yaml)$", text, re.M)
    shown = re.findall(r"^```yaml\n(format: .*?)^```", text, re.S | re.M)
    return dict(zip(names, shown))


class Folder:
    """An empty folder in which a page's commands are run."""

    def __init__(self, folder):
        self.at = Path(folder)

    def run(self, words):
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "BOLIGSIM_COMMAND": "boligsim"}
        return subprocess.run([PROGRAM, *words], capture_output=True, text=True, cwd=self.at, env=environment)

    def make_what_is_there_before(self, words):
        """A page about results begins with some; README's own are those of ./run."""
        for word in words:
            named = self.at / word
            folder = named.parent if named.suffix == ".h5" else named
            if word.startswith("results/") and "-o" not in words and not folder.exists():
                study = ROOT / "scenarios" / "denmark-2006-2021.yaml"
                done = self.run(["run", str(study), "-o", str(folder), *SMALL,
                                 "--set", "defaults.period.to=2012-12", "--set", "blocks.tools.letting=[]"])
                if done.returncode == 3:
                    done = self.run(["run", str(study), "-o", str(folder), *SMALL])
                assert done.returncode == 0, done.stderr


class DocumentedCommands(unittest.TestCase):
    def test_commands_of_each_page_work_in_their_order(self):
        count = 0
        for page in PAGES:
            text = page.read_text()
            studies = studies_of(text)
            with tempfile.TemporaryDirectory() as scratch:
                folder = Folder(scratch)
                for words in commands_of(text):
                    count += 1
                    with self.subTest(page=page.name, command=shlex.join(words)):
                        if words[0] == "cd":
                            folder.at = folder.at / words[1]
                            self.assertTrue(folder.at.is_dir())
                            continue
                        for name, study in studies.items():
                            if name in words:
                                (folder.at / name).write_text(study)
                        if page.name in ("report.md", "place-figures.md", "sector-figures.md"):
                            folder.make_what_is_there_before([word for word in words if word.startswith("results/")])
                        done = folder.run(words + (SMALL if words[0] == "run" else []))
                        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                        if "-o" in words:
                            self.assertTrue((folder.at / words[words.index("-o") + 1]).exists())
        self.assertGreater(count, 20)

    def test_each_command_has_a_help_text_and_its_examples_work(self):
        with tempfile.TemporaryDirectory() as scratch:
            folder = Folder(scratch)
            names = re.findall(r"^  ([a-z]+) +\S", folder.run(["--help"]).stdout, re.M)
            self.assertIn("check", names)
            self.assertEqual(folder.run(["init", "s"]).returncode, 0)
            for name in [name for name in names if name != "boligsim"]:
                with self.subTest(command=name):
                    done = folder.run([name, "--help"])
                    self.assertEqual(done.returncode, 0, done.stderr)
                    self.assertIn(f"usage: boligsim {name} ", done.stdout + " ")
                    for example in re.findall(r"by its path: (\S+=\S+)", done.stdout):
                        tried = folder.run(["check", "s/study.yaml", "--set", example])
                        self.assertEqual(tried.returncode, 0, tried.stderr)


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
