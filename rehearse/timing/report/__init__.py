"""From a timeline to the report: times by section, verdict, comparison."""
