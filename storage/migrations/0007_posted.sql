-- When the report was posted in a sitting's thread; NULL while that is still to be done.
ALTER TABLE rooms ADD COLUMN posted_at INTEGER;
UPDATE rooms SET posted_at = 0
WHERE sitting_id IN (SELECT id FROM sittings WHERE ended_at IS NOT NULL);
