"""Chinese wording: one sentence per message, one word for each thing."""
