"""The file itself: safe, small, whole without scripts, the same for the same input."""

import re
from collections import Counter

from browser import Browser
from page_text import parse, sentences
from report_case import LANGUAGES, TITLE, ReportCase, Settings, boligsim


class File(ReportCase):
    def test_policy_refuses_all_but_the_own_script(self):
        self.browser.open(self.pages["en"])
        refused = self.browser.driver.execute_async_script("""
            const done = arguments[arguments.length - 1];
            const seen = [];
            document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective + ' ' + event.blockedURI));
            const script = document.createElement('script');
            script.textContent = 'window.inlineRan = true';
            document.body.append(script);
            const button = document.createElement('button');
            button.setAttribute('onclick', 'window.handlerRan = true');
            document.body.append(button);
            button.click();
            setTimeout('window.evalRan = true', 0);
            const image = document.createElement('img');
            image.src = 'https://example.org/picture.png';
            document.body.append(image);
            const frame = document.createElement('iframe');
            frame.src = 'https://example.org/';
            document.body.append(frame);
            fetch('https://example.org/').catch(() => {}).finally(() => setTimeout(() =>
              done([seen, Boolean(window.inlineRan), Boolean(window.evalRan), Boolean(window.handlerRan)]), 200));""")
        directives = {one.split(" ")[0] for one in refused[0]}
        for directive in ("script-src-elem", "script-src-attr", "connect-src", "img-src", "frame-src"):
            self.assertIn(directive, directives)
        self.assertIn("script-src eval", refused[0])
        self.assertEqual(refused[1:], [False, False, False], "inline script, eval, handler")
        self.browser.messages()

    def test_without_scripts_all_sentences_and_tables_are_there(self):
        plain = Browser(self.reports.downloads, scripts=False)
        try:
            for language in LANGUAGES:
                plain.open(self.pages[language])
                still = parse(plain.outer_html())
                self.browser.open(self.pages[language])
                alive = parse(self.browser.outer_html())
                self.assertEqual(Counter(sentences(alive)) - Counter(sentences(still)), Counter())
                self.assertGreater(len(sentences(still)), 500)
                self.assertEqual([one for one in still.all("svg") if one.attributes.get("role") == "img"], [])
                self.assertNotIn("hidden", [name for one in still.all("details", "table", "section") for name in one.attributes])
        finally:
            plain.close()

    def test_file_is_small_and_needs_nothing(self):
        for language in LANGUAGES:
            self.assertLess(self.pages[language].stat().st_size, 1_000_000)
            self.assertIsNone(re.search(r'<(link|img|iframe)\b|type="module"|src="http', self.reports.html[language]))

    def test_same_input_gives_the_same_bytes(self):
        again = self.reports.folder / "again.html"
        boligsim("report", self.reports.results, "-o", again, "--lang", "da", "--title", TITLE)
        self.assertEqual(again.read_bytes(), self.pages["da"].read_bytes())

    def test_pictures_for_people(self):
        for language in LANGUAGES:
            for width in (1280, 390):
                self.browser.open(self.pages[language], width)
                picture = Settings.pictures / f"report-{language}-{width}.png"
                self.browser.screenshot(picture)
                self.assertGreater(picture.stat().st_size, 100_000)
