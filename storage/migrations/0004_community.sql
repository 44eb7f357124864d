-- In every table a column named `member` says whose the row is: it is exported to them and deleted
-- with them, and rows of tables that refer to a sitting go with the sitting.

-- What organisers set for their server; a server without a row has the defaults.
CREATE TABLE guilds (
  scope           TEXT    PRIMARY KEY,
  transcript_days INTEGER NOT NULL CHECK (transcript_days BETWEEN 1 AND 90),
  boards          INTEGER NOT NULL CHECK (boards IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE guild_retakes (
  scope       TEXT    NOT NULL,
  format      TEXT    NOT NULL,
  attempts    INTEGER NOT NULL CHECK (attempts BETWEEN 1 AND 100),
  window_days INTEGER NOT NULL CHECK (window_days BETWEEN 1 AND 3650),
  gap_days    INTEGER NOT NULL CHECK (gap_days BETWEEN 0 AND 3650),
  PRIMARY KEY (scope, format)
) STRICT, WITHOUT ROWID;

-- Who asked to stand on a server's boards. Nobody else is on them.
CREATE TABLE board_members (
  scope     TEXT    NOT NULL,
  member    TEXT    NOT NULL,
  joined_at INTEGER NOT NULL,
  PRIMARY KEY (scope, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX board_members_member ON board_members (member);

-- A board is one stretch of this index, and reads nothing else of the sittings.
CREATE INDEX sittings_board
  ON sittings (scope, track, room, rubric_version, ended_at, member, overall, tier, format,
               mode, ending)
  WHERE mode = 'scored' AND overall IS NOT NULL AND ending <> 'fault';
CREATE INDEX attempts_answers ON attempts (sitting_id, main_answers);

-- A member asks their server's organisers for another attempt, once for each that they made.
CREATE TABLE appeals (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  member     TEXT    NOT NULL,
  scope      TEXT    NOT NULL,
  track      TEXT    NOT NULL,
  attempt_id INTEGER NOT NULL UNIQUE REFERENCES attempts (id) ON DELETE CASCADE,
  reason     TEXT    NOT NULL,
  note       TEXT    NOT NULL CHECK (length(note) <= 300),
  opened_at  INTEGER NOT NULL,
  decision   TEXT    CHECK (decision IN ('granted', 'declined')),
  decided_by TEXT,
  decided_at INTEGER,
  CHECK ((decision IS NULL) = (decided_at IS NULL))
) STRICT;
CREATE INDEX appeals_open ON appeals (scope, opened_at) WHERE decision IS NULL;

-- What organisers did. `actor` and `subject` are emptied when that person's data is deleted.
CREATE TABLE audit (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  scope   TEXT    NOT NULL,
  actor   TEXT,
  action  TEXT    NOT NULL,
  subject TEXT,
  track   TEXT,
  amount  INTEGER,
  at      INTEGER NOT NULL
) STRICT;
CREATE INDEX audit_scope ON audit (scope, at);

-- All that is left of deleted data: a keyed hash with the time an attempt began, or with that of
-- the deletion itself, so that an older copy of the database can't bring the data back.
CREATE TABLE remembered (
  key TEXT    NOT NULL CHECK (length(key) = 64),
  at  INTEGER NOT NULL,
  PRIMARY KEY (key, at)
) STRICT, WITHOUT ROWID;
