"""The table of checks: one small rule each.

What applying the changes in order demands (a unit that has to exist, a `from` that has to hold) is
found by the fold itself; its codes stand in `orgline.history.codes`.
"""

from orgline.checks import assertions, disputes, happenings, lives, sourcing, subjects
from orgline.checks.rule import Rule
from orgline.problem import Severity

RULES: tuple[Rule, ...] = (
    Rule(
        code="C101",
        name="unused-source",
        meaning="a source that nothing names",
        look=sourcing.unused_source,
        severity=Severity.WARNING,
    ),
    Rule(
        code="C102",
        name="published-too-early",
        meaning="an event whose sources were all out before it happened",
        look=sourcing.published_before_it_happened,
    ),
    Rule(
        code="C103",
        name="announced-too-late",
        meaning="a planned event announced after it happened",
        look=sourcing.announced_after_it_happened,
    ),
    Rule(
        code="C104",
        name="announced-after-sources",
        meaning="an announcement later than every source of it",
        look=sourcing.announced_after_its_sources,
    ),
    Rule(
        code="C105",
        name="accessed-too-early",
        meaning="a source accessed before it was published",
        look=sourcing.accessed_before_published,
    ),
    Rule(
        code="C106",
        name="same-address",
        meaning="two sources at one address",
        look=sourcing.same_address,
        severity=Severity.WARNING,
    ),
    Rule(
        code="C107",
        name="source-named-twice",
        meaning="one source twice in a list",
        look=sourcing.source_named_twice,
        severity=Severity.WARNING,
    ),
    Rule(
        code="C201",
        name="one-position",
        meaning="a disagreement with fewer than two positions",
        look=disputes.one_position,
    ),
    Rule(
        code="C202",
        name="none-adopted",
        meaning="a disagreement of which no position is adopted",
        look=disputes.none_adopted,
    ),
    Rule(
        code="C203",
        name="two-adopted",
        meaning="a disagreement of which several positions are adopted",
        look=disputes.two_adopted,
    ),
    Rule(
        code="C204",
        name="adopted-without-reason",
        meaning="a position adopted without `because`",
        look=disputes.adopted_without_reason,
    ),
    Rule(
        code="C205",
        name="reason-without-adoption",
        meaning="a `because` at a position that is not adopted",
        look=disputes.reason_without_adoption,
    ),
    Rule(
        code="C206",
        name="source-on-both-sides",
        meaning="a source that takes two positions on one question",
        look=disputes.source_on_both_sides,
    ),
    Rule(
        code="C207",
        name="question-twice",
        meaning="one question asked in two places",
        look=disputes.question_twice,
        severity=Severity.WARNING,
    ),
    Rule(
        code="C301",
        name="unit-without-event",
        meaning="a unit that no event brings in",
        look=subjects.unit_without_event,
        severity=Severity.WARNING,
    ),
    Rule(
        code="C302",
        name="person-without-post",
        meaning="a person that no event appoints",
        look=subjects.person_without_post,
        severity=Severity.WARNING,
    ),
    Rule(
        code="C303",
        name="unused-role",
        meaning="a role that nobody ever holds",
        look=subjects.unused_role,
        severity=Severity.WARNING,
    ),
    Rule(
        code="C304",
        name="alike-people",
        meaning="two people who may be one",
        look=subjects.alike_people,
        severity=Severity.WARNING,
    ),
    Rule(
        code="C305",
        name="alike-units",
        meaning="two units that may be one",
        look=subjects.alike_units,
        severity=Severity.WARNING,
    ),
    Rule(
        code="C306",
        name="alias-of-two",
        meaning="one alias that stands for two",
        look=subjects.alias_of_two,
        severity=Severity.WARNING,
    ),
    Rule(
        code="C307",
        name="namesakes",
        meaning="two units with one name in one place",
        look=subjects.namesakes,
        severity=Severity.WARNING,
    ),
    Rule(
        code="C308",
        name="bad-language-code",
        meaning="a key of `names` that is no language code",
        look=subjects.bad_language_code,
    ),
    Rule(
        code="C309",
        name="head-does-not-lead",
        meaning="a role `head` that does not lead",
        look=subjects.head_that_does_not_lead,
    ),
    Rule(
        code="C401",
        name="empty-reorganisation",
        meaning="a reorganisation that changes nothing",
        look=happenings.reorganisation_without_changes,
        severity=Severity.WARNING,
    ),
    Rule(
        code="C402",
        name="same-event-twice",
        meaning="two events with one title on one date",
        look=happenings.same_event_twice,
        severity=Severity.WARNING,
    ),
    Rule(
        code="C403",
        name="long-summary",
        meaning="a summary that is longer than a summary",
        look=happenings.long_summary,
        severity=Severity.WARNING,
    ),
    Rule(
        code="C404",
        name="kind-without-matter",
        meaning="an appointment or departure without one",
        look=happenings.kind_without_matter,
        severity=Severity.WARNING,
    ),
    Rule(
        code="C405",
        name="observation-of-the-new",
        meaning="an observation that creates a unit",
        look=happenings.observation_of_the_new,
    ),
    Rule(
        code="C501",
        name="tenure-outside-life",
        meaning="a tenure that lies outside the life of its unit",
        look=lives.tenure_outside_life,
    ),
    Rule(
        code="C502",
        name="tenure-possibly-outside-life",
        meaning="a tenure that may lie outside the life of its unit",
        look=lives.tenure_possibly_outside_life,
        severity=Severity.WARNING,
    ),
    Rule(
        code="C601",
        name="failed-assertion",
        meaning="an assertion that the record contradicts",
        look=assertions.failed_assertion,
    ),
)
