import type { ReactNode } from 'react';

interface FactProps {
  readonly name: string;
  readonly label: string;
  readonly blank: boolean;
  readonly children: ReactNode;
}

/** A field of a group that is read. A blank one takes no room, but can be asked for by its name. */
export function Fact({ name, label, blank, children }: FactProps) {
  if (blank) return <div hidden data-field={name} data-fact />;
  return (
    <div className="record-fact" data-field={name} data-fact>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
