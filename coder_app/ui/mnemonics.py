"""The letters of the menus: Alt and a menu's letter opens it, an entry's letter takes it."""

from collections.abc import Iterable, Mapping

from coder_app.ui.command_table import Command

_CHOSEN = {
    "File": {
        "project.new": "n",
        "project.open": "o",
        "project.sample": "t",
        "import.files": "i",
        "import.codebook": "k",
        "import.attributes": "a",
        "export.workbook": "e",
        "export.codebook": "x",
        "export.project": "f",
        "project.print": "p",
        "project.save": "s",
        "project.copy": "y",
        "project.restore": "r",
        "project.check": "h",
        "project.close": "c",
        "window.quit": "q",
    },
    "Edit": {
        "edit.undo": "u",
        "edit.redo": "r",
        "edit.history": "h",
        "find.here": "f",
        "find.project": "p",
        "find.uncoded": "t",
        "find.next": "n",
        "find.previous": "v",
        "edit.copy": "c",
        "edit.copy_reference": "w",
    },
    "Select": {
        "select.grow": "g",
        "select.shrink": "s",
        "select.next": "n",
        "select.previous": "p",
        "select.forward": "e",
        "select.backward": "b",
        "select.clear": "c",
    },
    "Go": {
        "go.back": "b",
        "go.forward": "f",
        "go.next_workspace": "w",
        "go.previous_workspace": "k",
        "go.next_document": "d",
        "go.previous_document": "u",
        "go.later": "m",
        "go.next_pane": "n",
        "go.previous_pane": "p",
    },
    "Document": {
        "document.done": "d",
        "document.reparse": "f",
        "document.edit": "e",
        "document.replace": "r",
        "document.correct": "c",
        "document.compare": "o",
        "document.lost": "l",
        "document.rename": "n",
        "document.delete": "t",
    },
    "Code": {
        "code.apply": "a",
        "code.repeat": "r",
        "code.invivo": "v",
        "code.later": "l",
        "code.recode": "d",
        "code.ends": "e",
        "code.important": "i",
        "code.remove": "o",
        "code.hits": "h",
        "code.next": "n",
        "code.previous": "p",
        "suggest.here": "s",
        "suggest.reading": "u",
        "theme.group": "g",
        "code.new": "w",
        "code.rename": "s",
        "code.define": "y",
        "code.delete": "u",
        "code.move": "m",
        "code.merge": "c",
        "code.split": "b",
        "codebook.versions": "k",
        "codebook.freeze": "f",
    },
    "Memo": {
        "code.memo": "m",
        "memo.document": "d",
        "memo.case": "c",
        "memo.project": "p",
        "memo.keep": "k",
        "memo.close": "o",
        "memo.list": "a",
        "export.memos": "e",
    },
    "View": {
        "view.light": "l",
        "view.dark": "d",
        "view.system": "a",
        "view.larger": "g",
        "view.smaller": "s",
        "view.usual": "x",
        "view.typing": "t",
        "view.reading": "r",
        "view.dim": "i",
        "view.only_codes": "c",
        "view.only_coder": "o",
        "view.others_shown": "w",
        "view.others_dimmed": "m",
        "view.others_hidden": "h",
        "view.everything": "n",
    },
    "Help": {
        "coder.change": "c",
        "help.palette": "a",
        "help.keys": "k",
        "help.change_keys": "g",
    },
}
"""Letters that hands learn: they stay. A command that is not here gets a free letter of its own."""


def letters(commands: Iterable[Command]) -> dict[str, str]:
    """The letter of each command, by its id; no two in one menu are equal."""
    given: dict[str, dict[str, str]] = {}
    waiting = []
    for command in commands:
        chosen = _CHOSEN.get(command.menu, {}).get(command.id)
        if chosen is None:
            waiting.append(command)
        else:
            given.setdefault(command.menu, {})[command.id] = chosen
    for command in waiting:
        menu = given.setdefault(command.menu, {})
        menu[command.id] = free_letter(command.text, menu)
    return {one: letter for menu in given.values() for one, letter in menu.items()}


def free_letter(text: str, taken: Mapping[str, str]) -> str:
    """The first letter that begins a word and is not taken, else any; empty where there is none."""
    begins = [word[0] for word in text.casefold().split()]
    within = list(text.casefold())
    used = set(taken.values())
    return next(
        (one for one in (*begins, *within) if one.isascii() and one.isalpha() and one not in used),
        "",
    )


def marked(text: str, letter: str) -> str:
    """A menu's text with its letter marked: where it begins a word, else where it first stands."""
    plain = text.casefold()
    if not letter or letter not in plain:
        return text
    starts = [at for at in range(len(plain)) if plain[at] == letter]
    place = next((at for at in starts if at == 0 or not plain[at - 1].isalnum()), starts[0])
    return f"{text[:place]}&{text[place:]}"
