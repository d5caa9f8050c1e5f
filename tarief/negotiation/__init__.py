"""The negotiation table: who sits at it, what was said in which round, and what was agreed.

State is the fold of events (`fold.py`); what somebody wants to happen is held to the rules (`decide.py`). Nothing in
this room knows a clock, a store or a random number: they come in from outside.
"""
