-- What members chose for themselves, in every server; what isn't here is as it is by default.
CREATE TABLE preferences (
  member TEXT NOT NULL,
  name   TEXT NOT NULL,
  value  TEXT NOT NULL,
  PRIMARY KEY (member, name)
) STRICT, WITHOUT ROWID;
