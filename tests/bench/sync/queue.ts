/** One PC's push on its way to the gateway. */
export interface Call {
  storeId: string;
  /** ms after 22:00. */
  at: number;
  /** How long its transaction takes once it has a connection. */
  serviceMs: number;
}

/** How a night went; instants in ms after 22:00. */
export interface Night {
  lastCallAt: number;
  drainedAt: number;
  /** Requests inside the gateway at once, working or waiting. */
  mostInside: number;
  /** Database connections in use at once. */
  mostConnections: number;
  /** Time from a call to its answer, sorted. */
  answers: Float64Array;
}

/**
 * The gateway as a queue: `connections` pushes at a time, those of one showroom one after another (they hold its row), first come first
 * served among the rest. Event by event, no clock.
 */
export function simulateNight(calls: readonly Call[], connections: number): Night {
  const arrivals = calls.toSorted((a, b) => a.at - b.at);
  const waiting: Call[] = [];
  const running: { call: Call; until: number }[] = [];
  const busy = new Set<string>();
  const answers: number[] = [];
  const night = { lastCallAt: arrivals.at(-1)!.at, drainedAt: 0, mostInside: 0, mostConnections: 0 };

  const begin = (now: number): void => {
    for (let i = 0; i < waiting.length && running.length < connections; ) {
      const call = waiting[i]!;
      if (busy.has(call.storeId)) {
        i += 1;
        continue;
      }
      waiting.splice(i, 1);
      busy.add(call.storeId);
      running.push({ call, until: now + call.serviceMs });
    }
    night.mostInside = Math.max(night.mostInside, waiting.length + running.length);
    night.mostConnections = Math.max(night.mostConnections, running.length);
  };
  const finishUntil = (now: number): void => {
    for (;;) {
      const next = running.reduce<(typeof running)[number] | null>((a, b) => (a && a.until <= b.until ? a : b), null);
      if (!next || next.until > now) return;
      running.splice(running.indexOf(next), 1);
      busy.delete(next.call.storeId);
      answers.push(next.until - next.call.at);
      night.drainedAt = next.until;
      begin(next.until);
    }
  };

  for (const call of arrivals) {
    finishUntil(call.at);
    waiting.push(call);
    begin(call.at);
  }
  finishUntil(Number.POSITIVE_INFINITY);
  return { ...night, answers: Float64Array.from(answers).sort() };
}
