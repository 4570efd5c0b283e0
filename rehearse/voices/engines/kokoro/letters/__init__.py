"""From text to the letters that Kokoro was trained on, each with the character that it stands for."""
