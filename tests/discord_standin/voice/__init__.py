"""Discord's voice, played on 127.0.0.1: voice gateway v8, media over UDP, DAVE (see README.md)."""
