/** One place of production code and what a careless hand might have written there. */
export interface Edit {
  /** From the repository's root. */
  file: string;
  /** Stands there exactly once; when code moves the gate breaks loudly instead of testing nothing. */
  find: string;
  replace: string;
}

/** A known-wrong variant of the product that the simulator must notice. */
export interface Mutant {
  name: string;
  /** What people would suffer. */
  harm: string;
  edits: readonly Edit[];
  /** The schedule its gate begins with, near the one it was first noticed in (seed 1): those before it take minutes to say nothing. */
  from?: number;
}

/** The text with an edit made. @throws when it is not there exactly once */
export function edited(text: string, { file, find, replace }: Edit): string {
  const parts = text.split(find);
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${find}`);
  return parts.join(replace);
}
