"""Words to sound: the words themselves, the programs that speak, and the track that is heard."""
