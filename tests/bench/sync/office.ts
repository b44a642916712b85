import { GATEWAY_DATABASES } from '../../harness/gateway.ts';
import { type Child, startChild } from './child.ts';
import type { Order } from './gateway-process.ts';

/** A gateway process on an empty database of its own. */
export interface Office {
  url: string;
  /** Which database it is; every figure names it. */
  title: string;
  /** Null on PGlite. */
  databaseUrl: string | null;
  /** One single-use enrolment code for each. */
  codesFor(storeIds: string[]): Promise<string[]>;
  /** A figure of `/metrics`, labels and all. */
  metric(line: string): Promise<number>;
  close(): Promise<void>;
}

/** On PostgreSQL when it answers, else on PGlite. */
export async function openOffice(): Promise<Office> {
  const { title, open } = GATEWAY_DATABASES.at(-1)!;
  const place = await open();
  const child: Child<Order> = startChild<Order>('./gateway-process.ts');
  const url = await child.ask<string>({ open: place.options });
  return {
    url,
    title,
    databaseUrl: place.options.databaseUrl ?? null,
    codesFor: (storeIds) => child.ask<string[]>({ codesFor: storeIds }),
    metric: async (line) => {
      const text = await (await fetch(`${url}/metrics`)).text();
      const found = text.split('\n').find((each) => each.startsWith(`${line} `));
      if (!found) throw new Error(`/metrics tells no ${line}`);
      return Number(found.slice(line.length + 1));
    },
    close: async () => {
      await child.end({ close: true });
      await place.remove();
    },
  };
}

/** Runs a part of the bench on a gateway of its own. */
export async function withOffice(run: (office: Office) => Promise<void>): Promise<void> {
  const office = await openOffice();
  try {
    await run(office);
  } finally {
    await office.close();
  }
}
