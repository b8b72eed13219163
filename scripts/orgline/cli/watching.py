"""A folder under watch: something is done each time that a file in it has changed."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from watchdog.events import (
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

# What it logs when it is stopped is of no use to an editor.
logging.getLogger("watchdog").addHandler(logging.NullHandler())

# Reading a file tells of itself, too; heard, each look would bring about the next one.
_CHANGES = {EVENT_TYPE_CREATED, EVENT_TYPE_DELETED, EVENT_TYPE_MODIFIED, EVENT_TYPE_MOVED}
_QUIET = 0.1
"""Seconds without a change after which an editor has finished saving."""
_MOST_WAITS = 20
"""Quiet moments waited for at most: something that writes all the time must not keep it from looking."""
_BREATH = 1.0
"""Seconds: a wait without an end could not be interrupted on Windows."""


@contextmanager
def changes(parent: Path, name: str) -> Iterator[Iterator[None]]:
    """Give an endless iterator that goes on each time that something below `parent/name` has changed.

    The folder may come, go and come again meanwhile. Changes in quick succession count as one;
    one that comes between two steps is not lost. What begins with a dot is passed over.
    """
    watch = _Watch(parent, name)
    watch.start()
    try:
        yield watch.steps()
    finally:
        watch.stop()


class _Watch(FileSystemEventHandler):
    """Hears of changes in a thread of its own and lets the main one know."""

    def __init__(self, parent: Path, name: str) -> None:
        self._parent = parent.resolve()
        self._folder = self._parent / name
        self._changed = Event()
        self._observer: BaseObserver = Observer()
        self._inside: ObservedWatch | None = None

    def start(self) -> None:
        """Begin to listen; by looking again and again where the system cannot tell of changes."""
        try:
            self._listen()
        except OSError:  # a file system or a limit of the system that allows no more
            self._observer = PollingObserver()
            self._listen()

    def _listen(self) -> None:
        self._observer.schedule(self, str(self._parent))
        self._follow()
        self._observer.start()

    def _follow(self) -> None:
        """Listen to the folder that is there now: one that went and came is another one."""
        if self._inside:
            self._observer.unschedule(self._inside)
            self._inside = None
        if self._folder.is_dir():
            inside = _Inside(self._changed)
            self._inside = self._observer.schedule(inside, str(self._folder), recursive=True)

    def stop(self) -> None:
        """Listen no longer."""
        self._observer.stop()
        self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Of what happens beside the folder, only its own coming and going matters."""
        if event.event_type not in _CHANGES - {EVENT_TYPE_MODIFIED}:
            return
        if str(self._folder) in {event.src_path, event.dest_path}:
            self._follow()
            self._changed.set()

    def steps(self) -> Iterator[None]:
        """Go on after each change."""
        while True:
            while not self._changed.wait(_BREATH):
                pass
            self._settle()
            yield

    def _settle(self) -> None:
        for _ in range(_MOST_WAITS):
            self._changed.clear()
            if not self._changed.wait(_QUIET):
                return


class _Inside(FileSystemEventHandler):
    """Hears of what happens inside of the folder."""

    def __init__(self, changed: Event) -> None:
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Let it be known, unless nothing changed or only what is hidden did.

        A folder changes with what is in it, which tells of itself.
        """
        if event.is_directory and event.event_type == EVENT_TYPE_MODIFIED:
            return
        places = [str(place) for place in (event.src_path, event.dest_path) if place]
        hidden = all(Path(place).name.startswith(".") for place in places)
        if event.event_type in _CHANGES and not hidden:
            self._changed.set()
