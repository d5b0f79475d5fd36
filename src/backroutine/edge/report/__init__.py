"""The report of `domain.report` in four forms: text, a page to print, a spreadsheet, JSON."""
