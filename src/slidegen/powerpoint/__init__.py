"""The Office format: reading templates and decks, writing decks. Nothing else knows pptx or lxml."""
