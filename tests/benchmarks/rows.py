"""Every figure that was promised: its goal, and which module measures it."""

from tests.benchmarks.measure import Goal

GOALS = {
    "cold_start": Goal("s", 1.2, "12", part="start"),
    "cold_start_rss": Goal("MB", 200, "1,170", part="start", beside="cold_start"),
    "open_document": Goal("ms", 150, "15,000-32,000"),
    "apply_code": Goal("ms", 25, "90-164"),
    "apply_code_after": Goal("ms", None, beside="apply_code"),
    "remove_code": Goal("ms", 25, "3,500-7,000"),
    "remove_code_after": Goal("ms", None, beside="remove_code"),
    "undo": Goal("ms", 25, "3,500-7,000"),
    "undo_after": Goal("ms", None, beside="undo"),
    "resize_coding": Goal("ms", 16),
    "scroll_step": Goal("ms", 10, "70-178"),
    "scroll_full": Goal("ms", 20),
    "caret_idle": Goal("ms", None, beside="caret_while_fitting"),
    "caret_while_fitting": Goal("x", 1.3),
    "caret_while_fitting_p95": Goal("x", 1.3, beside="caret_while_fitting"),
    "open_document_2m": Goal("ms", 500, part="long"),
    "apply_code_2m": Goal("ms", 40, part="long"),
    "apply_code_2m_after": Goal("ms", None, part="long", beside="apply_code_2m"),
    "key_to_quick_code": Goal("ms", 16, part="long"),
    "long_paragraph": Goal("ms", 16, part="long"),
    "merge_codes": Goal("s", 1, part="merging"),
    "merge_codes_undo": Goal("s", 1, part="merging", beside="merge_codes"),
    "search": Goal("ms", 100, part="searching"),
    "search_slowest": Goal("ms", None, part="searching", beside="search"),
    "import_200": Goal("s", 4, "0.6-4.2", part="work"),
    "frequencies_50k": Goal("ms", 500, "1,300", part="work"),
    "agreement_50k": Goal("ms", 800, part="work"),
    "co_occurrence_50k": Goal("ms", 500, part="work"),
    "suggest_coding": Goal("ms", 60, part="suggesting"),
    "suggest_passage": Goal("ms", 15, part="suggesting"),
    "suggest_document": Goal("ms", 100, part="suggesting"),
    "suggest_refit": Goal("s", 3, part="suggesting"),
    "suggest_memory": Goal("MB", 400, part="suggesting"),
    "suggest_first_start": Goal("s", 5, part="suggesting"),
    "suggest_turn": Goal("ms", 200, part="suggesting"),
    "caret_as_i_read": Goal("ms", 16, part="reading"),
    "scroll_as_i_read": Goal("ms", 10, part="reading"),
    "caret_while_embedding": Goal("x", 1.3, part="reading"),
    "review_open": Goal("s", 2, part="reading"),
    "review_open_again": Goal("s", 1, part="reading", beside="review_open"),
    "review_next": Goal("ms", 50, part="reading"),
    "xlsx_5000": Goal("s", 3, "1.1 (one bare sheet)", part="work"),
}
"""``co_occurrence_50k``: the slower of overlaps and turns, of all codes, with their subcodes.
``suggest_…``: one coding to fresh scores of 20,000 passages, 5,000 of them coded; a first start
on 260,000 words; ``suggest_turn``: how long who asks has to wait while everything is learned.
``…_after``: how long the window is busy in the 0.4 s that follow, with counts and the like."""

PARTS = tuple(dict.fromkeys(goal.part for goal in GOALS.values()))


def parts_for(asked: list[str]) -> list[str]:
    """The modules that measure what was asked for; all where nothing was."""
    wanted = {GOALS[name].part if name in GOALS else name for name in asked}
    return [part for part in PARTS if part in wanted or not asked]


def rows_for(asked: list[str]) -> frozenset[str]:
    """The rows asked for, by name or by the module that measures them, and what goes along."""
    return frozenset(
        name
        for name, goal in GOALS.items()
        if not asked or {name, goal.part, goal.beside} & set(asked)
    )
