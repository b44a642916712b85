import type { ComponentType } from 'react';
import type { Role } from '../../db/staff/model.ts';
import type { SectionName } from './sections.tsx';

export interface RouteDef {
  /** Path behind '#/'. */
  readonly path: string;
  /** Where the rail shows it; details of a record carry their list's section. */
  readonly section: SectionName;
  /** A page of the section's own bar (key in app texts: `page.<name>`); records and forms have none. */
  readonly tab?: string;
  readonly roles: readonly Role[];
  /** Loaded when first opened: each page is its own chunk. */
  readonly page: () => Promise<{ default: ComponentType }>;
}

interface RecordPages {
  readonly path: string;
  readonly section: SectionName;
  readonly read: readonly Role[];
  readonly write: readonly Role[];
  /** `ListPage` and `CardPage` of `plainPages`. */
  readonly pages: () => Promise<{ ListPage: ComponentType; CardPage: ComponentType }>;
}

/** List, new one and card of a record; its tab is called as its room's `title`. */
export const recordRoutes = ({ path, section, read, write, pages }: RecordPages): readonly RouteDef[] => {
  const card = () => pages().then(({ CardPage }) => ({ default: CardPage }));
  return [
    { path, section, tab: path, roles: read, page: () => pages().then(({ ListPage }) => ({ default: ListPage })) },
    { path: `${path}/new`, section, roles: write, page: card },
    { path: `${path}/:id`, section, roles: read, page: card },
  ];
};

/** Pages of one section, a line each. */
export const pagesOf =
  (section: SectionName) =>
  (path: string, roles: readonly Role[], page: RouteDef['page'], tab?: string): RouteDef => ({
    ...{ path, section, roles, page },
    ...(tab !== undefined && { tab }),
  });
