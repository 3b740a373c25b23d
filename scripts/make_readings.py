"""Keep what the built-in templates say beside them, so that no build has to read it again.

    python scripts/make_readings.py

To be run after a change of `read_template` or of slidegen/template.py; make_templates.py does it.
"""

from __future__ import annotations

import sys

from slidegen.builtin import builtin_template, builtin_templates
from slidegen.builtin_reading import reading_beside, reading_bytes
from slidegen.powerpoint.package import open_package
from slidegen.powerpoint.read_template import read_template
from slidegen.problems import Problems


def main() -> None:
    for name in builtin_templates():
        path = builtin_template(name)
        assert path is not None
        problems = Problems()
        source = open_package(path, problems)
        template = read_template(source, name, problems) if source is not None else None
        # A reading that is kept says nothing: a built-in template has to be without fault.
        if source is None or template is None or len(problems):
            sys.exit(f"{path}: {[problem.code for problem in problems]}")
        reading_beside(path).write_bytes(reading_bytes(template, source))


if __name__ == "__main__":
    main()
