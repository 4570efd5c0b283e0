"""Speech rehearsal: how long it will take, and how it should sound."""
