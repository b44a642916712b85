import {
  type ContractFields,
  type ContractLineFields,
  contractLineKinds,
  contractLineTyped,
} from '../../../db/contracts/model.ts';
import type { Connection } from '../../kernel/connection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { linesOf, productOf, quoteOf } from '../quotes/rows.ts';

type LineTyped = Omit<ContractLineFields, 'contractId' | 'lineNo'>;

/** 商谈明细表 as a contract says it: the car's price, what stands beside it, payment and trade-in. */
export interface QuotedContract {
  customerId: string;
  status: string;
  threadId: string;
  head: Partial<ContractFields>;
  lines: LineTyped[];
}

const KINDS: readonly string[] = contractLineKinds;

/** @throws Refusal `record.missing` */
export function quotedContract(db: Connection, quoteId: string): QuotedContract {
  const quote = quoteOf(db, quoteId);
  if (!quote) throw new Refusal('record.missing', { params: { entity: 'quote' } });
  const lines = linesOf(db, quoteId);
  const vehicle = lines.find(({ kind }) => kind === 'vehicle');
  const tradeInFen = lines
    .filter(({ kind }) => kind === 'tradeIn')
    .reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
  const loan = quote.paymentMode === 'loan';
  const { customerId, status, threadId, productId, exteriorColor, interiorColor, paymentMode } = quote;
  return {
    ...{ customerId, status, threadId },
    head: {
      ...{ productId, exteriorColor, interiorColor, paymentMode },
      vehicleFen: vehicle?.amountFen ?? null,
      tradeInFen: tradeInFen > 0 ? tradeInFen : null,
      ...(loan && {
        loanBank: quote.loanBank,
        loanDownFen: quote.loanDownFen,
        loanPrincipalFen: quote.loanPrincipalFen,
        loanMonths: quote.loanMonths,
      }),
    },
    lines: lines
      .filter(({ kind }) => KINDS.includes(kind))
      .map(({ kind, mode, title, productId: of, qty, amountFen, voluntary }) =>
        contractLineTyped.parse({
          ...{ kind, mode, qty, amountFen, voluntary },
          title: title ?? productOf(db, of)?.name ?? null,
        }),
      ),
  };
}
