"""A plan's before and after, drawn to stand alone."""

from datetime import date
from pathlib import Path

from orgline.cli.plan_text import last_line
from orgline.dates import day_words
from orgline.exchange import address
from orgline.exchange.drawing import Painter, Studio, Words
from orgline.plan import Plan
from orgline.plan.picture import picture
from orgline.render import layout, markdown
from orgline.render.templates import templates
from orgline.site import TEMPLATES


def drawn(plan: Plan, root: Path, today: date) -> str | None:
    """An SVG with its style inside; None where there is nothing to draw."""
    found = picture(plan, today)
    if found is None:
        return None
    day, chart = found
    own = (root / TEMPLATES,) if (root / TEMPLATES).is_dir() else ()
    studio = Studio(markdown.with_filters(templates(*own)), address(root).url)
    when = "" if day == date.min else f": {day_words(day)}"
    words = Words(
        title=f"Before and after{when}",
        name=plan.new.records.organisation.name,
        sentence="",
        foot=last_line(plan),
    )
    return studio.alone(layout.place(chart), words, Painter.SHOWN).svg
