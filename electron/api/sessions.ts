import { randomBytes } from 'node:crypto';
import type { Role } from '../../db/staff/model.ts';
import type { Clock } from '../kernel/clock.ts';

export interface Session {
  token: string;
  /** Lets an EventSource, which cannot send headers, hear this session's events; good for nothing else. */
  ticket: string;
  staffId: string;
  name: string;
  role: Role;
  lastSeenAt: number;
  locked: boolean;
}

/** Who is logged in at this PC; in memory only, so a restart asks for the password again. */
export interface Sessions {
  open(staff: { id: string; name: string; role: Role }): Session;
  /** The session of a token, locked when it was idle too long. `touch` counts the call as activity. */
  find(token: string, touch: boolean): Session | null;
  byTicket(ticket: string): Session | null;
  /** Not closed yet, locked or not. */
  isOpen(session: Session): boolean;
  close(token: string): void;
  /** Ends every session of a person (disabled, password reset). */
  closeStaff(staffId: string): void;
  /** After how long without a call a session is locked. */
  idleMinutes(): number;
}

const secret = () => randomBytes(32).toString('base64url');

export function createSessions(clock: Clock, idleMinutes: () => number): Sessions {
  const byToken = new Map<string, Session>();
  const current = (session: Session | undefined): Session | null => {
    if (!session) return null;
    if (clock.now() - session.lastSeenAt > idleMinutes() * 60_000) session.locked = true;
    return session;
  };
  return {
    open(staff) {
      const session: Session = {
        token: secret(),
        ticket: secret(),
        staffId: staff.id,
        name: staff.name,
        role: staff.role,
        lastSeenAt: clock.now(),
        locked: false,
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
    isOpen: (session) => byToken.get(session.token) === session,
    close: (token) => void byToken.delete(token),
    closeStaff(staffId) {
      for (const [token, session] of byToken) if (session.staffId === staffId) byToken.delete(token);
    },
    idleMinutes,
  };
}
