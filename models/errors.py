"""What a project file refuses; each message is written for the person at the keyboard."""


class CoderError(Exception):
    """Trouble the coder can understand and act on: what happened, what was kept, what to do."""


class ProjectRefused(CoderError):
    """A project file was not opened, created or moved; it was left as it was."""


class Damaged(ProjectRefused):
    """The file is a project of ours, but the check found damage."""


class OpenElsewhere(ProjectRefused):
    """Another program holds the project."""


class ReplayRefused(CoderError):
    """An undo or redo was refused, because the rows are no longer as the step left them."""


class WriteRefused(CoderError):
    """A write was refused: outside an action, to a read-only project, or while another runs."""
