import { readFileSync } from 'node:fs';
import { z } from 'zod';
import shipped from './crm-mapping.json' with { type: 'json' };

/** One field of the document → one field of the message, its codes replaced. */
const rule = z.object({ from: z.string().min(1), to: z.string().min(1), codes: z.record(z.string(), z.string()) });
const mappingFile = z.object({
  /** Fields that may leave; what a later version adds to the card stays until somebody writes it here. */
  fields: z.array(z.string()).default(shipped.fields),
  rules: z.array(rule),
  /** Of these, fields that do not leave all the same. */
  omit: z.array(z.string()).default([]),
});

/** Codes of the receiving CRM (levels, results, sources, order stages), configuration and never a constant in code. */
export type CrmMapping = z.infer<typeof mappingFile>;

/** The mapping that ships: placeholders, because I-CROP's wire format isn't public (see the file's own words). */
export const DEFAULT_MAPPING: CrmMapping = mappingFile.parse(shipped);

/** Reads an operator's mapping file. @throws Error with the file and the field in its message */
export function readMapping(path: string): CrmMapping {
  try {
    return mappingFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? error.issues[0]!.path.join('.') : (error as Error).message;
    throw new Error(`the mapping file ${path} can't be used: ${reason}`);
  }
}

/** The document as the receiver reads it: the fields that may leave, and what the rules make of them. */
export function mapCodes(mapping: CrmMapping, doc: Record<string, unknown>): Record<string, unknown> {
  const mapped = Object.fromEntries(Object.entries(doc).filter(([field]) => mapping.fields.includes(field)));
  for (const { from, to, codes } of mapping.rules) {
    const value = doc[from];
    if (value === undefined || value === null) continue;
    mapped[to] = typeof value === 'string' && Object.hasOwn(codes, value) ? codes[value] : value;
  }
  for (const field of mapping.omit) delete mapped[field];
  return mapped;
}
