"""What the program does, a function a verb, and what the verbs stand on: the project, the session, the settings."""
