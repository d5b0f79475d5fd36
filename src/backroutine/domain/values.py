"""Named tuples whose classes are made at once.

The class statement of a `typing.NamedTuple` takes a third of a millisecond, most of it to compile its constructor
and each of its annotations; a session begins with seventy of them, and they were a tenth of the wait for its first
page. Here the same class takes a fourteenth of that. For a type checker it *is* `typing.NamedTuple`, so a class may do
what that allows and nothing else; a test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from inspect import Signature
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - so that others import it from here
else:
    from collections import _tuplegetter  # what `collections.namedtuple` reads a field with, on every Python

    class _Made(type):
        """Makes the class: each annotated name is a field, and what it is set to is what it is without being told."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if any(getattr(base, "_fields", ()) for base in bases):  # made of one that has its fields
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            body["_field_defaults"] = {field: body.pop(field) for field in fields if field in body}
            body["_fields"] = body["__match_args__"] = fields
            body["__slots__"] = ()
            for place, field in enumerate(fields):
                body[field] = _tuplegetter(place, None)
            return super().__new__(cls, name, bases, body)

        @property
        def __signature__(cls) -> Signature:
            """How one is made, for `help()` and whatever else asks."""
            from inspect import Parameter, Signature  # noqa: PLC0415 - seldom asked, and slow to load

            return Signature(
                [
                    Parameter(
                        field,
                        Parameter.POSITIONAL_OR_KEYWORD,
                        default=cls._field_defaults.get(field, Parameter.empty),
                        annotation=cls.__annotations__[field],
                    )
                    for field in cls._fields
                ]
            )

    class NamedTuple(tuple, metaclass=_Made):
        """A tuple whose parts have names. See `typing.NamedTuple`."""

        __slots__ = ()

        def __new__(cls, *given: Any, **named: Any) -> Self:
            """Make one of its parts, in their order or by name. Raises TypeError if they are not just these."""
            if named or len(given) != len(cls._fields):
                given = _whole(cls, given, named)
            return tuple.__new__(cls, given)

        @classmethod
        def _make(cls, parts: Iterable[Any]) -> Self:
            made = tuple.__new__(cls, parts)
            if len(made) != len(cls._fields):
                raise _refusal(cls)
            return made

        def _replace(self, **changes: Any) -> Self:
            parts = tuple.__new__(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise TypeError(f"{type(self).__name__} has no {', '.join(changes)}")
            return parts

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

        def __repr__(self) -> str:
            parts = ", ".join(f"{name}={part!r}" for name, part in self._asdict().items())
            return f"{type(self).__name__}({parts})"

    def _whole(kind: type, given: tuple[Any, ...], named: dict[str, Any]) -> list[Any]:
        """All parts in their order. Raises TypeError if one is missing, given twice, or not one of them."""
        parts, fields, defaults = list(given), kind._fields, kind._field_defaults
        for field in fields[len(parts) :]:
            if field in named:
                parts.append(named.pop(field))
            elif field in defaults:
                parts.append(defaults[field])
        if named or len(parts) != len(fields):
            raise _refusal(kind)
        return parts

    def _refusal(kind: type) -> TypeError:
        return TypeError(f"{kind.__name__} is made of {', '.join(kind._fields)}, each once")
