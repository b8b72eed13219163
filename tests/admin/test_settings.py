"""What the page for editing offers, made from the models and from the site's own settings."""

import pytest

from orgline.admin.backends import backend
from orgline.admin.format import file_format
from orgline.admin.settings import settings
from orgline.admin.widgets import controls
from orgline.exchange.hosting import Forge, Hosting
from orgline.records import Move
from orgline.records.pile import SECTIONS


def test_the_form_of_an_operation_is_that_of_its_model() -> None:
    unit = {"widget": "orgline-pick", "of": ["units"]}
    long = {"widget": "text", "use_emoji_autocomplete": False}
    said = [
        (w.pop("name"), w.pop("required"), w.pop("label") and w.pop("hint") and w)
        for w in controls(Move)
    ]
    assert said == [
        ("unit", True, unit),
        ("from", False, unit),
        ("to", False, unit),
        ("within", False, unit),
        ("sources", False, {"widget": "orgline-pick", "of": ["sources"], "multiple": True}),
        ("note", False, long),
        ("inferred", False, long),
    ]


def test_an_id_that_nothing_has_is_typed_and_not_picked() -> None:
    typed = {
        (section, widget["name"])
        for section, model in SECTIONS.items()
        for widget in controls(model)
        if widget["name"] in {"id", "former_ids", "event", "person"}
        and widget["widget"] != "orgline-pick"
    }
    ids = {(section, "id") for section in ("sources", "people", "units", "roles", "events")}
    former = {(section, "former_ids") for section in ("sources", "people", "units", "events")}
    assert typed == ids | former | {("retracted", "event"), ("retracted", "person")}


def test_a_key_means_the_same_kind_of_thing_wherever_it_stands() -> None:
    """The page for editing knows values by their keys alone."""
    kinds = file_format()
    named = [key for name in ("dates", "flags", "lists") for key in _list(kinds[name])]
    assert len(named) == len(set(named))


def _list(value: object) -> list[str]:
    assert isinstance(value, list)
    return value


def test_files_of_events_are_made_anew_and_the_others_are_there() -> None:
    files = {
        "orgdata/events/a.yaml": frozenset({"events"}),
        "orgdata/base/units.yaml": frozenset({"units", "people"}),
        "orgdata/organisation.yaml": frozenset({"organisation"}),
    }
    made = settings(files, backend(None), "Edit")
    events, others = made["collections"]
    assert (events["folder"], events["create"]) == ("orgdata/events", True)
    assert [(f["file"], [part["name"] for part in f["fields"]]) for f in others["files"]] == [
        ("orgdata/base/units.yaml", ["people", "units"]),
        ("orgdata/organisation.yaml", ["organisation"]),
    ]


def test_a_site_in_a_folder_of_its_repository_is_found_there() -> None:
    host = Hosting(forge=Forge.GITHUB, repo="https://github.com/a/b", folder="docs/")
    made = settings({"orgdata/units.yaml": frozenset({"units"})}, backend(host), "Edit")
    events, others = made["collections"]
    assert (events["folder"], others["files"][0]["file"]) == (
        "docs/orgdata/events",
        "docs/orgdata/units.yaml",
    )


TOKEN = {"auth_methods": ["token"], "branch": "main"}


@pytest.mark.parametrize(
    ("forge", "repo", "found", "api"),
    [
        (
            Forge.GITHUB,
            "https://github.com/org/name",
            {"name": "github", "repo": "org/name"},
            "https://api.github.com",
        ),
        (
            Forge.GITHUB,
            "https://github.example/org/name",
            {"name": "github", "repo": "org/name", "api_root": "https://github.example/api/v3"},
            "https://github.example",
        ),
        (
            Forge.GITLAB,
            "https://gitlab.com/group/part/name.git",
            {
                "name": "gitlab",
                "repo": "group/part/name",
                "base_url": "https://gitlab.com",
                "api_root": "https://gitlab.com/api/v4",
            },
            "https://gitlab.com",
        ),
        (
            Forge.FORGEJO,
            "https://codeberg.org/org/name",
            {
                "name": "gitea",
                "repo": "org/name",
                "base_url": "https://codeberg.org",
                "api_root": "https://codeberg.org/api/v1",
            },
            "https://codeberg.org",
        ),
    ],
)
def test_the_record_is_where_the_site_says(
    forge: Forge, repo: str, found: dict[str, object], api: str
) -> None:
    where = backend(Hosting(forge=forge, repo=repo))
    assert (where.settings, where.api, where.known) == ({**TOKEN, **found}, api, True)


def test_a_site_may_not_say_where_its_record_is() -> None:
    assert not backend(None).known
