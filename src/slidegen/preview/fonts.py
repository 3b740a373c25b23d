"""The fonts of previews: stand-ins with the widths that the type was set by."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

from slidegen.typeset.metrics import stand_ins

_PATIENCE = 60
_SYSTEM_FONTS = "/etc/fonts/fonts.conf"
# Song faces for headings, which are darker than the text weight of what stands for them.
_DARK_FACES = (("STZhongsong", "华文中宋"), ("FZXiaoBiaoSong-B05S", "方正小标宋简体"))


def has_chinese_font() -> bool:
    """Whether fontconfig knows one; without fontconfig (Windows, macOS) there always is one."""
    fc_list = shutil.which("fc-list")
    return fc_list is None or _is_listed(fc_list, ":lang=zh-cn")


def _is_listed(fc_list: str, pattern: str) -> bool:
    """Whether there is a font of this pattern, as far as fontconfig can be asked."""
    command = [fc_list, pattern, "family"]
    try:
        listed = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return True
    return listed.returncode != 0 or bool(listed.stdout.strip())


def font_settings(room: Path) -> dict[str, str]:
    """Environment variables that make fontconfig use our stand-ins where a font is missing.

    Left to itself it draws the digits of a missing Microsoft YaHei with some wide Latin font, and
    lines that fit would break. A font that is installed is used as it is. Without fontconfig
    there is nothing to set.
    """
    system = os.environ.get("FONTCONFIG_FILE") or _SYSTEM_FONTS
    if not Path(system).is_file():
        return {}
    aliases = "".join(
        f'<alias binding="same"><family>{escape(family)}</family>'
        f"<accept><family>{escape(face)}</family></accept></alias>\n"
        for family, face in stand_ins().items()
    )
    file = room / "fonts.conf"
    file.write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        f"<fontconfig>\n{aliases}{_darkened()}<include>{escape(system)}</include>\n</fontconfig>\n",
        "utf-8",
    )
    return {"FONTCONFIG_FILE": str(file)}


def _darkened() -> str:
    """Rules that draw the stand-in of a dark face bold, where that face is missing."""
    fc_list = shutil.which("fc-list")
    missing = [
        name
        for names in _DARK_FACES
        if fc_list is not None and not any(_is_listed(fc_list, name) for name in names)
        for name in names
    ]
    return "".join(
        f'<match target="pattern"><test qual="any" name="family"><string>{escape(name)}</string>'
        '</test><edit name="weight" mode="assign" binding="strong"><const>bold</const></edit>'
        "</match>\n"
        for name in missing
    )
