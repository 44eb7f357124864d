-- Where in Discord a sitting is held, so that it is found again after a restart.
CREATE TABLE rooms (
  sitting_id INTEGER PRIMARY KEY REFERENCES sittings (id) ON DELETE CASCADE,
  thread     TEXT    NOT NULL
) STRICT;
