"""The Office format: templates read, decks written and read. Nothing else knows pptx or lxml."""
