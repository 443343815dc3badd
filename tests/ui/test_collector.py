"""Circles of objects go in the thread of the window, whichever thread is busy."""

import threading
from collections.abc import Iterator

import pytest

from coder_app.ui.collector import YOUNG, Collector


class Circle:
    """Only the collector can take it down, and it tells which thread did."""

    def __init__(self, went: list[threading.Thread]) -> None:
        self.me, self.went = self, went

    def __del__(self) -> None:
        self.went.append(threading.current_thread())


@pytest.fixture
def collector(qapp: object) -> Iterator[Collector]:
    _ = qapp
    made = Collector()
    yield made
    made.stop()


def test_another_thread_takes_nothing_of_the_window_s_down(collector: Collector) -> None:
    went: list[threading.Thread] = []
    kept: list[list[int]] = []
    Circle(went)
    busy = threading.Thread(target=lambda: kept.extend([] for _ in range(4 * YOUNG)))
    busy.start()
    busy.join()
    assert went == []
    collector.look()
    assert went == [threading.main_thread()]


def test_little_is_not_worth_a_look(collector: Collector) -> None:
    collector.look()
    went: list[threading.Thread] = []
    Circle(went)
    collector.look()
    assert went == []
