import { useNavigate } from 'react-router';
import { useHotkeys } from './hotkeys.ts';
import { useListView } from './listView.ts';

/**
 * Alt+↑ ↓ on a record: to the one before or after it in the list it was opened from. However many one walks past, Back is one
 * step, to the row last looked at. `name` is the list's, and the records stand under it: `/vehicles/<id>`.
 */
export function useNeighbourKeys(t: (key: string) => string, name: string, id: string | undefined): void {
  const navigate = useNavigate();
  const list = useListView(name);
  const at = id === undefined ? -1 : list.order.indexOf(id);
  const go = (step: number) => {
    const to = at < 0 ? undefined : list.order[at + step];
    if (to === undefined) return;
    list.set({ openId: to, walked: true });
    void navigate(`/${name}/${to}`, { replace: true });
  };
  useHotkeys(t('title'), [
    { keys: 'alt+arrowup', label: t('keys.previous'), run: () => go(-1) },
    { keys: 'alt+arrowdown', label: t('keys.next'), run: () => go(1) },
  ]);
}
