/** What keeps a gate shut, naming what it is about and the way out. */
export interface Shut {
  /** Code of the sentence. */
  code: string;
  /** The line it is about. */
  lineNo?: number;
  params?: Readonly<Record<string, string | number | null>>;
}

/** A gate as the page shows it: open, or with what is missing. */
export interface GateState {
  gate: string;
  shut: readonly Shut[];
}

/** Rules by the names a table of steps calls them; each says what is missing, nothing when it holds. Pure over a plain object of facts. */
export type Gates<F, G extends string = string> = Readonly<Record<G, (facts: F) => readonly Shut[]>>;

/** Every gate of a step is asked; none is left out after the first that is shut. */
export const askGates = <F>(gates: Gates<F>, names: readonly string[], facts: F): GateState[] =>
  names.map((gate) => {
    const rule = gates[gate];
    if (!rule) throw new Error(`no gate is called ${gate}`);
    return { gate, shut: rule(facts) };
  });

export const shutGates = (states: readonly GateState[]): GateState[] => states.filter(({ shut }) => shut.length > 0);
