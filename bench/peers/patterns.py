"""The facts that both scripts look for. A fraction of what a record holds, so the
comparison favours them."""

import re

MONEY = r"\$\s?([\d,]+(?:\.\d+)?)(?:\s+(million|billion))?"
DATE = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2},\s+\d{4}"
PATTERNS = {
    "capacity": re.compile(r"(?:aggregate offering price of )?up to\s+" + MONEY, re.I),
    "agreement": re.compile(
        r"((?:[A-Z][\w-]+\s+){1,6}(?:Sales|Distribution|Underwriting|Purchase) Agreement)"
        r"[^.]{0,80}dated(?: as of)?\s+(" + DATE + ")"),
    "agents": re.compile(r"(?:with|through)\s+([A-Z][\w.&, ]+?(?:LLC|Inc\.|L\.P\.|& Co\.))"),
    "commission": re.compile(r"(?:up to\s+)?(\d+(?:\.\d+)?)%\s+of\s+the\s+gross", re.I),
    "sold": re.compile(r"sold\s+(?:an aggregate of\s+)?([\d,]{4,})\s+shares", re.I),
    "proceeds": re.compile(r"(?:gross|net)\s+proceeds\s+of\s+(?:approximately\s+)?" + MONEY, re.I),
    "suspended": re.compile(r"(?:suspend|terminat)(?:ed|ing|e)\b[^.]{0,120}(?:agreement|program|offering)", re.I),
    "price": re.compile(r"(?:offering|purchase)\s+price\s+of\s+" + MONEY + r"\s+per", re.I),
    "registration": re.compile(r"333-\s?\d{6}"),
    "symbol": re.compile(r"symbol\s+[\"“](\w{1,5})"),
}
