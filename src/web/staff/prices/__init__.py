"""The price calendar: types and plans against nights."""
