import { Children, type ReactNode } from 'react';

/** Short facts in one row, a dot between any two. A line breaks only between facts, and none begins or ends with a dot. */
export function Facts(props: { readonly children: ReactNode }) {
  return (
    <span className="facts">
      {Children.toArray(props.children).map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two facts may read alike, and their order never changes
        <span key={index}>{fact}</span>
      ))}
    </span>
  );
}
