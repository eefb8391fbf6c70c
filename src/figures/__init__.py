"""What a hotel has sold and earned, in figures that are defined once."""
