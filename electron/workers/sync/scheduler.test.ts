import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs } from './backoff.ts';
import type { LineState } from './messages.ts';
import { nextNightly } from './nightly.ts';
import { type AttemptEnd, createScheduler } from './scheduler.ts';
import { SYNC_TIMING } from './timing.ts';

/** A world in which the test is the clock, the dice and the network. */
function world(rolls: () => number = () => 0.5) {
  let time = Date.UTC(2026, 2, 14, 2);
  let alarm: { at: number; ring: () => void } | null = null;
  let running: ((end: AttemptEnd) => void) | null = null;
  const attempts: { at: number; heartbeat: boolean }[] = [];
  const nights: number[] = [];
  let overlapped = false;
  let line: LineState | null = null;
  const scheduler = createScheduler({
    timing: SYNC_TIMING,
    deviceId: 'device-1',
    now: () => time,
    random: rolls,
    setAlarm(delayMs, ring) {
      const mine = { at: time + delayMs, ring };
      alarm = mine;
      return () => {
        if (alarm === mine) alarm = null;
      };
    },
    attempt(heartbeat, done) {
      overlapped ||= running !== null;
      running = done;
      attempts.push({ at: time, heartbeat });
    },
    nightly: () => nights.push(time),
    changed: (state) => {
      line = state;
    },
  });
  return {
    scheduler,
    attempts,
    nights,
    now: () => time,
    line: () => line,
    overlapped: () => overlapped,
    busy: () => running !== null,
    /** Somebody sets the clock; alarms ring after their delay all the same. */
    setClock(by: number) {
      time += by;
      if (alarm) alarm.at += by;
    },
    /** Lets `ms` pass, ringing every alarm on its way. */
    pass(ms: number) {
      const until = time + ms;
      while (alarm && alarm.at <= until) {
        const { at, ring } = alarm;
        alarm = null;
        time = Math.max(time, at);
        ring();
      }
      time = until;
    },
    end(end: AttemptEnd) {
      const done = running;
      running = null;
      done?.(end);
    },
  };
}

const OK: AttemptEnd = { ok: true, nextDueAt: null };
const down = (more: Partial<Extract<AttemptEnd, { ok: false }>> = {}): AttemptEnd => ({
  ok: false,
  reason: 'unreachable',
  retryAfterMs: null,
  stops: false,
  ...more,
});
const MINUTE = 60_000;

type Step = { do: 'save' | 'hint' | 'hand' | 'ok' | 'down' | 'busy' | 'revoked' } | { do: 'pass'; ms: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constantFrom('save', 'hint', 'hand', 'ok', 'down', 'busy', 'revoked') }) as fc.Arbitrary<Step>,
  fc.record({
    do: fc.constant('pass'),
    ms: fc.oneof(fc.integer({ min: 0, max: 20 * MINUTE }), fc.integer({ min: 0, max: 1_800 * MINUTE })),
  }) as fc.Arbitrary<Step>,
);

function play(w: ReturnType<typeof world>, one: Step): void {
  if (one.do === 'save') w.scheduler.saved();
  else if (one.do === 'hint') w.scheduler.hint();
  else if (one.do === 'hand') w.scheduler.sendNow();
  else if (one.do === 'pass') w.pass(one.ms);
  else if (one.do === 'ok') w.end(OK);
  else if (one.do === 'down') w.end(down());
  else if (one.do === 'busy') w.end(down({ reason: 'gatewayBusy', retryAfterMs: 120_000 }));
  else w.end(down({ reason: 'device_revoked', stops: true }));
}

test('whatever happens, two attempts are never under way at once, and one more always comes unless the line was stopped', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (steps, roll) => {
      const w = world(() => roll);
      for (const one of steps) play(w, one);
      expect(w.overlapped()).toBe(false);
      const before = w.attempts.length;
      const wasBusy = w.busy();
      w.end(OK);
      w.pass(16 * MINUTE);
      if (!w.line()?.stopped || wasBusy) expect(w.attempts.length).toBeGreaterThan(before);
    }),
    { numRuns: 2_000 },
  );
});

