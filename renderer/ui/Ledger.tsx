import { money } from '../lib/money.ts';
import './ledger.css';

export interface LedgerLine {
  readonly key: string;
  readonly label: string;
  /** 分; null: nobody knows it yet. */
  readonly fen: number | null;
  readonly strong?: boolean;
}

/** Money as a small ledger: a line each, the sum in bold. */
export function Ledger({ lines }: { readonly lines: readonly LedgerLine[] }) {
  return (
    <dl className="ledger">
      {lines.map(({ key, label, fen, strong }) => (
        <div key={key} className={strong ? 'strong' : undefined}>
          <dt>{label}</dt>
          <dd className="tabular">{fen === null ? '–' : money(fen)}</dd>
        </div>
      ))}
    </dl>
  );
}
