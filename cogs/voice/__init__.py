"""Discord's voice: the connection under DAVE, hearing one member, speaking, the voice room."""
