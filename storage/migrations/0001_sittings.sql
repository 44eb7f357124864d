-- Times are unix seconds in UTC, scores are 0-100. The database is Greenroom's ("GRRM") and no other program's.
PRAGMA application_id = 0x4752524D;

-- What was read from a resume; the file itself is never kept. The highest sequence is the one in use.
CREATE TABLE resumes (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  member   TEXT    NOT NULL,
  digest   TEXT    NOT NULL CHECK (length(digest) = 64),
  profile  TEXT    NOT NULL CHECK (json_valid(profile)),
  kept_at  INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  UNIQUE (member, digest)
) STRICT;

-- Score and tier stand on the row, so that they outlive the words and a list reads one index.
CREATE TABLE sittings (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  member           TEXT    NOT NULL,
  scope            TEXT    NOT NULL,
  room             TEXT    NOT NULL CHECK (room IN ('terminal', 'text', 'voice')),
  mode             TEXT    NOT NULL CHECK (mode IN ('warm-up', 'scored')),
  track            TEXT    NOT NULL,
  format           TEXT    NOT NULL,
  seed             INTEGER NOT NULL,
  profile_id       INTEGER REFERENCES resumes (id) ON DELETE SET NULL,
  bank_version     TEXT    NOT NULL,
  rubric_version   TEXT    NOT NULL,
  started_at       INTEGER NOT NULL,
  heartbeat_at     INTEGER NOT NULL,
  ended_at         INTEGER,
  ending           TEXT,
  overall          REAL CHECK (overall BETWEEN 0 AND 100),
  tier             TEXT,
  report           TEXT CHECK (report IS NULL OR json_valid(report)),
  texts_dropped_at INTEGER,
  CHECK ((ended_at IS NULL) = (ending IS NULL))
) STRICT;

-- One live sitting a member and place: the second of two concurrent starts finds the first.
CREATE UNIQUE INDEX sittings_live ON sittings (member, scope) WHERE ended_at IS NULL;
CREATE INDEX sittings_history ON sittings (member, scope, track, started_at);
CREATE INDEX sittings_profile ON sittings (profile_id) WHERE profile_id IS NOT NULL;
CREATE INDEX sittings_texts ON sittings (ended_at, heartbeat_at) WHERE texts_dropped_at IS NULL;

-- Prompt, answer and assessment as one JSON value; the source stands apart to be searched.
CREATE TABLE turns (
  sitting_id INTEGER NOT NULL REFERENCES sittings (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  prompt_id  TEXT    NOT NULL,
  source     TEXT    NOT NULL,
  turn       TEXT    NOT NULL CHECK (json_valid(turn)),
  kept_at    INTEGER NOT NULL,
  PRIMARY KEY (sitting_id, prompt_id),
  UNIQUE (sitting_id, position)
) STRICT, WITHOUT ROWID;
