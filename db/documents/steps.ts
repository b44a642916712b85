/**
 * A step a document may take (ADR 9). What is not in a document's table of steps cannot happen: its state is no field a form may send.
 * What follows from facts (expired, partly delivered) is no state and stands in no table.
 */
export interface Step<S extends string, R extends string = string> {
  from: readonly S[];
  to: S;
  /** Roles that may take it; nobody: another step takes it along. */
  by: readonly R[];
  /** 额度级别 it asks for. */
  level?: number;
  /** Another person than who took the step into one of these states. */
  not?: readonly S[];
  /** Names of the gates that must hold. */
  gates?: readonly string[];
  /** It must say why. */
  reason?: boolean;
  /** The document gets its number. */
  numbered?: boolean;
  /** Another document's step may take it along, past its own roles and gates: 退订 ends order, contract and quotes. */
  along?: boolean;
  /** Its content never changes again. */
  frozen?: boolean;
}

/**
 * A document's table of steps, checked as it is read.
 * @throws Error when a step stands twice, or a state is reached from none
 */
export const steps =
  <S extends string, R extends string = string>() =>
  <const T extends readonly Step<S, R>[]>(table: T): T => {
    const seen = new Set<string>();
    for (const { from, to } of table)
      for (const each of from) {
        if (seen.has(`${each} ${to}`)) throw new Error(`the step ${each} → ${to} stands twice`);
        seen.add(`${each} ${to}`);
      }
    const reached = new Set<string>([table[0]?.from[0] ?? '', ...table.map(({ to }) => to)]);
    for (const { from } of table)
      for (const each of from) if (!reached.has(each)) throw new Error(`nothing leads to ${each}`);
    return table;
  };

export const stepFor = <S extends string, R extends string>(
  table: readonly Step<S, R>[],
  from: S,
  to: S,
): Step<S, R> | undefined => table.find((step) => step.to === to && step.from.includes(from));

/** Whoever looks at a document: `took` are the states they brought it to themselves. */
export interface Mover<S extends string, R extends string = string> {
  role: R;
  level: number;
  took: readonly S[];
}

/** What keeps somebody from taking a step, whatever the document holds; undefined when it is theirs. */
export function notTheirs<S extends string, R extends string>(
  { by, level = 0, not = [] }: Step<S, R>,
  who: Mover<S, R>,
): 'document.notYours' | 'document.level' | 'document.own' | undefined {
  if (!by.includes(who.role)) return 'document.notYours';
  if (who.level < level) return 'document.level';
  return not.some((state) => who.took.includes(state)) ? 'document.own' : undefined;
}

/** Steps somebody may take from a state; the form and the service ask the same. */
export const openSteps = <S extends string, R extends string>(
  table: readonly Step<S, R>[],
  from: S,
  who: Mover<S, R>,
): Step<S, R>[] => table.filter((step) => step.from.includes(from) && notTheirs(step, who) === undefined);

/** A document is frozen where a freezing step leads and everywhere behind it, but not in a state it would be frozen from (sent back). */
export function frozenStates<S extends string>(table: readonly Step<S>[]): S[] {
  const open = table.filter((step) => step.frozen).flatMap(({ from }) => from);
  const frozen = new Set<S>(table.filter((step) => step.frozen).map(({ to }) => to));
  for (let size = -1; size !== frozen.size; ) {
    size = frozen.size;
    for (const { from, to } of table)
      if (!open.includes(to) && from.every((state) => frozen.has(state))) frozen.add(to);
  }
  return [...frozen];
}
