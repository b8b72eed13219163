"""The problems that reading records can find: code and meaning."""

from collections.abc import Mapping

CODES: Mapping[str, str] = {
    "R001": "a key that the format does not know",
    "R002": "a key that must be there is missing",
    "R003": "a value of the wrong shape: text, list or mapping",
    "R004": "a word that is not among those allowed",
    "R005": "an operation that does not exist, or none",
    "R006": "a date that cannot be read",
    "R007": "an id that is not kebab-case",
    "R008": "a key without a value",
    "R009": "a list with too few entries",
    "R010": "a web address that is none",
    "R011": "a place given twice or not at all",
    "R012": "changes on an event that lasts a period",
    "R013": "an assertion that is not on one day",
    "R014": "a value that is no number, or neither yes nor no",
    "R015": "a change that names one id twice",
    "R016": "a retraction of nothing, or of more than one thing",
    "R101": "an id given twice",
    "R102": "an id that nothing has",
    "R103": "no organisation, or more than one",
    "R104": "a former id that is in use, or that of two entries",
    "R105": "an id retracted that is still in the record",
}
