"""Pure scoring: rules, derivations, checks."""
