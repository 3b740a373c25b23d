"""A template, a slide show or a file with macros, made into the package of a plain presentation."""

from __future__ import annotations

from slidegen.powerpoint import content_types
from slidegen.powerpoint import relationships as relation
from slidegen.powerpoint.opc import ROOT, NewPackage, Package

# Macros, the ribbon buttons that call them, and signatures that a change would break
# ([MS-OFFMACRO2] §2.2, [MS-CUSTOMUI] §2.2, ECMA-376 Part 2 §13).
_MACROS = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
_LEFT_OUT = (
    _MACROS,
    "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility",
    "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility",
    relation.SIGNATURE,
)


def as_presentation(source: bytes, package: Package) -> tuple[bytes, bool]:
    """The file with its main part typed as a presentation, and whether macros were left out of it.

    A file that already is one comes back as it was, byte for byte.
    """
    main = package.main
    doomed = [
        rel
        for name in (ROOT, main)
        for rel in package.relationships(name).values()
        if rel.kind in _LEFT_OUT
    ]
    if not doomed and package.content_type(main) == content_types.PRESENTATION:
        return source, False
    new = NewPackage(package)
    new.retype(main, content_types.PRESENTATION)
    for name in (ROOT, main):
        new.unrelate(name, _LEFT_OUT)
    return new.to_bytes(), any(rel.kind == _MACROS for rel in doomed)
