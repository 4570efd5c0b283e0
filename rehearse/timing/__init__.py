"""How long it takes: the plan, the timeline, the report, and what a recording tells of a person's pace."""
