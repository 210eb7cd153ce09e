"""The careful script: lxml for the tree, a block at a time, and a pattern only
where a plain word that it needs stands in the block."""

import re

from lxml import etree, html as lxml_html

import filings
from patterns import PATTERNS

BLOCKS = {"p", "div", "td", "th", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "body"}
TRIGGERS = {
    "capacity": ("up to",),
    "agreement": ("greement",),
    "agents": ("LLC", "Inc.", "L.P.", "& Co."),
    "commission": ("% of",),
    "sold": ("sold",),
    "proceeds": ("proceeds",),
    "suspended": ("suspend", "terminat"),
    "price": ("price of",),
    "registration": ("333-",),
    "symbol": ("symbol",),
}
SPACE = re.compile(r"\s+")


def blocks(html):
    """The text of each block, in order, white space collapsed."""
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True)
    root = lxml_html.document_fromstring(html.encode(), parser=parser)
    pieces = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if tag in ("script", "style"):
            if event == "end" and element.tail:
                pieces.append(element.tail)
            continue
        if tag in BLOCKS and pieces:
            yield SPACE.sub(" ", "".join(pieces))
            pieces = []
        text = element.text if event == "start" else element.tail
        if text:
            pieces.append(text)
    if pieces:
        yield SPACE.sub(" ", "".join(pieces))


def extract(html):
    found = {name: [] for name in PATTERNS}
    for block in blocks(html):
        for name, words in TRIGGERS.items():
            if any(word in block for word in words):
                found[name] += PATTERNS[name].findall(block)
    return found


filings.run(extract)
