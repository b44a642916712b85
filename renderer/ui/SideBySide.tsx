import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import './side-by-side.css';

export interface SideRow<S extends string> {
  readonly field: string;
  readonly label: string;
  /** What stood there before either changed it. */
  readonly before?: string | undefined;
  readonly cells: readonly [ReactNode, ReactNode];
  /** What a reader is told of each cell. */
  readonly spoken: readonly [string, string];
  readonly picked: S | undefined;
  /** Stands beside the cells and is no part of picking: how to see a masked value. */
  readonly beside?: readonly [ReactNode, ReactNode];
}

interface SideBySideProps<S extends string> {
  readonly caption: string;
  readonly sides: readonly [S, S];
  /** Over the two columns: whose version it is, by whom and when. */
  readonly heads: readonly [ReactNode, ReactNode];
  readonly rows: readonly SideRow<S>[];
  readonly onPick: (field: string, side: S) => void;
  /** The cursor goes into the first row when the table appears. */
  readonly autoFocus?: boolean;
}

/** Two versions, field by field: 1 or ← picks the left one, 2 or → the right one and goes on, ↑ ↓ move. */
export function SideBySide<S extends string>(props: SideBySideProps<S>) {
  const { t } = useTranslation('ui');
  const { rows, sides, onPick } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const { autoFocus } = props;
  useEffect(() => {
    if (autoFocus) focusRow(body.current, 0);
  }, [autoFocus]);
  function pressed(event: KeyboardEvent, index: number): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    const side = { '1': 0, ArrowLeft: 0, '2': 1, ArrowRight: 1 }[event.key];
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const row = rows[index];
    if (side !== undefined && row !== undefined) {
      event.preventDefault();
      onPick(row.field, sides[side as 0 | 1]);
      // The cursor stands on what was picked: Enter there must not pick the other one.
      rowAt(body.current, index)?.querySelectorAll<HTMLElement>('.side')[side]?.focus();
      // A digit decides and goes on; an arrow only looks from one to the other.
      if (/\d/.test(event.key)) focusRow(body.current, index + 1);
    } else if (step !== undefined) {
      event.preventDefault();
      focusRow(body.current, index + step);
    }
  }
  return (
    <table className="sides">
      <caption>{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('sides.field')}</th>
          {props.heads.map((head, side) => (
            <th key={sides[side]} scope="col">
              <kbd>{side + 1}</kbd> {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row, index) => (
          <tr key={row.field} data-side-row data-open={row.picked === undefined || undefined}>
            <th scope="row">
              {row.label}
              {row.before !== undefined && <small>{t('sides.before', { value: row.before })}</small>}
            </th>
            {sides.map((side, at) => (
              <td key={side}>
                <button
                  type="button"
                  className="side"
                  aria-pressed={row.picked === side}
                  aria-label={t('sides.pick', { label: row.label, value: row.spoken[at as 0 | 1] })}
                  tabIndex={row.picked === side || (row.picked === undefined && at === 0) ? 0 : -1}
                  onClick={() => onPick(row.field, side)}
                  onKeyDown={(event) => pressed(event, index)}
                >
                  {row.cells[at as 0 | 1]}
                </button>
                {row.beside?.[at as 0 | 1]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const rowAt = (body: HTMLElement | null, index: number) => body?.querySelectorAll('[data-side-row]')[index];

function focusRow(body: HTMLElement | null, index: number): void {
  rowAt(body, index)?.querySelector<HTMLElement>('.side[tabindex="0"]')?.focus();
}
