"""`python -m slidegen`."""

from __future__ import annotations

from slidegen.cli import main

if __name__ == "__main__":
    main()