test('a clock that is set back by 90 days delays nothing: not a save, not the next try, not the regular attempt', () => {
  const w = world();
  const back = () => w.setClock(-90 * 1_440 * MINUTE);
  w.pass(0);
  w.end(OK);
  w.pass(10_000);
  back();
  w.scheduler.saved();
  w.pass(2_000);
  expect(w.attempts).toHaveLength(2);
  w.end(OK);
  w.pass(MINUTE);
  back();
  w.pass(5 * MINUTE);
  expect(w.attempts).toHaveLength(3);
  w.end(down());
  back();
  w.scheduler.saved();
  w.pass(MINUTE);
  expect(w.attempts).toHaveLength(4);
  back();
  w.end(OK);
  expect(w.line()!.nextTryAt! - w.now()).toBeLessThan(6 * MINUTE);
  const nights = w.nights.length;
  w.pass(1_440 * MINUTE);
  expect(w.nights).toHaveLength(nights + 1);
});

test('a revoked PC tries nothing by itself, but does when a person asks', () => {
  const w = world();
  w.pass(0);
  w.end(down({ reason: 'device_revoked', stops: true }));
  w.scheduler.saved();
  w.scheduler.hint();
  w.pass(12 * 60 * MINUTE);
  expect(w.attempts).toHaveLength(1);
  w.scheduler.sendNow();
  w.pass(0);
  expect(w.attempts).toHaveLength(2);
});

test('a save travels at once, a burst of saves in as few attempts as the gateway takes', () => {
  const w = world();
  w.pass(0);
  w.end(OK);
  const first = w.now();
  w.pass(10_000);
  w.scheduler.saved();
  w.pass(300);
  expect(w.attempts[1]).toEqual({ at: first + 10_300, heartbeat: false });
  w.end(OK);
  for (let i = 0; i < 600; i += 1) {
    w.scheduler.saved();
    w.pass(100);
    w.end(OK);
  }
  // A minute of saves: the gateway takes 60 pushes.
  expect(w.attempts.length).toBeGreaterThan(30);
  expect(w.attempts.length).toBeLessThan(45);
});

test('a wake-up of the gateway is followed at once, but a line in trouble keeps its pause', () => {
  const w = world();
  w.pass(0);
  w.end(OK);
  w.scheduler.woken();
  w.pass(0);
  expect(w.attempts).toHaveLength(2);
  w.end(down());
  w.scheduler.woken();
  w.pass(0);
  expect(w.attempts).toHaveLength(2);
});

test('a save while the gateway is down does not shorten the pause; a reconnect does, but not the pause the gateway asked for', () => {
  const w = world();
  w.pass(0);
  w.end(down({ reason: 'gatewayBusy', retryAfterMs: 10 * MINUTE }));
  w.scheduler.saved();
  w.scheduler.hint();
  w.pass(9 * MINUTE);
  expect(w.attempts).toHaveLength(1);
  w.pass(2 * MINUTE);
  expect(w.attempts).toHaveLength(2);
  w.end(down());
  w.scheduler.hint();
  w.pass(0);
  expect(w.attempts).toHaveLength(3);
});

test('a deferred operation is tried when it is due, not five minutes later', () => {
  const w = world();
  w.pass(0);
  w.end({ ok: true, nextDueAt: w.now() + 12_000 });
  w.pass(12_000);
  expect(w.attempts).toHaveLength(2);
});

test('waits grow to a quarter of an hour, are spread out, and never undercut what the gateway asked for', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.option(fc.integer({ min: 1, max: 3_600_000 })),
      (failures, roll, asked) => {
        const wait = backoffMs(failures, roll, SYNC_TIMING, asked);
        expect(wait).toBeGreaterThanOrEqual(Math.max(500, asked ?? 0));
        expect(wait).toBeLessThanOrEqual(Math.max(15 * MINUTE, (asked ?? 0) * 1.1 + 1));
        if (failures === 1 && asked === null) expect(wait).toBeLessThanOrEqual(5_000);
      },
    ),
  );
});

test('every PC has its own minute of the night, once a night, between 22:00 and 06:00', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 1.7e12, max: 1.9e12 }), (deviceId, now) => {
      const at = nextNightly(deviceId, now);
      expect(at).toBeGreaterThan(now);
      expect(at - now).toBeLessThanOrEqual(86_400_000);
      expect(nextNightly(deviceId, at) - at).toBe(86_400_000);
      const hour = new Date(at + 8 * 3_600_000).getUTCHours();
      expect(hour >= 22 || hour < 6).toBe(true);
    }),
  );
  const minutes = Array.from({ length: 50 }, (_, i) => nextNightly(`pc-${i}`, 1.8e12));
  expect(new Set(minutes).size).toBeGreaterThan(40);
});

test('the nightly work runs even when the line is stopped', () => {
  const w = world();
  w.pass(0);
  w.end(down({ reason: 'device_revoked', stops: true }));
  w.pass(2 * 86_400_000);
  expect(w.nights).toHaveLength(2);
});
