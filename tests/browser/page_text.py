"""Reads a report's text and numbers from its HTML."""

import json
import re
from html.parser import HTMLParser

TEXT_ELEMENTS = {"h1", "h2", "h3", "h4", "p", "li", "th", "td", "dt", "dd", "summary", "figcaption"}
SKIPPED = {"script", "style", "svg"}
VOID = {"meta", "link", "br", "img", "input", "hr", "col", "wbr"}


class Element:
    def __init__(self, tag, attributes):
        self.tag = tag
        self.attributes = dict(attributes)
        self.children = []  # elements and texts

    def text(self):
        """What a reader reads, with single spaces."""
        parts = [child if isinstance(child, str) else child.text() for child in self.children
                 if isinstance(child, str) or child.tag not in SKIPPED]
        return re.sub(r"\s+", " ", "".join(parts))

    def all(self, *tags, within=lambda element: True):
        """Every element of these tags below, in order, not looking into those that `within` refuses."""
        for child in self.children:
            if isinstance(child, Element) and within(child):
                if not tags or child.tag in tags:
                    yield child
                yield from child.all(*tags, within=within)

    def has_class(self, name):
        return name in self.attributes.get("class", "").split()

    def first(self, *tags):
        return next(self.all(*tags), None)


class _Tree(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Element("document", [])
        self.open = [self.root]

    def handle_starttag(self, tag, attributes):
        element = Element(tag, attributes)
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attributes):
        self.open[-1].children.append(Element(tag, attributes))

    def handle_endtag(self, tag):
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].tag == tag:
                del self.open[place:]
                return

    def handle_data(self, data):
        self.open[-1].children.append(data)


def parse(html):
    tree = _Tree()
    tree.feed(html)
    return tree.root


def data_of(html):
    """The charts' data, with texts in the rows where the file has their places in the column's `texts`."""
    block = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)
    data = json.loads(block[1])
    for chart in data["charts"]:
        texts = [column.get("texts") for column in chart["columns"]]
        chart["rows"] = [[cell if known is None or cell is None else known[cell] for known, cell in zip(texts, row, strict=True)]
                         for row in chart["rows"]]
    return data


def is_drawn(element):
    """Made by the script: not part of the text that is there without it."""
    return element.has_class("drawing") or element.has_class("tooltip")


def sentences(root):
    """The text of every heading, paragraph, list item and table cell outside of drawings."""
    return [element.text().strip() for element in root.all(*TEXT_ELEMENTS, within=lambda one: not is_drawn(one))]


# A sign belongs to a number unless a digit or a letter stands before it: 2006-2021 and F06-01 have none.
_NUMBER = {
    "en": re.compile(r"(?<![\w.,])([-+\u2212]?)(\d{1,3}(?:,\d{3})+(?!\d)|\d+)(\.\d+)?"),
    "da": re.compile(r"(?<![\w.,])([-+\u2212]?)(\d{1,3}(?:\.\d{3})+(?!\d)|\d+)(,\d+)?"),
}


def numbers_in(text, language):
    """Every number of a text, without the language's marks: '-1.234,5' and '-1,234.5' are both '-1234.5'."""
    found = []
    for sign, whole, decimals in _NUMBER[language].findall(text):
        digits = re.sub(r"[.,]", "", whole) + decimals.replace(",", ".")
        found.append(("-" if sign in ("-", "\u2212") else "") + digits)
    return found


def number_of(cell, language):
    """The number that a table's cell shows, or None."""
    text = cell.strip().replace("\u2212", "-").replace("\u00a0", "").replace("+", "")
    text = text.replace(".", "").replace(",", ".") if language == "da" else text.replace(",", "")
    try:
        return float(text)
    except ValueError:
        return None
