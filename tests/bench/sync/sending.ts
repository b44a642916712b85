import { type PreparedPushes, send } from '../sender.ts';

/** How a round of pushes went. */
export interface Round {
  /** From the first request to the last answer. */
  ms: number;
  /** Each push, from request to answer. */
  pushes: number[];
}

/** Sends what each PC has, all PCs at once, each one request after another. @throws Error when an operation was not applied */
export async function sendRound(url: string, pcs: readonly PreparedPushes[], operations: number): Promise<Round> {
  const answers: string[] = [];
  const pushes: number[] = [];
  const start = performance.now();
  await Promise.all(
    pcs.map(async ({ token, requests }) => {
      for (const body of requests) {
        const sent = performance.now();
        answers.push(await send(url, token, body));
        pushes.push(performance.now() - sent);
      }
    }),
  );
  const ms = performance.now() - start;
  mustBeApplied(answers, operations);
  return { ms, pushes };
}

/** @throws Error telling the first answer that is not what was hoped for */
export function mustBeApplied(answers: readonly string[], operations: number): void {
  const count = (answer: string): number => answer.split('"status":"applied"').length - 1;
  const applied = answers.reduce((sum, answer) => sum + count(answer), 0);
  if (applied === operations) return;
  const odd = answers.find((answer) => count(answer) === 0 || /"status":"(?!applied)/.test(answer));
  throw new Error(`only ${applied} of ${operations} operations were applied: ${odd?.slice(0, 400)}`);
}
