-- What a sitting held aloud leaves beside its words; both go when its words go.
-- Who spoke when, in seconds and without a word, and for how many days the member lets the sound
-- of their own answers be kept: 0 is not at all.
CREATE TABLE spoken_sittings (
  sitting_id INTEGER PRIMARY KEY REFERENCES sittings (id) ON DELETE CASCADE,
  clip_days  INTEGER NOT NULL DEFAULT 0 CHECK (clip_days BETWEEN 0 AND 7),
  timeline   TEXT    CHECK (timeline IS NULL OR json_valid(timeline))
) STRICT;

-- The sound of one answer lies in a file of the folder clips/, so that no copy of the database has
-- it. A file that no row names is deleted.
CREATE TABLE clips (
  sitting_id INTEGER NOT NULL REFERENCES sittings (id) ON DELETE CASCADE,
  prompt_id  TEXT    NOT NULL,
  file       TEXT    NOT NULL UNIQUE,
  kept_at    INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (sitting_id, prompt_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX clips_expiry ON clips (expires_at);
