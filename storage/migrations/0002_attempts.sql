-- Scored sittings as the retake policy counts them; a row outlives the sitting that it stands for.
-- It is spent from its start on, until its ending gives it back.
CREATE TABLE attempts (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  sitting_id   INTEGER UNIQUE REFERENCES sittings (id) ON DELETE SET NULL,
  member       TEXT    NOT NULL,
  scope        TEXT    NOT NULL,
  track        TEXT    NOT NULL,
  started_at   INTEGER NOT NULL,
  spent        INTEGER NOT NULL DEFAULT 1 CHECK (spent IN (0, 1)),
  ending       TEXT,
  main_answers INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX attempts_allowance ON attempts (member, scope, track, started_at);

-- An organiser's extra attempts for one member, in their own server and on one track.
CREATE TABLE grants (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  member     TEXT    NOT NULL,
  scope      TEXT    NOT NULL,
  track      TEXT    NOT NULL,
  granted_by TEXT    NOT NULL,
  granted_at INTEGER NOT NULL,
  extra      INTEGER NOT NULL CHECK (extra BETWEEN 1 AND 100)
) STRICT;
CREATE INDEX grants_allowance ON grants (member, scope, track, granted_at);

-- Scored sittings from before there were attempts.
INSERT INTO attempts (sitting_id, member, scope, track, started_at, spent, ending, main_answers)
SELECT id, member, scope, track, started_at, ending IS NOT 'fault', ending,
       (SELECT count(*) FROM turns
        WHERE sitting_id = sittings.id AND json_extract(turn, '$.prompt.follow_up_to') IS NULL
          AND json_extract(turn, '$.answer.text') <> '')
FROM sittings WHERE mode = 'scored';
