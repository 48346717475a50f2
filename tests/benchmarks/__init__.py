"""Speed and memory, each beside a peer or the bare library in the same run."""
