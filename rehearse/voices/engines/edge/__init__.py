"""The engine `edge`: Microsoft's voices over the network, by edge-tts."""
