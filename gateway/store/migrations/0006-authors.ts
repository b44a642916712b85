/** Who saved a change, and when by that PC's clock: told to the other PCs with it. Of what was logged before it is not known. */
export const authors = `
ALTER TABLE change_log ADD COLUMN actor_id text;
ALTER TABLE change_log ADD COLUMN wall_at bigint;
`;
