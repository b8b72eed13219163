"""Redirects → small static pages, which work on any web server and without a script.

They are HTML and no Markdown: the builder copies them as they are, and so they are in no search
index, no site map and no navigation.
"""

from collections.abc import Iterable, Iterator

from jinja2 import Environment

from orgline.render.markdown import GENERATED
from orgline.views.redirects import Redirect


def files(
    redirects: Iterable[Redirect], url: str, templates: Environment
) -> Iterator[tuple[str, bytes]]:
    """Each redirect as a path below the content folder and what stands there.

    `url` is the site's address, with `/` at its end, `""` where it is not known.
    """
    template = templates.get_template("pages/redirect.html.j2")
    for redirect in redirects:
        href = "../" * (redirect.path.count("/") + 1) + f"{redirect.to}/"
        canonical = f"{url}{redirect.to}/" if url else href
        text = template.render(title=redirect.title, href=href, canonical=canonical, mark=GENERATED)
        yield f"{redirect.path}/index.html", f"{text.strip()}\n".encode()
