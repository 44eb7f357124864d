-- Whether everybody in the server may look into a room: its report isn't posted there then.
ALTER TABLE rooms ADD COLUMN watched INTEGER NOT NULL DEFAULT 0 CHECK (watched IN (0, 1));

-- The channel in which a server holds its interviews; where it has none, the one that is asked in.
ALTER TABLE guilds ADD COLUMN channel TEXT;

-- The role that a server gives for a tier, and who was given one.
CREATE TABLE tier_roles (
  scope TEXT NOT NULL,
  tier  TEXT NOT NULL,
  role  TEXT NOT NULL,
  PRIMARY KEY (scope, tier)
) STRICT, WITHOUT ROWID;

CREATE TABLE worn_roles (
  scope  TEXT NOT NULL,
  member TEXT NOT NULL,
  role   TEXT NOT NULL,
  PRIMARY KEY (scope, member, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX worn_roles_member ON worn_roles (member);
