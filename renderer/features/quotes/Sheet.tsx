import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { lineModes } from '../../../db/pricing/sheet.ts';
import { QUOTE_SELLERS } from '../../../db/quotes/model.ts';
import { isComputed } from '../../../db/sheets/estimates.ts';
import { readMoney, readShare } from '../../lib/money.ts';
import { useMay } from '../../lib/session.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { AddLine } from './AddLine.tsx';
import { Cell } from './Cell.tsx';
import type { OpenQuote, SheetLine } from './records.ts';
import { Tick } from './Tick.tsx';
import { Totals } from './Totals.tsx';
import { type LineTyped, type SheetActions, useSheet } from './useSheet.ts';
import { yuan } from './yuan.ts';
import './quotes.css';

const FIXED = ['guide', 'discount', 'vehicle'];
const ONE_MODE = [...FIXED, 'purchaseTax', 'compulsoryInsurance', 'vesselTax', 'tradeIn'];

/** 商谈明细表 in its fixed order; amounts are typed where they stand. */
export function Sheet({ open, mayWrite }: { readonly open: OpenQuote; readonly mayWrite: boolean }) {
  const { t } = useTranslation('quotes');
  const sheet = useSheet(open.card.id);
  const own = open.lines.filter(({ mode }) => mode !== 'agency');
  const agency = open.lines.filter(({ mode }) => mode === 'agency');
  const row = (line: SheetLine) => <Row key={line.id} line={line} sheet={sheet} mayWrite={mayWrite} open={open} />;
  useHotkeys(
    t('title'),
    mayWrite
      ? [
          {
            keys: 'alt+l',
            label: t('line.add'),
            run: () => document.querySelector<HTMLElement>('.quote-add input')?.focus(),
          },
        ]
      : [],
  );
  return (
    <section className="panel quote-sheet" aria-label={t('sheet')}>
      <section className="quote-scroll" aria-label={t('column.item')}>
        <table>
          <thead>
            <tr>
              <th>{t('column.explained')}</th>
              <th>{t('column.item')}</th>
              <th>{t('column.what')}</th>
              <th>{t('column.mode')}</th>
              <th className="number">{t('column.qty')}</th>
              <th className="number">{t('column.list')}</th>
              <th className="number">{t('column.discount')}</th>
              <th className="number">{t('column.amount')}</th>
              <th aria-label={t('line.remove')} />
            </tr>
          </thead>
          <tbody>{own.map(row)}</tbody>
          {agency.length > 0 && (
            <tbody>
              <tr className="quote-part">
                <th colSpan={9}>{t('agency')}</th>
              </tr>
              {agency.map(row)}
            </tbody>
          )}
        </table>
      </section>
      {mayWrite && <AddLine sheet={sheet} modelId={open.modelId} />}
      <Totals open={open} />
    </section>
  );
}

interface RowProps {
  readonly line: SheetLine;
  readonly sheet: SheetActions;
  readonly mayWrite: boolean;
  readonly open: OpenQuote;
}

