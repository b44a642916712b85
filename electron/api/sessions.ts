import { randomBytes } from 'node:crypto';
import type { Role } from '../../db/staff/model.ts';
import type { Clock } from '../kernel/clock.ts';

/** Why a session ended before its person left: 停用, or another role or password. */
export type SessionEnd = 'disabled' | 'changed';

export interface Session {
  token: string;
  /** Lets an EventSource, which cannot send headers, hear this session's events; good for nothing else. */
  ticket: string;
  staffId: string;
  name: string;
  role: Role;
  /** Hash of the password it was opened with; null where nobody typed one. */
  passwordHash: string | null;
  lastSeenAt: number;
  locked: boolean;
  ended: SessionEnd | null;
}

/** A person as their record stands now. */
export interface Standing {
  name: string;
  role: Role;
  passwordHash: string;
  disabled: boolean;
}

/** Who is logged in at this PC; in memory only, so a restart asks for the password again. */
export interface Sessions {
  open(staff: { id: string; name: string; role: Role; passwordHash?: string }): Session;
  /** The session of a token, locked when it was idle too long or has ended. `touch` counts the call as activity. */
  find(token: string, touch: boolean): Session | null;
  byTicket(ticket: string): Session | null;
  /** Not closed yet, locked or not. */
  isOpen(session: Session): boolean;
  close(token: string): void;
  /** A person's record changed: ends their sessions when they may not go on, or not as they were (null: no such person). */
  review(staffId: string, standing: Standing | null): void;
  /** After how long without a call a session is locked. */
  idleMinutes(): number;
}

/** An ended session is known this long, so that its window can be told why. */
const TELL_WHY_MS = 12 * 3_600_000;

const secret = () => randomBytes(32).toString('base64url');

function endOf(session: Session, standing: Standing | null): SessionEnd | null {
  if (!standing || standing.disabled) return 'disabled';
  const samePassword = session.passwordHash === null || session.passwordHash === standing.passwordHash;
  return standing.role === session.role && samePassword ? null : 'changed';
}

export function createSessions(clock: Clock, idleMinutes: () => number): Sessions {
  const byToken = new Map<string, Session>();
  const current = (session: Session | undefined): Session | null => {
    if (!session) return null;
    if (clock.now() - session.lastSeenAt > idleMinutes() * 60_000) session.locked = true;
    return session;
  };
  const forgetEnded = () => {
    for (const [token, { ended, lastSeenAt }] of byToken)
      if (ended && clock.now() - lastSeenAt > TELL_WHY_MS) byToken.delete(token);
  };
  return {
    open(staff) {
      forgetEnded();
      const session: Session = {
        token: secret(),
        ticket: secret(),
        staffId: staff.id,
        name: staff.name,
        role: staff.role,
        passwordHash: staff.passwordHash ?? null,
        lastSeenAt: clock.now(),
        locked: false,
        ended: null,
      };
      byToken.set(session.token, session);
      return session;
    },
    find(token, touch) {
      const session = current(byToken.get(token));
      if (session && touch && !session.locked) session.lastSeenAt = clock.now();
      return session;
    },
    byTicket: (ticket) => current([...byToken.values()].find((session) => session.ticket === ticket)),
    isOpen: (session) => byToken.get(session.token) === session && !session.ended,
    close: (token) => void byToken.delete(token),
    review(staffId, standing) {
      for (const session of byToken.values()) {
        if (session.staffId !== staffId || session.ended) continue;
        session.ended = endOf(session, standing);
        // Whatever does not ask for `ended` must still find it shut.
        if (session.ended) session.locked = true;
        else if (standing) session.name = standing.name;
      }
    },
    idleMinutes,
  };
}
