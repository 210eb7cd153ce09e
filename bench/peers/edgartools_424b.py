"""edgartools' own extraction of 424B prospectuses. It wants a filing fetched from
EDGAR; here a stand-in gives it the same HTML from the file, so nothing is
downloaded and only its parsing and extracting is timed."""

from edgar.documents import HTMLParser, ParserConfig
from edgar.offerings.prospectus import Prospectus424B
from edgar.offerings.prospectus._424b_classifier import classify_offering_type
from edgar.offerings.prospectus._424b_cover import extract_cover_page_fields
from edgar.offerings.prospectus.models import CoverPageData, OfferingType

import filings


class Offline:
    """As much of edgar.Filing as the extraction reads."""

    form = "424B5"
    company = "Not Told, Inc."
    filing_date = "2025-01-02"
    accession_no = "0000000000-25-000000"
    header = None

    def __init__(self, html):
        self._html = html

    def html(self):
        return self._html

    def parse(self):
        return HTMLParser(ParserConfig(form=self.form)).parse(self._html)


def extract(html):
    """Prospectus424B.from_filing without the download of a fee exhibit, then every
    table that it knows."""
    filing = Offline(html)
    document = filing.parse()
    kind = classify_offering_type(filing, document=document, filing_fees=None)
    found = Prospectus424B(
        filing=filing,
        cover_page=CoverPageData(**extract_cover_page_fields(filing, document=document)),
        offering_type=OfferingType(kind.get("type", "unknown")),
        confidence=kind.get("confidence", "low"),
        document=document,
    )
    names = ("pricing", "offering_terms", "selling_stockholders", "dilution", "capitalization",
             "underwriting")
    values = {name: getattr(found, name) for name in names}
    return {**values, **found.cover_page.model_dump()}


filings.run(extract)
