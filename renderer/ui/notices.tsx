import i18n from 'i18next';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { type Deed, forgetDeeds, tellDeed, undoDeed, useDeeds } from '../lib/deeds.ts';
import { errorText } from '../lib/errors.ts';

interface Notice {
  readonly id: number;
  readonly text: string;
  readonly deed?: Deed | undefined;
  readonly failed?: boolean;
}

const useNotices = create<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }));
let last = 0;

function put(notice: Omit<Notice, 'id'>, forMs: number): void {
  last += 1;
  const id = last;
  useNotices.setState(({ notices }) => ({ notices: [...notices.slice(-2), { ...notice, id }] }));
  setTimeout(() => drop(({ id: other }) => other === id), forMs);
}

function drop(which: (notice: Notice) => boolean): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => !which(notice)) }));
}

/** Says quietly what was done ("王建国 已保存"), with 撤销 where it can be undone. */
export function notify(text: string, undo?: () => unknown, forMs = undo === undefined ? 4000 : 8000): void {
  put({ text, deed: tellDeed(text, undo) }, forMs);
}

/** An action without a form failed: the reason, a little longer. */
export function notifyFailure(error: unknown): void {
  put({ text: errorText(error), failed: true }, 10_000);
}

/** Another person sits down: nothing of the last one's doing stays in sight, nor can be undone by them. */
export function clearNotices(): void {
  useNotices.setState({ notices: [] });
  forgetDeeds();
}

/** A failure goes before anything that went well, the newest before older ones. */
const shownOf = (notices: readonly Notice[]) => notices.findLast(({ failed }) => failed) ?? notices.at(-1);

async function takeBack(deed: Deed): Promise<void> {
  if (useDeeds.getState().undoing) return;
  const before = last;
  drop((notice) => notice.deed === deed);
  try {
    await undoDeed(deed);
    // Some say more than that themselves.
    if (last === before) put({ text: i18n.t('ui:undo.done', { what: deed.what }) }, 4000);
  } catch (error) {
    notifyFailure(error);
  }
}

/** Alt+Z: takes back the last thing done in this window and says which, or says why not. */
export async function undoLast(): Promise<void> {
  const deed = useDeeds.getState().deeds.at(-1);
  if (deed === undefined) return put({ text: i18n.t('ui:undo.nothing') }, 4000);
  if (deed.undo !== undefined) return takeBack(deed);
  put({ text: deed.what === undefined ? i18n.t('ui:undo.notThis') : i18n.t('ui:undo.not', { what: deed.what }) }, 6000);
}

/** What stands in the notices' place, newest last; for tests and readers of the screen. */
export const noticesNow = (): readonly string[] => useNotices.getState().notices.map(({ text }) => text);

/**
 * Where notices stand: one place in the top bar, so that no button, row or field is ever under them. One at a time;
 * older ones come back if their time is not over.
 */
export function UndoNotes() {
  const { t } = useTranslation('ui');
  const notices = useNotices((state) => state.notices);
  const lastDeed = useDeeds((state) => state.deeds.at(-1));
  const notice = shownOf(notices);
  const deed = notice?.deed;
  return (
    <div className="notices" role="status" aria-live="polite">
      {notice !== undefined && (
        <div key={notice.id} className={`notice${notice.failed ? ' notice-failed' : ''}`}>
          <span>{notice.text}</span>
          {deed?.undo !== undefined && (
            <button type="button" className="link" onClick={() => void takeBack(deed)}>
              {t('undo')} {deed === lastDeed && <kbd>Alt+Z</kbd>}
            </button>
          )}
          <button
            type="button"
            className="link"
            aria-label={t('close')}
            onClick={() => drop(({ id }) => id === notice.id)}
          >
            ×
          </button>
        </div>
      )}
    </div>
  );
}
