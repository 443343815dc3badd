"""What panels ask the worker with: ``Tasks.run``, or what stands in for it."""

from collections.abc import Callable
from typing import Any, Protocol


class Run(Protocol):
    """Runs a function in the worker process and calls back in the window's thread."""

    def __call__(
        self,
        function: Callable[..., Any],
        *args: Any,
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None] | None = None,
        title: str = "",
        urgent: bool = False,
    ) -> object: ...
