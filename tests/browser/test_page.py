"""What is on the page, and that everybody can read it: by keyboard, aloud, on a narrow screen, on paper."""

import re
import subprocess

from page_text import number_of, parse
from report_case import LANGUAGES, TITLE, ReportCase, Settings

# Sections of any study with departments of its own, agreements at two shares, a plan, and events.
SECTIONS = ("headline", "questions", "compared", "over-time", "through-whom", "lettings", "newly-housed", "waiting", "who-instead",
            "by-place", "dose", "validate", "assumptions", "reproduce", "origin")
KINDS = {"lines", "stack", "bars", "decomposition", "matrix", "sankey", "tiles", "dose", "dots"}


class Page(ReportCase):
    def test_sections_and_charts_are_there_in_order(self):
        for language in LANGUAGES:
            self.browser.open(self.pages[language])
            root = parse(self.browser.outer_html())
            ids = [element.attributes.get("id") for element in root.all("section")]
            self.assertEqual([name for name in ids if name in SECTIONS], list(SECTIONS))
            figures = {element.attributes["id"]: element for element in root.all("figure")}
            charts = {chart["id"]: chart for chart, _ in self.charts(language)}
            self.assertEqual(set(figures), set(charts))
            self.assertEqual(KINDS - {chart["kind"] for chart in charts.values()}, set(), "kinds of charts")
            for name, figure in figures.items():
                with self.subTest(language=language, chart=name):
                    drawings = [svg for svg in figure.all("svg") if svg.attributes.get("role") == "img"]
                    self.assertTrue(drawings, "a chart without a drawing")
                    self.assertGreater(len(figure.first("h3").text()), 10)
                    self.assertGreater(len(figure.first("table").text()), 10)
            self.assertEqual(len(list(root.all("h1"))), 1)

    def test_says_nothing_to_the_console_and_asks_for_nothing(self):
        for language in LANGUAGES:
            self.browser.open(self.pages[language])
            self.assertEqual(self.browser.messages(), [])
            asked = [address for address in self.browser.requests() if not address.startswith("data:")]
            self.assertEqual(asked, [self.pages[language].as_uri()])

    def test_text_that_looks_like_markup_is_text(self):
        self.browser.open(self.pages["da"])
        self.assertEqual(self.browser.run("return document.querySelector('h1').textContent"), TITLE)
        body = self.browser.run("return document.querySelector('main').textContent")
        self.assertIn("</script><b>Parken", body)
        self.assertIn("Æblehaven", body)
        self.assertEqual(self.browser.run("return document.querySelectorAll('b').length"), 0)

    def test_headings_of_tables_sort(self):
        self.browser.open(self.pages["da"])
        chart, rows = next((chart, rows) for chart, rows in self.charts("da") if chart["kind"] == "lines")
        key = chart["encode"]["y"]
        place = [column["key"] for column in chart["columns"]].index(key)
        self.browser.run("document.querySelectorAll('#' + arguments[0] + ' thead button')[arguments[1]].click()", chart["id"], place)
        shown = self.browser.run("return [...document.querySelectorAll('#' + arguments[0] + ' tbody tr')].map((row) => "
                                 "row.cells[arguments[1]].textContent)", chart["id"], place)
        values = [number_of(cell, "da") for cell in shown]
        values = [value for value in values if value is not None]
        self.assertEqual(values, sorted(values))
        self.assertGreater(len(set(values)), 5)
        self.assertEqual(self.browser.run("return document.querySelectorAll('#' + arguments[0] + ' thead th')[arguments[1]]"
                                          ".getAttribute('aria-sort')", chart["id"], place), "ascending")

    def test_arrow_keys_show_the_rows_of_the_table(self):
        for language in LANGUAGES:
            self.browser.open(self.pages[language])
            for chart, rows in self.charts(language):
                said = self.browser.run(
                    "const svg = document.querySelector('#' + arguments[0] + ' svg[role=img]'); svg.focus();"
                    "svg.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}));"
                    "const box = document.querySelector('.tooltip.is-shown');"
                    "const found = svg.querySelector('.mark.is-found');"
                    "return box && found ? [Number(found.dataset.row), [...box.querySelectorAll('dd')].map((dd) => dd.textContent), "
                    "box.textContent] : null", chart["id"])
                with self.subTest(language=language, chart=chart["id"]):
                    self.assertIsNotNone(said, "no tooltip")
                    row = rows[said[0]]
                    cells = self.browser.run("return [...document.querySelectorAll('#' + arguments[0] + ' tbody tr')[arguments[1]].cells]"
                                             ".map((cell) => cell.textContent.trim())", chart["id"], said[0])
                    grid = [chart["encode"]["x"], chart["encode"]["y"]] if chart["kind"] == "tiles" else []
                    for column, cell in zip(chart["columns"], cells):
                        if column["key"] in grid:
                            continue  # where the tile lies can be seen
                        if row[column["key"]] is not None and column["type"] == "number":
                            self.assertTrue(any(text.startswith(cell) for text in said[1]), f"{cell} not in {said[1]}")
                        elif row[column["key"]] is not None:
                            self.assertIn(cell, said[2])

    def test_can_be_read_aloud_and_by_keyboard(self):
        self.browser.open(self.pages["en"])
        self.assertEqual(self.browser.run("return document.documentElement.lang"), "en")
        broken = self.browser.run("""
            const wrong = [];
            for (const svg of document.querySelectorAll('svg')) {
              if (svg.getAttribute('aria-hidden') === 'true' || svg.closest('[aria-hidden=true]')) continue;
              if (svg.getAttribute('role') !== 'img') wrong.push(`svg without role: ${svg.outerHTML.slice(0, 80)}`);
              for (const id of svg.getAttribute('aria-labelledby').split(' '))
                if (!document.getElementById(id)?.textContent.trim()) wrong.push(`svg named by nothing: ${id}`);
              if (svg.querySelector(':scope > g:not([aria-hidden=true])')) wrong.push('svg read out inside');
            }
            for (const link of document.querySelectorAll('a[href^="#"]'))
              if (!document.getElementById(link.getAttribute('href').slice(1))) wrong.push(`link to nowhere: ${link.href}`);
            const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
            ids.forEach((id, place) => { if (ids.indexOf(id) !== place) wrong.push(`id twice: ${id}`); });
            let level = 0;
            for (const head of document.querySelectorAll('h1, h2, h3, h4')) {
              const now = Number(head.tagName[1]);
              if (now > level + 1) wrong.push(`heading skips a level: ${head.textContent}`);
              level = now;
            }
            for (const table of document.querySelectorAll('table'))
              if (!table.querySelector('thead th[scope=col]')) wrong.push('table without headings');
            for (const one of document.querySelectorAll('[tabindex]'))
              if (one.tabIndex > 0) wrong.push('tab order of its own');
            for (const one of document.querySelectorAll('button'))
              if (!one.textContent.trim()) wrong.push('button without a name');
            return wrong;""")
        self.assertEqual(broken, [])
        self.assertEqual(self.browser.run("return document.querySelector('a, button').className"), "skip",
                         "the first stop of the Tab key skips the contents")

    def test_narrow_screens_do_not_scroll_sideways(self):
        for language in LANGUAGES:
            for width in (320, 390, 768, 1280):
                self.browser.open(self.pages[language], width)
                wide = self.browser.run("""
                    return [...document.querySelectorAll('body *')].filter((one) => {
                      if (one.closest('.table-scroll, pre, .skip, .tooltip, svg g, defs')) return false;
                      const box = one.getBoundingClientRect();
                      return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
                    }).map((one) => one.tagName + '.' + one.getAttribute('class') + ' ' + one.textContent.slice(0, 40))""")
                with self.subTest(language=language, width=width):
                    self.assertLessEqual(self.browser.run("return document.documentElement.scrollWidth"), width)
                    self.assertEqual(wide, [])

    def test_labels_in_charts_stay_inside(self):
        for width in (320, 390, 1280):
            self.browser.open(self.pages["da"], width)
            outside = self.browser.run("""
                const wrong = [];
                for (const svg of document.querySelectorAll('svg[role=img]')) {
                  const frame = svg.getBoundingClientRect();
                  for (const text of svg.querySelectorAll('text')) {
                    const box = text.getBoundingClientRect();
                    if (box.left < frame.left - 3 || box.right > frame.right + 14)
                      wrong.push(`${svg.closest('figure').id}: ${text.textContent}`);
                  }
                }
                return wrong;""")
            self.assertEqual(outside, [], f"at {width} pixels")

    def test_charts_are_drawn_again_for_another_width(self):
        self.browser.open(self.pages["en"], 1280)
        self.browser.resize(500)
        until = "return [...document.querySelectorAll('.drawing svg[role=img]')].every((svg) => svg.viewBox.baseVal.width <= 500)"
        for _ in range(100):
            if self.browser.run(until):
                break
        self.assertTrue(self.browser.run(until))

    def test_paper_has_every_heading_with_its_chart(self):
        for language in LANGUAGES:
            self.browser.open(self.pages[language])
            paper = Settings.pictures / f"report-{language}.pdf"
            self.browser.print(paper)
            text = subprocess.run(["pdftotext", "-raw", paper, "-"], capture_output=True, text=True, check=True).stdout
            pages = [re.sub(r"\s+", "", page) for page in text.split("\f")]
            first_words = self.browser.run(
                "return Object.fromEntries([...document.querySelectorAll('figure.chart')].map((figure) => [figure.id, "
                "[figure.querySelector('figcaption').textContent, figure.querySelector('.drawing').textContent.trim().slice(0, 4)]]))")
            for chart, (title, beginning) in first_words.items():
                # With the subtitle. A question may be answered by a chart that stands in its own section too.
                squeezed = re.sub(r"\s+", "", title)
                places = [after for page in pages for after in page.split(squeezed)[1:]]
                same = sum(re.sub(r"\s+", "", other) == squeezed for other, _ in first_words.values())
                with self.subTest(language=language, chart=chart):
                    self.assertEqual(len(places), same, f"charts with the title '{title}'")
                    drawn = re.sub(r"\s+", "", beginning)[:3]
                    self.assertTrue(any(drawn in after for after in places), "the chart is on another page")
            headings = self.browser.run("return [...document.querySelectorAll('main h2')].map((head) => [head.textContent, "
                                        "head.parentElement.querySelector('figure h3, p, ul, table')?.textContent.trim().slice(0, 20) ?? ''])")
            for heading, following in headings:
                squeezed, following = re.sub(r"\s+", "", heading), re.sub(r"\s+", "", following)
                with self.subTest(language=language, heading=heading):
                    self.assertTrue(any(squeezed in page and following in page.split(squeezed, 1)[1] for page in pages),
                                    f"'{following}' does not follow on the page of its heading")
