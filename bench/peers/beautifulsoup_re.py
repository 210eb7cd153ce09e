"""The script that a data engineer writes in an afternoon: BeautifulSoup for the
text, `re` for the facts, each pattern over the whole of it."""

import re

from bs4 import BeautifulSoup

import filings
from patterns import PATTERNS


def extract(html):
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup(["script", "style"]):
        tag.decompose()
    text = re.sub(r"\s+", " ", soup.get_text(" "))
    return {name: pattern.findall(text) for name, pattern in PATTERNS.items()}


filings.run(extract)
