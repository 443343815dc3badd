"""A small study, as the tests of suggestions draw it."""

import pytest

from tests.core.suggestions.conftest import Study


@pytest.fixture
def study(project):
    return Study(project)
