import type { ReactNode } from 'react';

export interface PageProps {
  readonly title: ReactNode;
  /** One line of what the page holds. */
  readonly subtitle?: ReactNode;
  /** Filters as chips, in the middle of the head. */
  readonly filters?: ReactNode;
  /** Quiet actions, then the one primary button of the page. */
  readonly actions?: ReactNode;
  readonly primary?: ReactNode;
  readonly children: ReactNode;
  /** The body fills the window and scrolls inside (lists, boards). */
  readonly fill?: boolean;
}

/** Head and body of every page, as UI.md draws it. */
export function Page(props: PageProps) {
  return (
    <main className={`page${props.fill ? ' page-fill' : ''}`} id="page">
      <header className="page-head">
        <div className="page-title">
          <h1>{props.title}</h1>
          {props.subtitle !== undefined && <p>{props.subtitle}</p>}
        </div>
        <div className="page-filters">{props.filters}</div>
        <div className="page-actions">
          {props.actions}
          {props.primary}
        </div>
      </header>
      <div className="page-body">{props.children}</div>
    </main>
  );
}