function Row({ line, sheet, mayWrite, open }: RowProps) {
  const { t } = useTranslation('quotes');
  const { kind, mode, qty } = line;
  const name = [t(`kind.${kind}`), line.title].filter(Boolean).join(' ');
  const fixed = FIXED.includes(kind);
  const ticks = useMay(...QUOTE_SELLERS) && (open.card.status === 'draft' || open.card.status === 'issued');
  const plain = fixed || isComputed(kind);
  const given = mode === 'gift' || mode === 'included';
  const said = line.noPriceReason && line.amountFen === null ? t(`reason.${line.noPriceReason}`) : undefined;
  const change = (typed: LineTyped, seen: Partial<SheetLine> = {}) => sheet.change(line, typed, seen);
  const amount = (text: string): Promise<boolean> | boolean => {
    const amountFen = text === '' ? null : readMoney(text);
    return amountFen === undefined || (amountFen ?? 0) < 0
      ? false
      : change({ amountFen }, { amountFen: line.amountFen });
  };
  return (
    <tr className={`quote-${kind}${given ? ' quote-given' : ''}`}>
      <td>
        <Tick
          label={t('line.explained', { name })}
          value={line.explainedAt !== null}
          disabled={!ticks}
          onChange={(explained) => sheet.explain(line, explained)}
        />
      </td>
      <th scope="row">{t(`kind.${kind}`)}</th>
      <td>
        <div className="quote-what">
          {mayWrite && !plain ? (
            <Cell
              label={t('cell.title', { name })}
              column="title"
              value={line.title ?? ''}
              commit={(title) => change({ title: title || null }, { title: line.title })}
            />
          ) : (
            <span>{line.title}</span>
          )}
          {said !== undefined && <em>{said}</em>}
          {line.estimate && <i>{t('estimate')}</i>}
          {!plain && kind !== 'tradeIn' && (mayWrite || line.voluntary) && (
            <Tick
              label={t('cell.voluntary', { name })}
              said={t('voluntary')}
              value={line.voluntary === true}
              disabled={!mayWrite}
              onChange={(voluntary) => change({ voluntary })}
            />
          )}
        </div>
      </td>
      <td>
        {ONE_MODE.includes(kind) ? null : mayWrite ? (
          <select
            aria-label={t('cell.mode', { name })}
            value={mode}
            onChange={(event) => void change({ mode: event.target.value as SheetLine['mode'] })}
          >
            {lineModes.map((value) => (
              <option key={value} value={value}>
                {t(`mode.${value}`)}
              </option>
            ))}
          </select>
        ) : (
          t(`mode.${mode}`)
        )}
      </td>
      <td className="number">
        {ONE_MODE.includes(kind) ? null : mayWrite ? (
          <Cell
            number
            label={t('cell.qty', { name })}
            column="qty"
            value={String(qty)}
            commit={(text) => /^[1-9]\d{0,2}$/.test(text) && change({ qty: Number(text) }, { qty })}
          />
        ) : (
          qty
        )}
      </td>
      <td className="number tabular soft quote-list">{kind === 'guide' ? '' : yuan(line.listFen)}</td>
      <td className="number">
        <Discount line={line} name={name} mayWrite={mayWrite} change={change} />
      </td>
      <td className="number tabular">
        {mayWrite && kind !== 'guide' && kind !== 'discount' ? (
          <Cell
            number
            label={t('cell.amount', { name })}
            column="amount"
            value={given && line.priceRef === null ? yuan(line.listFen) : yuan(line.amountFen)}
            placeholder={t('cell.toType')}
            commit={amount}
          />
        ) : (
          <strong>{kind === 'discount' && line.amountFen ? `-${yuan(line.amountFen)}` : yuan(line.amountFen)}</strong>
        )}
      </td>
      <td>
        {mayWrite && !fixed && (
          <Button
            size="small"
            type="text"
            aria-label={t('line.removeOf', { name })}
            onClick={() => void sheet.remove(line)}
          >
            ×
          </Button>
        )}
      </td>
    </tr>
  );
}

interface DiscountProps {
  readonly line: SheetLine;
  readonly name: string;
  readonly mayWrite: boolean;
  readonly change: (typed: LineTyped, seen?: Partial<SheetLine>) => Promise<boolean>;
}

/** 优惠 as an amount or, with %, a percent; the other of the two is shown and never flows back. */
function Discount({ line, name, mayWrite, change }: DiscountProps) {
  const { t } = useTranslation('quotes');
  const { kind, mode, discountFen, discountBp, discountKind, discountValue } = line;
  const may =
    kind === 'discount' || (mode === 'sell' && line.listFen !== null && kind !== 'guide' && kind !== 'vehicle');
  const percent = discountBp === null || discountBp === 0 ? '' : `${(discountBp / 100).toFixed(2)}%`;
  if (!may || !mayWrite)
    return kind === 'vehicle' || kind === 'guide' ? null : (
      <span className="tabular soft">{kind === 'discount' ? percent : yuan(discountFen)}</span>
    );
  const value =
    discountKind === 'percent' && discountValue !== null
      ? `${discountValue / 100}%`
      : discountFen
        ? yuan(discountFen)
        : '';
  const commit = (text: string) => {
    const share = text.endsWith('%') || text.endsWith('％');
    const typed = text === '' ? 0 : share ? readShare(text) : readMoney(text);
    if (typed === undefined || typed < 0) return false;
    return change({ discountKind: share ? 'percent' : 'amount', discountValue: typed }, { discountFen });
  };
  return (
    <div className="quote-discount-cell">
      <Cell
        number
        label={t('cell.discount', { name })}
        column="discount"
        value={value}
        placeholder="0"
        commit={commit}
      />
      {discountKind !== 'percent' && percent !== '' && <small className="soft">{percent}</small>}
    </div>
  );
}
