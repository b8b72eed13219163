"""The problems that applying changes in order can find: code and meaning."""

from collections.abc import Mapping

CODES: Mapping[str, str] = {
    "H101": "a change on a unit that no event creates or observes",
    "H102": "a change on a unit that does not exist yet on that day",
    "H103": "a change on a unit that does not exist any more on that day",
    "H104": "a unit created or observed that exists already",
    "H105": "a `from` that does not hold on that day",
    "H106": "a unit that would stand inside itself",
    "H107": "a change that changes nothing",
    "H108": "a unit that ends while parts are still in it",
    "H109": "a unit that ends while somebody is still in post",
    "H110": "a unit reopened that is not closed",
    "H111": "a merger or split into a unit that exists already",
    "H112": "somebody departs or gets another title without being in post",
    "H113": "somebody appointed who is in that post already",
    "H114": "more people in a post than it has seats",
    "H115": "somebody replaced who is not in that post",
    "H202": "events that come after each other in a circle",
    "H203": "an event that is said to follow one that is dated later",
}
