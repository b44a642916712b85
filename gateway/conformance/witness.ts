import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { type OpResult, pushResponse, transportError, type WireOp } from '../protocol.ts';
import type { Answer } from './line.ts';

/** One thing looked at: what was sent, what the rule expects, what came. */
export interface Observation {
  sent: string;
  expected: string;
  came: string;
}

/** The gateway does something else than the rule says. */
export class Deviation extends Error {
  readonly observation: Observation;

  constructor(observation: Observation) {
    super(`${observation.sent}: expected ${observation.expected}, came ${observation.came}`);
    this.name = 'Deviation';
    this.observation = observation;
  }
}

/** Looks at the answers of one check and remembers what it saw. Everything here throws {@link Deviation} when it is not so. */
export class Witness {
  readonly observations: Observation[] = [];

  that(answer: Answer | string, expected: string, came: unknown, ok: boolean): void {
    const sent = typeof answer === 'string' ? answer : answer.sent;
    const observation = { sent, expected, came: typeof came === 'string' ? came : short(JSON.stringify(came)) };
    if (!ok) throw new Deviation(observation);
    this.observations.push(observation);
  }

  equal(answer: Answer | string, what: string, came: unknown, expected: unknown): void {
    const wanted = `${what} ${short(JSON.stringify(expected))}`;
    this.that(answer, wanted, `${what} ${short(JSON.stringify(came))}`, isDeepStrictEqual(came, expected));
  }

  /** A 200 with what the contract says. */
  shape<T extends z.ZodType>(answer: Answer, schema: T): z.output<T> {
    const parsed = answer.status === 200 ? schema.safeParse(answer.json) : null;
    if (parsed?.success) return parsed.data;
    const wrong = parsed?.error.issues[0];
    const where = wrong ? `: ${wrong.path.join('.') || 'body'}: ${wrong.message}` : '';
    throw new Deviation({ sent: answer.sent, expected: '200, fields as in the contract', came: seen(answer) + where });
  }

  /** A transport error: its status, and `{code, message}` with a message a person can read. */
  refusal(answer: Answer, status: number, code: string): void {
    const error = transportError.safeParse(answer.json);
    const ok = answer.status === status && error.success && error.data.code === code && error.data.message !== '';
    this.that(answer, `${status} ${code}`, seen(answer), ok);
  }

  /** The answer to each operation, wherever it stands in `results`. */
  results(answer: Answer): (op: WireOp) => OpResult {
    const { results } = this.shape(answer, pushResponse);
    return (op) => {
      const result = results.find(({ op_id: id }) => id.toLowerCase() === op.op_id);
      if (result) return result;
      throw new Deviation({ sent: answer.sent, expected: `a result for ${op.op_id}`, came: seen(answer) });
    };
  }

  /** All of these operations are applied. @returns the sequence of the first */
  applied(answer: Answer, ...ops: WireOp[]): number {
    const resultOf = this.results(answer);
    for (const op of ops) {
      const { status, code, message, server_seq: seq } = resultOf(op);
      this.that(answer, 'applied, with its server_seq', { status, code, message, seq }, status === 'applied' && !!seq);
    }
    return resultOf(ops[0]!).server_seq!;
  }
}

/** Status and text of an answer, as they stand in the table. */
export const seen = ({ status, text }: Answer): string => `${status} ${short(text)}`.trim();

const short = (text: string | undefined): string =>
  text === undefined ? 'nothing' : text.length > 160 ? `${text.slice(0, 160)}…` : text;
