"""The examples of the page on the format: pieces of one made-up record, which a test checks as a whole."""

from collections.abc import Mapping
from typing import Final

PART_EXAMPLES: Final[Mapping[str, str]] = {
    "organisation": """\
organisation:
  name: Ministry of Tides
  root: ministry
  names: {zh: 潮汐部}
  summary: How the ministry is built, as two newspapers tell it.
""",
    "sources": """\
sources:
  - id: gazette-2030-01-05
    title: Ministry splits its lab
    publisher: The Gazette
    published: 2030-01-05
    url: https://example.org/a
  - {id: herald, title: The lab stays, publisher: The Herald, published: 2030-01}
""",
    "people": """\
people:
  - {id: ada-li, name: Ada Li, aliases: [Li Ada], names: {zh: 李艾达}}
  - {id: bob-ray, name: Bob Ray}
""",
    "units": """\
units:
  - {id: ministry, name: Ministry of Tides, kind: ministry}
  - {id: cloud, name: Cloud, kind: division}
  - {id: lab, name: Applied Lab, kind: laboratory, names: {zh: 应用实验室}}
  - {id: press, name: Press Office, kind: office, aliases: Press}
  - {id: hub, name: The Hub, kind: directorate}
  - {id: web, name: Web Team, kind: team, former_ids: website}
""",
    "roles": """\
roles:
  - {id: member, name: Member, seats: many}
  - {id: deputy, name: Deputy head, seats: 2}
""",
    "events": """\
events:
  - id: before-the-hub
    date: "[..2030-01-03]"
    title: The ministry before the Hub
    kind: observation
    summary: What the newspapers say was there already.
    sources: [gazette-2030-01-05, herald]
    changes:
      - {op: observe, unit: ministry}
      - {op: observe, unit: cloud, under: ministry}
      - {op: observe, unit: lab, under: cloud}
      - {op: observe, unit: press, under: ministry}
      - {op: appoint, person: ada-li, role: head, unit: lab, observed: true}
    disagreements:
      - question: Is there a team for the web?
        about: [web, press]
        positions:
          - says: Yes, in the Press Office
            sources: herald
            changes: [{op: observe, unit: web, under: press}]
            adopted: true
            because: The Herald names its head.
          - says: Not named among the parts
            sources: gazette-2030-01-05
""",
    "assertions": """\
assertions:
  - on: 2030-01-03
    unit: cloud
    children: [lab]
    parent: ministry
    sources: gazette-2030-01-05
""",
    "retracted": """\
retracted:
  - event: hub-closes
    because: The Gazette withdrew its article on 9 January.
  - {person: bob-ray, role: head, unit: lab, because: He was deputy head.}
""",
}
"""Each part of a file. Together they are a record."""

OPERATION_EXAMPLES: Final[Mapping[str, str]] = {
    "create": "- {op: create, unit: hub, under: ministry}\n",
    "observe": "- {op: observe, unit: hub, within: ministry}\n",
    "move": "- {op: move, unit: lab, from: cloud, to: press}\n",
    "rename": "- {op: rename, unit: lab, from: Applied Lab, name: Research, names: {zh: 研究院}}\n",
    "retype": "- {op: retype, unit: lab, from: laboratory, kind: business group}\n",
    "merge": "- {op: merge, units: [web, press], into: press}\n",
    "split": "- {op: split, unit: press, into: [press, hub], under: ministry}\n",
    "transfer": "- {op: transfer, what: the weather service, from: lab, to: press}\n",
    "close": "- {op: close, unit: cloud, children_to: ministry}\n",
    "reopen": "- {op: close, unit: web}\n- {op: reopen, unit: web, under: cloud}\n",
    "appoint": """\
- op: appoint
  person: bob-ray
  role: head
  unit: lab
  title: Director
  replaces: ada-li
""",
    "depart": "- {op: depart, person: ada-li, role: head, unit: lab, reason: retirement}\n",
    "retitle": "- {op: retitle, person: ada-li, role: head, unit: lab, title: President}\n",
    "report": "- {op: report, unit: press, to: ada-li}\n",
}
"""For each operation, changes of an event that comes after all of `PART_EXAMPLES`."""
