"""Rules about the texts of a bakery."""
