"""The words of the problems that are found in a text that is YAML, but not such as a record may use."""

from orgline.problem import Problem, Related, Severity, Span
from orgline.source.codes import DEEPEST, LONGEST_TEXT, MOST_PROBLEMS


def unseen(span: Span, char: str, more: int) -> Problem:
    """Report a character that a reader cannot see; `more` of the kind follow in the same file."""
    return Problem(
        code="S106",
        message=f"the invisible character U+{ord(char):04X} stands in the text",
        span=span,
        label=f"and {more} more in this file" if more else "",
        help="delete it; it can make a text look like another one",
    )


def escaped(span: Span, char: str) -> Problem:
    """Report a backslash in double quotes that stands for a character that cannot be seen."""
    return Problem(
        code="S106",
        message=f"the text holds the invisible character U+{ord(char):04X}",
        span=span,
        label="a backslash and what follows stand for it",
        help="write `\\\\` where a backslash is meant, or use single quotes",
    )


def several_documents(span: Span) -> Problem:
    """Report the line that begins another document."""
    return Problem(
        code="S203",
        message="the file holds more than one document",
        span=span,
        label="a second one begins here",
        help="delete this line, or put what follows into a file of its own",
    )


def empty(file: str) -> Problem:
    """Warn of a file with nothing or only comments in it."""
    return Problem(
        code="S204",
        message="the file has no content",
        span=Span.of_file(file),
        help="delete it if nothing is to come",
        severity=Severity.WARNING,
    )


def no_mapping(span: Span, *, is_list: bool) -> Problem:
    """Report a file whose outermost part is a list or a text."""
    return Problem(
        code="S205",
        message=f"the file holds a {'list' if is_list else 'text'} and no key",
        span=span,
        help="begin the file with a key such as `events:`",
    )


def twice(key: str, first: Span, second: Span) -> Problem:
    """Report the second of two equal keys."""
    return Problem(
        code="S301",
        message=f"the key `{key}` is written twice",
        span=second,
        label="the second time",
        related=(Related(span=first, text="the first time"),),
        help="keep one of the two",
    )


def no_word(span: Span) -> Problem:
    """Report a key that is empty, a list or a mapping."""
    return Problem(
        code="S302",
        message="a key is not a word",
        span=span,
        help="put the text in quotes if it is no key",
    )


def spaced(key: str, span: Span) -> Problem:
    """Report a key that is indented with spaces of another kind, as web pages and Chinese keyboards make them."""
    code = next(ord(char) for char in key if char.isspace())
    return Problem(
        code="S201",
        message=f"the space beside the key `{key.strip()}` is not an ordinary one",
        span=span,
        label=f"here stands U+{code:04X}",
        help="replace it by ordinary spaces",
    )


def anchor(sign: str, span: Span) -> Problem:
    """Report `&name`."""
    return Problem(
        code="S303",
        message=f"the anchor `{sign}` is not allowed in a record",
        span=span,
        help="delete it, or put the text in quotes if it begins with `&`",
    )


def alias(sign: str, span: Span) -> Problem:
    """Report `*name`."""
    return Problem(
        code="S304",
        message=f"the alias `{sign}` is not allowed in a record",
        span=span,
        help="write the value itself, or put the text in quotes if it begins with `*`",
    )


def merge(span: Span) -> Problem:
    """Report `<<:`."""
    return Problem(
        code="S305",
        message="the merge key `<<` is not allowed in a record",
        span=span,
        help="write the keys themselves",
    )


def tag(span: Span) -> Problem:
    """Report `!name`."""
    return Problem(
        code="S306",
        message="a tag is not allowed in a record",
        span=span,
        help="delete it, or put the text in quotes if it begins with `!`",
    )


def too_long(span: Span, length: int) -> Problem:
    """Report a value of `length` characters."""
    return Problem(
        code="S307",
        message=f"the text has {length:,} characters, more than {LONGEST_TEXT:,}",
        span=span,
    )


def too_deep(span: Span) -> Problem:
    """Report the bracket or line that opens one level too many."""
    return Problem(
        code="S308",
        message=f"lists and mappings lie more than {DEEPEST} deep in one another",
        span=span,
        label="the rest of the file is not read",
    )


def too_many(span: Span | None) -> Problem:
    """Say that the file is given up."""
    return Problem(
        code="S309",
        message=f"the file has more than {MOST_PROBLEMS} problems",
        span=span,
        label="the rest of the file is not read",
    )
