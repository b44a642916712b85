import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A process of the bench that takes orders one after another and answers each. */
export interface Child<Order> {
  ask<T>(order: Order): Promise<T>;
  /** Gives the order to end and waits until the process is gone. */
  end(order: Order): Promise<void>;
}

export function startChild<Order extends object>(file: string): Child<Order> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child: ChildProcess = fork(path, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const gone = once(child, 'exit');
  let last: Promise<unknown> = Promise.resolve();
  const give = async <T>(order: Order): Promise<T> => {
    child.send(order);
    const answer = await Promise.race([once(child, 'message'), gone]);
    const { value, error } = (answer[0] ?? {}) as { value?: T; error?: string };
    if (error !== undefined || value === undefined) throw new Error(error ?? `${file} ended`);
    return value;
  };
  return {
    ask: <T>(order: Order) => {
      const turn = last.then(() => give<T>(order));
      last = turn.catch(() => undefined);
      return turn;
    },
    end: async (order) => {
      await last;
      if (child.connected) child.send(order);
      await gone;
    },
  };
}
