import { listValue, type SheetLine } from '../pricing/sheet.ts';
import { discounted } from './amounts.ts';
import type { SheetLineFields } from './line.ts';

type Line = Partial<SheetLineFields>;

/** What of a line is said by its list and not by whoever types. */
const PRICE = { listFen: null, priceRef: null, noPriceReason: null } as const;
const NO_DISCOUNT = { discountKind: null, discountValue: null, discountFen: null } as const;

const given = (mode: Line['mode']) => mode === 'gift' || mode === 'included';
const whole = (line: Line): number | null =>
  line.listFen == null ? null : listValue({ qty: 1, ...line } as unknown as SheetLine);
const sourceOf = ({ priceRef }: Line): Line['source'] => (priceRef ? 'list' : 'manual');

/**
 * What else changes on a line when somebody types into it; `line` as it will be, `typed` the fields that are new. A list price is never
 * typed over, a discount makes its amount once, an amount typed against a list price is a discount (DEALS 4.2).
 */
export function lineAfter(line: Line, typed: ReadonlySet<string>): Line {
  if (typed.has('productId')) return { ...PRICE, ...NO_DISCOUNT, amountFen: null, source: null };
  if (given(line.mode)) {
    // Of a gift that no list prices, what it is worth is typed.
    const worth = line.priceRef || !typed.has('amountFen') ? line.listFen : line.amountFen;
    return { ...NO_DISCOUNT, listFen: worth ?? null, amountFen: 0, source: sourceOf(line) };
  }
  if (typed.has('amountFen')) return byAmount(line);
  if (typed.has('discountKind') || typed.has('discountValue') || typed.has('qty') || typed.has('mode')) {
    const taken = discounted({ ...line, qty: line.qty ?? 1, listFen: line.listFen ?? null });
    if (taken) return { ...taken, source: sourceOf(line) };
    const listed = whole(line);
    if (listed !== null && line.source !== 'manual') return { ...NO_DISCOUNT, amountFen: listed, source: 'list' };
  }
  return {};
}

function byAmount(line: Line): Line {
  const listed = whole(line);
  if (line.amountFen == null) return { ...NO_DISCOUNT, source: null };
  if (listed === null || !line.priceRef) return { ...NO_DISCOUNT, source: 'manual' };
  const discountFen = Math.max(0, listed - line.amountFen) || null;
  return { ...NO_DISCOUNT, discountFen, source: line.source === 'manual' ? 'manual' : 'list' };
}

/** What 询价 found for a line: filled in, or set beside an amount that was typed. */
export function lineAsked(line: Line, found: { amountFen: number; ref: NonNullable<Line['priceRef']> }): Line {
  const price = { listFen: found.amountFen, priceRef: found.ref, noPriceReason: null };
  if (given(line.mode)) return { ...price, amountFen: 0, source: 'list' };
  const typedAlone = line.amountFen != null && line.source === 'manual';
  if (typedAlone) return price;
  const taken = discounted({ ...line, qty: line.qty ?? 1, listFen: found.amountFen });
  return { ...price, ...(taken ?? { amountFen: found.amountFen * (line.qty ?? 1) }), source: 'list' };
}
