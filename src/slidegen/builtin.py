"""The template families that come with slidegen."""

from __future__ import annotations

from pathlib import Path

_PACKAGED = Path(__file__).parent / "templates"
_CHECKOUT = Path(__file__).parents[2] / "assets" / "templates"


def builtin_templates() -> tuple[str, ...]:
    """The names of the built-in families, as a spec writes them."""
    return tuple(sorted(path.stem for path in _folder().glob("*.pptx")))


def builtin_template(name: str) -> Path | None:
    """The file of a built-in family, or None where there is none of the name."""
    return _folder() / f"{name}.pptx" if name in builtin_templates() else None


def _folder() -> Path:
    """Inside the installed package; in a checkout, the files that the package is made from."""
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT
