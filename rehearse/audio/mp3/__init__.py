"""All that is known of MP3: frames, the bit reservoir, joints, tags."""
