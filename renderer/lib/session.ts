import { create } from 'zustand';
import type { Role } from '../../db/staff/model.ts';
import { type OwnChoices, ownChoices } from '../../db/staff/own.ts';

/** Who works at this window. The token lives in sessionStorage, so a reload keeps it and closing the window ends it. */
export interface Session {
  readonly token: string;
  /** Opens the live event stream: EventSource cannot send headers, so the token itself never stands in an address. */
  readonly eventTicket: string;
  readonly staff: { readonly id: string; readonly name: string; readonly role: Role };
  readonly idleMinutes: number;
  /** Look, language and sound this person chose. */
  readonly own: OwnChoices;
}

interface SessionState {
  readonly session: Session | undefined;
  readonly locked: boolean;
  /** Since when a page hangs on the wall (大屏), UTC ms: nobody touches it, and it stays. */
  readonly shownSince: number | undefined;
  /** Why the last session ended, when its person did not end it. */
  readonly farewell: string | undefined;
  readonly open: (session: Session) => void;
  /** What they chose anew. */
  readonly choose: (own: OwnChoices) => void;
  readonly show: () => void;
  readonly endShow: () => void;
  readonly lock: () => void;
  readonly unlock: () => void;
  /** `farewell`: code of why the host ended it, told where one logs in again. */
  readonly close: (farewell?: string) => void;
}

const place = 'zhanting.session';

function kept(): Session | undefined {
  try {
    const text = sessionStorage.getItem(place);
    if (text === null) return undefined;
    const session = JSON.parse(text) as Session;
    return { ...session, own: ownChoices.parse(session.own ?? {}) };
  } catch {
    return undefined;
  }
}

export const useSession = create<SessionState>((set) => ({
  session: kept(),
  locked: sessionStorage.getItem(`${place}.locked`) === '1',
  farewell: undefined,
  shownSince: undefined,
  show: () => set({ shownSince: Date.now() }),
  endShow: () => set({ shownSince: undefined }),
  open: (session) => {
    sessionStorage.setItem(place, JSON.stringify(session));
    sessionStorage.removeItem(`${place}.locked`);
    set({ session, locked: false, farewell: undefined });
  },
  choose: (own) =>
    set(({ session }) => {
      if (session === undefined) return {};
      const next = { ...session, own };
      sessionStorage.setItem(place, JSON.stringify(next));
      return { session: next };
    }),
  lock: () => {
    sessionStorage.setItem(`${place}.locked`, '1');
    set((state) => ({ locked: state.session !== undefined }));
  },
  unlock: () => {
    sessionStorage.removeItem(`${place}.locked`);
    set({ locked: false });
  },
  close: (farewell) => {
    sessionStorage.removeItem(place);
    sessionStorage.removeItem(`${place}.locked`);
    set({ session: undefined, locked: false, farewell });
  },
}));

/** The signed-in person; only for pages behind the login, where there always is one. */
export function useStaff(): Session['staff'] {
  const staff = useSession((state) => state.session?.staff);
  if (staff === undefined) throw new Error('a page behind the login was shown without a session');
  return staff;
}

/** Whether the signed-in person holds one of the roles. */
export function useMay(...roles: Role[]): boolean {
  return useSession((state) => state.session !== undefined && roles.includes(state.session.staff.role));
}
