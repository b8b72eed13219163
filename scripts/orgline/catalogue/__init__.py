"""Every code that a problem can have: what it means, why that is asked, and an example to learn from."""

from orgline.catalogue.entries import CATALOGUE, Entry, near
from orgline.catalogue.lesson import ALONGSIDE, Example, Lesson, Shown, lesson

__all__ = ["ALONGSIDE", "CATALOGUE", "Entry", "Example", "Lesson", "Shown", "lesson", "near"]
