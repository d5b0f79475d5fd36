"""What is heard: a voice, tones, and the players they go through."""
