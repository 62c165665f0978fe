"""What a judge says: one verdict a rule and a document, with every complaint, not the first.

Knows no format and no tool. A module of rules keeps its rules in a `Rules`, in the order of the standard's checklist; each is
a function that takes the document and yields complaints.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    """One rule held against one document; sound when nothing is complained of."""

    rule: str
    subject: str
    complaints: tuple[str, ...]

    def __str__(self) -> str:
        if not self.complaints:
            return f"ok    {self.subject}: {self.rule}"
        return "\n".join(f"FAIL  {self.subject}: {self.rule}: {complaint}" for complaint in self.complaints)


class Rules:
    """The named rules of one format, tried in the order in which they were written down."""

    def __init__(self) -> None:
        self._rules: list[tuple[str, Callable[..., Iterable[str]]]] = []

    def __call__(self, name: str) -> Callable[[Callable[..., Iterable[str]]], Callable[..., Iterable[str]]]:
        """Names a rule: `@rule("R6 …")` over a function that yields complaints."""

        def keep(check: Callable[..., Iterable[str]]) -> Callable[..., Iterable[str]]:
            self._rules.append((name, check))
            return check

        return keep

    def hold(self, subject: str, document: object) -> Iterator[Verdict]:
        """Every rule against one document. A rule that stumbles over the document has found it unsound."""
        for name, check in self._rules:
            try:
                complaints = tuple(check(document))
            except Exception as stumble:  # a judge that cannot read a document must not let it through, nor hide the other rules
                complaints = (f"the document could not be judged: {stumble!r}",)
            yield Verdict(name, subject, complaints)
