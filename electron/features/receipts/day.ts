import type { PayMethod } from '../../../db/receipts/model.ts';
import { prepared } from '../../kernel/statements.ts';
import type { Store } from '../../kernel/store.ts';

/** 日结: what came in and went back on a day by one method. */
export interface DayMethod {
  method: PayMethod;
  receipts: number;
  receivedFen: number;
  refundedFen: number;
}

/** What takes another back counts on the day it was done, below zero. */
const DAY = `WITH moved AS (
    SELECT method, 1 AS receipts, CASE WHEN reverses_id IS NULL THEN amount_fen ELSE -amount_fen END AS inFen, 0 AS outFen
      FROM receipt WHERE received_on = @on AND deleted_at IS NULL
    UNION ALL
    SELECT method, 0, 0, CASE WHEN reverses_id IS NULL THEN amount_fen ELSE -amount_fen END
      FROM refund WHERE refunded_on = @on AND deleted_at IS NULL)
  SELECT method, sum(receipts) AS receipts, sum(inFen) AS receivedFen, sum(outFen) AS refundedFen FROM moved GROUP BY 1 ORDER BY 3 DESC`;

export interface DayTotals {
  on: string;
  methods: DayMethod[];
  receivedFen: number;
  refundedFen: number;
}

export function totalsOfDay({ db }: Store, on: string): DayTotals {
  const methods = prepared<DayMethod>(db, DAY).all({ on });
  const sum = (of: (row: DayMethod) => number) => methods.reduce((total, row) => total + of(row), 0);
  return { on, methods, receivedFen: sum((row) => row.receivedFen), refundedFen: sum((row) => row.refundedFen) };
}
