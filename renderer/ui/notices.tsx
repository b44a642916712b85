import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { errorText } from '../lib/errors.ts';

interface Notice {
  readonly id: number;
  readonly text: string;
  readonly undo?: (() => unknown) | undefined;
  readonly failed?: boolean;
}

const useNotices = create<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }));
let last = 0;

function put(notice: Omit<Notice, 'id'>, forMs: number): void {
  last += 1;
  const id = last;
  useNotices.setState(({ notices }) => ({ notices: [...notices.slice(-2), { ...notice, id }] }));
  setTimeout(() => drop(id), forMs);
}

function drop(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}

/** Says quietly what was done ("王建国 已保存"), with 撤销 where it can be undone. */
export function notify(text: string, undo?: () => unknown, forMs = undo === undefined ? 4000 : 8000): void {
  put({ text, undo }, forMs);
}

/** An action without a form failed: the reason, a little longer. */
export function notifyFailure(error: unknown): void {
  put({ text: errorText(error), failed: true }, 10_000);
}

/** Another person sits down: nothing of the last one's doing stays in sight, nor can be undone by them. */
export function clearNotices(): void {
  useNotices.setState({ notices: [] });
}

/** A failure goes before anything that went well, the newest before older ones. */
const shownOf = (notices: readonly Notice[]) => notices.findLast(({ failed }) => failed) ?? notices.at(-1);

function takeBack(notice: Notice): void {
  drop(notice.id);
  Promise.resolve(notice.undo?.()).catch(notifyFailure);
}

/** 撤销 of the notice in sight, by its key. */
export function undoShown(): void {
  const notice = shownOf(useNotices.getState().notices);
  if (notice?.undo !== undefined) takeBack(notice);
}

/**
 * Where notices stand: one place in the top bar, so that no button, row or field is ever under them. One at a time;
 * older ones come back if their time is not over.
 */
export function UndoNotes() {
  const { t } = useTranslation('ui');
  const notices = useNotices((state) => state.notices);
  const notice = shownOf(notices);
  return (
    <div className="notices" role="status" aria-live="polite">
      {notice !== undefined && (
        <div key={notice.id} className={`notice${notice.failed ? ' notice-failed' : ''}`}>
          <span>{notice.text}</span>
          {notice.undo !== undefined && (
            <button type="button" className="link" onClick={() => takeBack(notice)}>
              {t('undo')} <kbd>Alt+Z</kbd>
            </button>
          )}
          <button type="button" className="link" aria-label={t('close')} onClick={() => drop(notice.id)}>
            ×
          </button>
        </div>
      )}
    </div>
  );
}
