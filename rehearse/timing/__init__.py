"""How long it takes: the plan, the timeline, the report, and a person's pace measured from a recording."""
