"""Setting type: widths from font metrics, line breaks by rule, sizes that fit."""
