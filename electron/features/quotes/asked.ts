import type { AuthorityLevel } from '../../../db/pricing/ladder.ts';
import { inSheetOrder } from '../../../db/pricing/sheet.ts';
import { QUOTE_SELLERS } from '../../../db/quotes/model.ts';
import { askAbout } from '../approvals/askable.ts';
import { dealOfQuote } from './deal.ts';
import { linesOf, productOf, quoteOf } from './rows.ts';

/** What can be asked about a quote: its price. Without one of its prices there is nothing to decide on. */
askAbout({
  entity: 'quote',
  kinds: ['priceConcession'],
  by: QUOTE_SELLERS,
  read(db, quoteId) {
    const head = quoteOf(db, quoteId);
    if (!head) return undefined;
    const { hash, versionNo, standing } = dealOfQuote(db, quoteId);
    const lines = inSheetOrder(linesOf(db, quoteId));
    const vehicleFen = lines.find(({ kind }) => kind === 'vehicle')?.amountFen ?? null;
    const title = [productOf(db, head.productId)?.name, head.exteriorColor, head.interiorColor];
    return {
      ...{ hash, versionNo, label: head.docNo ?? head.customerName ?? '', customerId: head.customerId },
      requiredLevel: standing?.requiredLevel ?? 0,
      askedFen: standing?.belowFen(0) ?? 0,
      cars: standing
        ? [
            {
              title: title.filter(Boolean).join(' · '),
              ...{ guideFen: standing.guideFen, dealFen: standing.dealFen, floorFen: standing.floorFen, vehicleFen },
              ...{ netFen: standing.netPriceFen, depthBp: standing.depthBp ?? null, offList: [] },
              level: standing.requiredLevel as AuthorityLevel,
              belowFen: standing.belowFen(0),
              aboveMarkedFen: standing.aboveMarkedFen,
            },
          ]
        : [],
      lines: lines.map(({ lineNo, kind, mode, title: said, qty, listFen, amountFen }) => ({
        ...{ lineNo, kind, mode, title: said ?? '', qty, listFen, amountFen },
      })),
    };
  },
});
