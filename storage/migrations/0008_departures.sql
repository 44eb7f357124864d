-- Servers that the bot had to leave, and when: what is the server's, not a member's, goes in time.
CREATE TABLE departures (
  scope TEXT    PRIMARY KEY,
  at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
