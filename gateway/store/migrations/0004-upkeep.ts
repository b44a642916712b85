/**
 * The match key first: with the showroom first, a database that has no statistics yet took this index to find a record's own keys and
 * read all of the showroom's instead, more at every push.
 * Changes logged before there was a time to log are as old as this upgrade: they go from the log when it has its age.
 */
export const upkeep = `
DROP INDEX match_key_key;
CREATE INDEX match_key_key ON match_key (key, store_id, entity, reason);
UPDATE change_log SET at = (extract(epoch FROM now()) * 1000)::bigint WHERE at IS NULL;
ALTER TABLE change_log ALTER COLUMN at SET NOT NULL;
`;
