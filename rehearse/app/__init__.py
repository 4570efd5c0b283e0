"""What the program does, a function a verb, and what the verbs share: project, session, settings."""
