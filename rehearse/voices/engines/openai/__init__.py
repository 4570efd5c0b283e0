"""The engine `openai`: a voice server of the user's choosing that speaks OpenAI's speech interface."""
