"""mtcheck beside its peers: what each finds, how fast, and how both grow."""
