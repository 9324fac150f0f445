"""Charts, tables, downloads and text hold the same numbers, and those of `compare`."""

import csv
import io
import json
import re
from collections import Counter

from page_text import is_drawn, number_of, numbers_in, parse
from report_case import LANGUAGES, ReportCase, boligsim

VERSION = re.compile(r"^\s*\d+\.\d+\.\d+\s*$")  # of the program: no number


def main_values(chart):
    """The columns that marks of the chart stand for."""
    encode = chart["encode"]
    columns = [None if chart["kind"] == "tiles" else encode.get("y"), encode.get("value"), encode.get("published"), encode.get("simulated"),
               (encode.get("difference") or {}).get("y")]
    return [key for key in columns + [point["y"] for point in encode.get("points", [])] if key]


class Numbers(ReportCase):
    def test_marks_carry_the_numbers_of_the_table_behind(self):
        for language in LANGUAGES:
            self.browser.open(self.pages[language])
            marks = self.browser.run(
                "return [...document.querySelectorAll('.mark')].map((mark) => [mark.dataset.chart, "
                "Number(mark.dataset.row), mark.dataset.value])")
            drawn = Counter((chart, row, float(value)) for chart, row, value in marks)
            for chart, rows in self.charts(language):
                expected = Counter(
                    (chart["id"], place, float(row[key])) for place, row in enumerate(rows)
                    for key in main_values(chart) if row[key] is not None and not (chart["kind"] == "sankey" and row[key] <= 0))
                with self.subTest(language=language, chart=chart["id"]):
                    self.assertTrue(expected, "a chart of nothing")
                    self.assertEqual(Counter({mark: n for mark, n in drawn.items() if mark[0] == chart["id"]}), expected)

    def test_tables_show_the_numbers_of_the_data(self):
        for language in LANGUAGES:
            self.browser.open(self.pages[language])
            root = parse(self.browser.outer_html())
            figures = {element.attributes["id"]: element for element in root.all("figure")}
            for chart, rows in self.charts(language):
                shown = [list(row.all("th", "td")) for row in figures[chart["id"]].first("tbody").all("tr")]
                self.assertEqual(len(shown), len(rows), chart["id"])
                for cells, row in zip(shown, rows):
                    for cell, column in zip(cells, chart["columns"], strict=True):
                        value = row[column["key"]]
                        where = f"{language} {chart['id']} {row}"
                        if column["type"] == "number" and value is not None:
                            decimals = column.get("decimals", chart["decimals"])
                            self.assertAlmostEqual(number_of(cell.text(), language), value, delta=0.5001 * 10 ** -decimals, msg=where)
                        elif value is not None:
                            self.assertEqual(cell.text().strip(), re.sub(r"\s+", " ", str(value)).strip(), where)

    def test_numbers_are_those_of_compare(self):
        compared = {}
        for row in json.loads(boligsim("compare", self.reports.results, "--format", "json")):
            compared[row["kind"], row.get("measure"), row.get("component"), row.get("group"), row.get("scenario"), row.get("year")] = row
        checked = 0
        for chart, rows in self.charts("en"):
            source, encode = chart.get("source"), chart["encode"]
            if chart["kind"] != "lines" or not source or source["kind"] == "answer" or encode.get("facet"):
                continue
            labels = {one["label"]: one["id"] for one in self.data["en"]["scenarios"]}
            factor = source.get("factor", 1)
            for row in rows:
                scenario = labels.get(row[encode["series"]], row[encode["series"]])
                twin = compared.get((source["kind"], source["measure"], None, source["group"], scenario, row[encode["x"]]))
                if not twin:
                    continue
                where = f"{chart['id']} {row}"
                if twin["replicates"] == 3:  # compare leaves out worlds in which the other scenario has nobody
                    self.assertAlmostEqual(row[encode["y"]], twin["level"] * factor, places=6, msg=where)
                difference = encode["difference"]
                self.assertAlmostEqual(row[difference["y"]], twin["difference"] * factor, places=6, msg=where)
                self.assertAlmostEqual(row[difference["low"]], twin["interval"][0] * factor, places=6, msg=where)
                checked += 1
        self.assertGreater(checked, 40)

    def test_answers_to_questions_are_those_of_compare(self):
        answers = [row for row in json.loads(boligsim("compare", self.reports.results, "--format", "json"))
                   if row["kind"] == "answer"]
        asked = {row["question"] for row in answers}
        self.assertEqual(asked, set(range(1, 9)), "questions of the study")
        said = parse(self.reports.html["en"])
        section = next(one for one in said.all("section") if one.attributes.get("id") == "questions")
        headings = [head.text() for head in section.all("h3") if re.match(r"\d+\. ", head.text())]
        self.assertEqual(len(headings), len(asked))
        self.assertIn("2. And of those who live in </script><b>Parken?", headings)
        charts = {chart["id"]: (chart, rows) for chart, rows in self.charts("en")}
        for question in sorted(asked):
            chart, rows = charts[f"questions-{question}"]
            with self.subTest(question=question, kind=chart["kind"]):
                for answer in (row for row in answers if row["question"] == question):
                    self.check_answer(answer, chart, rows)

    def check_answer(self, answer, chart, rows):
        """Whether a chart's rows hold the number that answers."""
        here = [row for row in rows if row["scenario"] == answer["scenario"]]
        there = [row for row in rows if row["scenario"] == answer["against"]]
        if chart["kind"] == "dose":
            self.assertAlmostEqual(here[0]["value"], answer["difference"] * 100, places=5)
            self.assertAlmostEqual(here[0]["low"], answer["interval"][0] * 100, places=5)
            self.assertAlmostEqual(here[0]["share"], answer["share"] * 100, places=5)
        elif chart["kind"] == "lines" and answer["unit"] == "share":  # the mean of the years' means
            of_years = [row for row in here if answer["from"] <= row["year"] <= answer["year"]]
            self.assertEqual(len(of_years), answer["year"] - answer["from"] + 1)
            self.assertAlmostEqual(sum(row["difference"] for row in of_years) / len(of_years), answer["difference"] * 100, places=5)
            self.assertAlmostEqual(sum(row["level"] for row in of_years) / len(of_years), answer["level"] * 100, places=5)
        elif chart["kind"] == "matrix":
            self.assertIn(round(answer["difference"], 4), [round(row["value"], 4) for row in here])
        elif chart["kind"] == "bars":
            factor = 100 if answer["unit"] == "share" else 1
            tools = {"flexible_letting": "Flexible letting"}
            whole = tools.get(answer.get("component"), rows[0]["category"])
            level = [row["value"] for row in here if row["category"] == whole]
            if answer["replicates"] < 3:
                return  # a world in which one of the two houses nobody is left out of both levels
            self.assertAlmostEqual(level[0], answer["level"] * factor, places=5)
            other = [row["value"] for row in (here if "component" in answer else there)
                     if row["category"] == ("Waiting list" if "component" in answer else whole)]
            self.assertAlmostEqual(other[0], answer["against_level"] * factor, places=5)
        elif chart["kind"] == "stack":  # counts by year of each tool, of all lettings together
            def share(of):
                years = [row for row in of if answer["from"] <= row["year"] <= answer["year"]]
                return sum(row["value"] for row in years if row["tool"] == "Flexible letting") / sum(row["value"] for row in years)
            self.assertAlmostEqual(share(here), answer["level"], delta=0.005)
            self.assertAlmostEqual(share(there), answer["against_level"], delta=0.005)
        else:
            self.assertEqual(answer["measure"], "followed_in_work")

    def test_parts_of_a_change_add_up(self):
        self.browser.open(self.pages["en"])
        seen = 0
        for chart, rows in self.charts("en"):
            if chart["kind"] != "decomposition":
                continue
            encode = chart["encode"]
            for scenario in {row[encode["facet"]] for row in rows}:
                parts = {row[encode["part"]]: row[encode["y"]] for row in rows if row[encode["facet"]] == scenario}
                total = parts.pop(encode["total"])
                # The page's numbers have six decimals.
                self.assertAlmostEqual(sum(parts.values()), total, delta=1e-6 * (len(parts) + 1), msg=f"{chart['id']} {scenario}")
                seen += 1
            ends = self.browser.run(
                "return [...document.querySelectorAll('#' + arguments[0] + ' svg[role=img]')].map((svg) => "
                "[...svg.querySelectorAll('.mark')].map((bar) => [Number(bar.dataset.from), Number(bar.dataset.to)]))", chart["id"])
            for bars in ends:
                self.assertEqual(bars[0][0], 0)
                for before, after in zip(bars[:-1], bars[1:-1]):
                    self.assertEqual(before[1], after[0], "a part starts where the one before it ends")
                self.assertAlmostEqual(bars[-2][1], bars[-1][1], delta=1e-6 * len(bars), msg="the last part ends at the total")
        self.assertGreater(seen, 0)

    def test_both_languages_hold_the_same_numbers(self):
        data = {language: {chart["id"]: [[cell for cell in row if isinstance(cell, (int, float))] for row in chart["rows"]]
                           for chart, _ in self.charts(language)} for language in LANGUAGES}
        self.assertEqual(data["en"], data["da"])
        said = {}
        for language in LANGUAGES:
            self.browser.open(self.pages[language])
            root = parse(self.browser.outer_html())
            main = next(element for element in root.all("main"))
            said[language] = {number for block in self.blocks(main) for number in numbers_in(block, language)}
            self.assertGreater(len(said[language]), 500)
        self.assertEqual(said["en"] - said["da"], set(), "in English only")
        self.assertEqual(said["da"] - said["en"], set(), "in Danish only")

    @staticmethod
    def blocks(element):
        """Texts of the smallest blocks, so that neighbouring cells do not run into one number; not those that are the
        same in both languages: commands, and the list of assumed values with their sources."""
        leaves = {"h1", "h2", "h3", "h4", "p", "li", "th", "td", "dt", "dd", "summary"}
        def is_translated(child):
            return not is_drawn(child) and child.tag not in ("pre", "code") and child.attributes.get("id") != "assumptions"

        for one in element.all(within=is_translated):
            if one.tag in leaves:
                yield VERSION.sub("", one.text())

    def test_ticks_and_values_in_charts_are_written_in_the_language(self):
        foreign = {"en": re.compile(r"\d,\d(?!\d\d)|\d\.\d{3}(?!\d)"), "da": re.compile(r"\d\.\d(?!\d\d)|\d,\d{3}(?!\d)")}
        for language in LANGUAGES:
            self.browser.open(self.pages[language])
            texts = self.browser.run("return [...document.querySelectorAll('.drawing .axis text, .drawing .value, .drawing .end-label, "
                                     ".drawing .cell-number, .drawing .tile-number')].map((text) => text.textContent)")
            self.assertGreater(len(texts), 200)
            self.assertEqual([text for text in texts if foreign[language].search(text)], [])
            years = self.browser.run("return [...document.querySelectorAll('.drawing .years text')].map((text) => text.textContent)")
            self.assertEqual([year for year in years if not re.fullmatch(r"(19|20)\d\d", year)], [])

    def test_csv_opens_with_the_separators_of_the_language(self):
        for language, separator, decimal in (("en", ",", "."), ("da", ";", ",")):
            for place, (chart, rows) in enumerate(self.charts(language)):
                if place % 8 == 0:  # chromium asks the reader before a page saves its eleventh file
                    self.browser.open(self.pages[language])
                with self.subTest(language=language, chart=chart["id"]):
                    name = f"{self.data[language]['file']}-{chart['id']}.csv"
                    self.browser.click(f"#{chart['id']} button.csv")
                    content = self.browser.downloaded(name)
                    (self.reports.downloads / name).unlink()
                    self.assertEqual(content.startswith(b"\xef\xbb\xbf"), language == "da", "byte order mark")
                    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator))
                    self.assertEqual(read[0], [column["label"] for column in chart["columns"]])
                    self.assertEqual(len(read) - 1, len(rows))
                    for cells, row in zip(read[1:], rows):
                        for cell, value in zip(cells, row.values(), strict=True):
                            if value is None:
                                self.assertEqual(cell, "")
                            elif isinstance(value, (int, float)):
                                self.assertEqual(float(cell.replace(decimal, ".")), value)
                            else:
                                self.assertEqual(cell, value)
