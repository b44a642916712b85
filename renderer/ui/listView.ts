import { create } from 'zustand';

/** What a list shows and where the reader stands in it. */
export interface ListView {
  readonly filters: Readonly<Record<string, string | undefined>>;
  readonly sort: { readonly key: string; readonly descending: boolean } | undefined;
  readonly text: string;
  readonly scrollTop: number;
  /** Ids in the order last shown: previous and next inside the queue. */
  readonly order: readonly string[];
  readonly openId: string | undefined;
  /** The open row was walked to from card to card, so it may stand outside what the reader saw of the list. */
  readonly walked: boolean;
}

const fresh: ListView = {
  filters: {},
  sort: undefined,
  text: '',
  scrollTop: 0,
  order: [],
  openId: undefined,
  walked: false,
};

/** Views by list name. In memory only: a filter may hold a name or a phone, which must not lie in addresses or on disk. */
const useViews = create<{ readonly views: Readonly<Record<string, ListView>> }>(() => ({ views: {} }));

function change(name: string, start: Partial<ListView>, patch: Partial<ListView>): void {
  useViews.setState(({ views }) => ({ views: { ...views, [name]: { ...fresh, ...start, ...views[name], ...patch } } }));
}

/** Narrows a list that stands elsewhere to a text, over everything a person may see in it: `showInList('customers', '张 138')`. */
export function showInList(name: string, text: string): void {
  useViews.setState(({ views }) => ({ views: { ...views, [name]: { ...fresh, sort: views[name]?.sort, text } } }));
}

/** Forgets every list's place: the next person at this desk starts clean. */
export function forgetViews(): void {
  useViews.setState({ views: {} });
}

export interface ListControl extends ListView {
  readonly name: string;
  readonly set: (patch: Partial<ListView>) => void;
  readonly filter: (key: string, value: string | undefined) => void;
}

/** The view of one list, kept while the window lives: `const list = useListView('customers', { sort: … })`. */
export function useListView(name: string, start: Partial<ListView> = {}): ListControl {
  const view = useViews((state) => state.views[name]) ?? { ...fresh, ...start };
  return {
    ...view,
    name,
    set: (patch) => change(name, start, patch),
    filter: (key, value) => change(name, start, { filters: { ...view.filters, [key]: value }, scrollTop: 0 }),
  };
}

const place = (name: string, staffId: string) => `zhanting.columns.${name}.${staffId}`;

/** Columns a person hid in a list; only their keys are kept on disk. */
export function hiddenColumns(name: string, staffId: string): readonly string[] | undefined {
  try {
    const text = localStorage.getItem(place(name, staffId));
    return text === null ? undefined : (JSON.parse(text) as string[]);
  } catch {
    return undefined;
  }
}

export function hideColumns(name: string, staffId: string, keys: readonly string[]): void {
  localStorage.setItem(place(name, staffId), JSON.stringify(keys));
}
