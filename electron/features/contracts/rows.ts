import { maskIdNumber } from '../../../db/customers/id-number.ts';
import { maskPhone } from '../../../db/customers/phone.ts';
import type { RowOf } from '../../../db/entities.ts';
import type { Connection } from '../../kernel/connection.ts';
import { prepared } from '../../kernel/statements.ts';
import { seeing } from '../../records/seeing.ts';
import { seesPerson } from '../customers/rows.ts';

export type Contract = RowOf<'contract'>;
export type ContractLine = Pick<
  RowOf<'contract_line'>,
  'id' | 'rev' | 'lineNo' | 'kind' | 'mode' | 'title' | 'qty' | 'amountFen' | 'voluntary'
>;
export type ContractDue = Pick<RowOf<'contract_due'>, 'id' | 'rev' | 'lineNo' | 'dueOn' | 'dueFen' | 'condition'>;

/** As on the customer's card: nobody sees a whole ID number on the screen; the paper carries it. */
const idNumber = { open: () => false, star: maskIdNumber };
const number = { open: seesPerson, star: maskPhone };

export const contractSight = seeing({
  entity: 'contract',
  hides: { lastEventId: () => false, contentHash: () => false },
  masks: { idNo: idNumber, agentIdNo: idNumber, phone: number, agentPhone: number },
});

const LINES = `SELECT id, rev, line_no AS lineNo, kind, mode, title, qty, amount_fen AS amountFen, voluntary
  FROM contract_line WHERE contract_id = ? AND deleted_at IS NULL ORDER BY line_no, id`;
const DUES = `SELECT id, rev, line_no AS lineNo, due_on AS dueOn, due_fen AS dueFen, condition
  FROM contract_due WHERE contract_id = ? AND deleted_at IS NULL ORDER BY line_no, id`;
type Raw = Omit<ContractLine, 'voluntary'> & { voluntary: 0 | 1 | null };

/** What is sold, given and done beside the car, in order. */
export const linesOf = (db: Connection, contractId: string): ContractLine[] =>
  prepared<Raw>(db, LINES)
    .all(contractId)
    .map(({ voluntary, ...line }) => ({ ...line, voluntary: voluntary === null ? null : voluntary === 1 }));

/** When what is due, in order. */
export const duesOf = (db: Connection, contractId: string): ContractDue[] =>
  prepared<ContractDue>(db, DUES).all(contractId);
