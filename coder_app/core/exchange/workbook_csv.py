"""Values as csv cells that no spreadsheet takes for a formula."""

from datetime import date, datetime, timedelta

from coder_app.core.exchange.workbook_cells import clean, looks_like_formula


def plain(value: object) -> str:
    """A value as text: days as ISO 8601, times as 0:08:14, formulas guarded by ``'``."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta | int | float):
        return str(value)
    text = clean(str(value))[0]
    return f"'{text}" if looks_like_formula(text) else text
