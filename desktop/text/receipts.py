"""Wording about receipt codes: on paper, and what is said when one is verified."""

FOOTER = "校验码 {code}"
