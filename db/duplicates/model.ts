/** 疑似重复: why head office thinks two cards are one: same phone, same ID number, same name and model, same VIN. */
export const duplicateReasons = ['phone', 'idNo', 'nameModel', 'vin'] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

/** `open` waits for a person; `dismissed`: a person looked and they are two; `merged`: one of them was merged or deleted. */
export const duplicateStates = ['open', 'dismissed', 'merged'] as const;
export type DuplicateState = (typeof duplicateStates)[number];
