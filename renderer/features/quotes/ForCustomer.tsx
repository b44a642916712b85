import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { inCapitals } from '../../../db/money/capitals.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import type { OpenQuote, SheetLine } from './records.ts';
import { Tick } from './Tick.tsx';
import { useSheet } from './useSheet.ts';
import { yuan } from './yuan.ts';

/** 给客户看: the sheet alone, large and calm; nothing of the house stands in it. Each line is ticked as it is explained. */
export function ForCustomer({ open, onClose }: { readonly open: OpenQuote; readonly onClose: () => void }) {
  const { t } = useTranslation('quotes');
  const screen = useRef<HTMLElement>(null);
  const sheet = useSheet(open.card.id);
  useHotkeys(t('show'), [
    { keys: 'escape', label: t('show.leave'), run: onClose },
    { keys: 'f6', label: t('show.leave'), run: onClose },
  ]);
  useEffect(() => screen.current?.focus(), []);
  const { card, lines, money, loan, productName } = open;
  const may = card.status === 'draft' || card.status === 'issued';
  const agency = lines.filter(({ mode }) => mode === 'agency');
  const row = (line: SheetLine) => (
    <tr key={line.id} className={`quote-${line.kind}`}>
      <td className="quote-tick">
        <Tick
          disabled={!may}
          label={t('line.explained', { name: [t(`kind.${line.kind}`), line.title].filter(Boolean).join(' ') })}
          value={line.explainedAt !== null}
          onChange={(explained) => sheet.explain(line, explained)}
        />
      </td>
      <th scope="row">{t(`kind.${line.kind}`)}</th>
      <td>
        {line.kind !== 'guide' && line.kind !== 'vehicle' && line.title}
        {line.qty > 1 && ` × ${line.qty}`}
        {line.estimate && <i>{t('estimate')}</i>}
        {line.voluntary && <i>{t('voluntary')}</i>}
        {(line.mode === 'gift' || line.mode === 'included') && <i>{t(`mode.${line.mode}`)}</i>}
      </td>
      <td className="quote-sum tabular">
        {line.mode === 'gift'
          ? t('show.worth', { fen: yuan(line.listFen) })
          : `${line.kind === 'discount' || line.kind === 'tradeIn' ? '-' : ''}${yuan(line.amountFen)}`}
      </td>
    </tr>
  );
  return createPortal(
    <section className="quote-show" ref={screen} tabIndex={-1} aria-label={t('show')}>
      <header>
        <div>
          <h1>{productName}</h1>
          <p>{[card.exteriorColor, card.interiorColor, card.customerName].filter(Boolean).join(' · ')}</p>
        </div>
        <button type="button" className="link" onClick={onClose}>
          {t('show.leave')} <kbd>Esc</kbd>
        </button>
      </header>
      <table>
        <tbody>{lines.filter(({ mode }) => mode !== 'agency').map(row)}</tbody>
        {agency.length > 0 && (
          <tbody>
            <tr className="quote-part">
              <th colSpan={4}>{t('agency')}</th>
            </tr>
            {agency.map(row)}
          </tbody>
        )}
      </table>
      <footer>
        <p>
          {t('sum.payable')} <strong className="tabular">{yuan(money.payableFen)}</strong>
        </p>
        <p className="soft">{inCapitals(money.payableFen, { prefix: true })}</p>
        <p>
          {money.tradeInFen > 0 && `${t('sum.tradeIn')} ${yuan(money.tradeInFen)}　`}
          {money.loanFen > 0 && `${t('sum.loan')} ${yuan(money.loanFen)}　`}
          {t('sum.cash')} <b className="tabular">{yuan(money.cashFen)}</b>
          {loan && `　${t('sum.monthly', { months: card.loanMonths })} ${yuan(loan.monthlyFen)}`}
        </p>
        <p className="soft">{t('show.valid', { on: card.validUntil })}</p>
      </footer>
    </section>,
    document.body,
  );
}
