"""Every rule: one small function, with its authority, confidence and dates beside it."""
