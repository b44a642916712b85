/**
 * The key first: with the showroom first, a database that has no statistics yet took this index to find a record's own keys and
 * read all of the showroom's instead, more at every push.
 */
export const matchIndex = `
DROP INDEX match_key_key;
CREATE INDEX match_key_key ON match_key (key, store_id, entity, reason);
`;
