/**
 * 设备码: the letter a PC's document numbers carry, never used twice in a showroom, and the epoch it is used under: a PC that was put back
 * from a backup gets another one.
 */
export const deviceCodes = `
ALTER TABLE store ADD COLUMN device_codes integer NOT NULL DEFAULT 0;
ALTER TABLE device ADD COLUMN number_code text;
ALTER TABLE device ADD COLUMN number_epoch text;
`;
