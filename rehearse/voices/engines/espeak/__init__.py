"""The engine `espeak`: eSpeak NG on this machine, in processes of its own."""
