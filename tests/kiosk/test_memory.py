"""Memory hints are only hints: they change nothing that can be seen."""

import ctypes
import sys

from kiosk import memory


def test_they_do_nothing_where_the_c_library_is_another(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", None)
    assert memory.one_arena() is None
    assert memory.give_back() is None


def test_the_c_library_is_asked_by_its_own_names(monkeypatch):
    asked = []

    class Library:
        def mallopt(self, what, value):
            asked.append((what, value))

        def malloc_trim(self, keep):
            asked.append(keep)

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: Library())
    memory.one_arena()
    memory.give_back()
    assert asked == [(-8, 1), 0]
