export type RefusalParams = Record<string, unknown>;

/**
 * A rule said no. The renderer turns `code` into the user's language (`error.<code>`), marks `field` and fills in
 * `params`; nothing has been written.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly field: string | undefined;
  readonly params: RefusalParams;

  constructor(code: string, options: { field?: string; params?: RefusalParams } = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.field = options.field;
    this.params = options.params ?? {};
  }
}

export interface Problem {
  path: string;
  code: string;
  params?: RefusalParams;
}

/** Several fields are wrong at once: the form lists them all, each a link to its field. */
export class InvalidInput extends Refusal {
  readonly problems: Problem[];

  constructor(problems: Problem[]) {
    super('input.invalid', { field: problems[0]?.path, params: {} });
    this.problems = problems;
  }
}
