"""Problems: what every stage reports, and how a problem reads on a screen."""

from orgline.problem.model import Problem, Related, Severity, Span, has_errors, in_order
from orgline.problem.printer import concise, full, show
from orgline.problem.visible import UNSAFE, visible

__all__ = [
    "UNSAFE",
    "Problem",
    "Related",
    "Severity",
    "Span",
    "concise",
    "full",
    "has_errors",
    "in_order",
    "show",
    "visible",
]
