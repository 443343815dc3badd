"""What goes into a cell of Excel."""

from hypothesis import given
from hypothesis import strategies as st

from coder_app.core.colours import luminance
from coder_app.core.exchange.workbook_cells import (
    LONGEST_SHEET_NAME,
    clean,
    escaped,
    parts,
    sheet_names,
    units,
)
from coder_app.core.exchange.workbook_styles import readable_on


def test_control_characters_are_removed_and_counted() -> None:
    assert clean("page\x0cbreak\x00\x1b") == ("pagebreak", 3)
    assert clean("two\r\nlines\tand a tab") == ("two\nlines\tand a tab", 0)
    assert clean("half \ud83d of a pair") == ("half  of a pair", 1)


def test_what_looks_like_an_escape_of_excel_stays_itself() -> None:
    assert escaped("_x0041_") == "_x005F_x0041_"
    assert escaped("snake_x_case") == "snake_x_case"


@given(st.text(alphabet="ab 🙂\n", max_size=400), st.integers(4, 60))
def test_parts_fit_and_make_up_the_text(text: str, longest: int) -> None:
    found = parts(text, longest)
    assert "".join(found) == text
    assert all(units(part) <= longest for part in found)


def test_a_long_text_is_cut_after_a_blank() -> None:
    assert parts("one two three four", 9) == ["one two ", "three ", "four"]


def test_sheet_names_are_valid_and_distinct() -> None:
    names = sheet_names(["a/b:c*?[d]", "Codes", "CODES", "x" * 40, "x" * 41, "", "History", "'q'"])
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= LONGEST_SHEET_NAME for name in names)
    assert not any(sign in name for name in names for sign in ":\\/?*[]")
    assert names[1:3] == ["Codes", "CODES (2)"]
    assert not {"history"} & {name.casefold() for name in names}


@given(st.from_regex(r"#[0-9a-f]{6}", fullmatch=True))
def test_a_code_is_readable_on_its_colour(colour: str) -> None:
    """White or black always has a contrast of 4.5 and more, as WCAG 2.2 asks of text."""
    text = luminance(f"#{readable_on(colour)}")
    light, dark = sorted((text, luminance(colour)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
