import type { ReactNode } from 'react';

/** Says what will stand here and offers the first step. */
export function Empty(props: { title: string; text?: string; action?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{props.title}</p>
      {props.text !== undefined && <p>{props.text}</p>}
      {props.action}
    </div>
  );
}
