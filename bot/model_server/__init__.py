"""The one HTTP client for OpenAI-compatible servers: chat, speech and transcription."""
