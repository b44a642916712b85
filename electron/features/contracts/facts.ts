import { contractTotals, paperBlanks } from '../../../db/contracts/model.ts';
import type { ContractFacts } from '../../../db/contracts/steps.ts';
import { depositsOf, ownMoneyOf } from '../../../db/receipts/model.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Write } from '../../kernel/write.ts';
import { receivedFor } from '../receipts/rows.ts';
import { depositWaived, quoteShut } from './approved.ts';
import { type Contract, duesOf, linesOf } from './rows.ts';

const SCANS = `SELECT count(*) AS count FROM attachment WHERE entity = 'contract' AND entity_id = ? AND kind = 'signedContract'
  AND deleted_at IS NULL`;

/** What a contract's gates are asked with. */
export function factsOf(tx: Write, row: Contract): ContractFacts {
  const lines = linesOf(tx.db, row.id);
  const dues = duesOf(tx.db, row.id);
  const received = receivedFor(tx.db, { contractId: row.id });
  const totals = contractTotals(row.vehicleFen, lines);
  const numbers = (from: typeof lines) => from.map(({ lineNo }) => lineNo);
  return {
    blank: paperBlanks(row),
    priceless: numbers(
      lines.filter(({ mode, amountFen }) => amountFen === null && (mode === 'sell' || mode === 'agency')),
    ),
    notVoluntary: numbers(lines.filter(({ mode, voluntary }) => mode === 'agency' && voluntary !== true)),
    depositFen: row.depositFen ?? 0,
    totalFen: totals.totalFen,
    payableFen: totals.payableFen,
    plannedFen: dues.length === 0 ? null : dues.reduce((sum, { dueFen }) => sum + dueFen, 0),
    loanFen: row.paymentMode === 'loan' ? (row.loanPrincipalFen ?? 0) : 0,
    tradeInFen: row.tradeInFen ?? 0,
    fromQuote: row.status === 'draft' ? quoteShut(tx, row, lines) : [],
    signedOn: row.signedOn,
    scans: prepared<{ count: number }>(tx.db, SCANS).get(row.id)!.count,
    depositsFen: depositsOf(received),
    waived: depositWaived(tx, row),
    ownMoneyFen: ownMoneyOf(received),
    inHandFen: received.totalFen,
  };
}
