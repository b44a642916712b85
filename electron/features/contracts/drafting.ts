import type { ContractFields } from '../../../db/contracts/model.ts';
import { dayOf } from '../../../db/core/day.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Write } from '../../kernel/write.ts';
import { standingRecord } from '../../records/standing.ts';
import type { Who } from '../../records/who.ts';
import type { Customer } from '../customers/rows.ts';
import { quotedContract } from './from-quote.ts';
import { contractSaving, lineSaving } from './service.ts';

/** The buyer as the card knows them, numbers whole: whoever drafts sees them starred. */
const buyerOf = (card: Customer): Partial<ContractFields> => ({
  customerId: card.id,
  ownerId: card.ownerId,
  buyerName: card.name,
  phone: card.mobile ?? card.landline,
  address: card.address,
  ...(card.kind === 'company'
    ? { uscc: card.uscc, agentName: card.contactName }
    : { idType: card.idType ?? (card.idNo ? 'residentId' : null), idNo: card.idNo }),
});

const WISHED = `SELECT id FROM product WHERE kind = 'vehicle' AND model_id = ? AND deleted_at IS NULL ORDER BY id LIMIT 1`;
const ORIGIN = 'SELECT origin FROM vehicle_model WHERE id = ?';

/** The car they wished for, as far as the card says. */
function wishedCar(tx: Write, card: Customer): Partial<ContractFields> {
  const modelId = card.interestModelId;
  const productId = modelId && (tx.db.prepare(WISHED).pluck().get(modelId) as string | undefined);
  const origin = modelId && (tx.db.prepare(ORIGIN).pluck().get(modelId) as ContractFields['origin'] | undefined);
  return {
    ...(productId ? { productId } : { modelName: card.interestModel }),
    ...(origin && { origin }),
    exteriorColor: card.interestColor,
    ...(card.payment && { paymentMode: card.payment }),
  };
}

const said = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined)) as T;

interface Drafted {
  customerId: string;
  /** An accepted 商谈明细表 it is made from. */
  quoteId?: string | undefined;
}

/**
 * 做合同: a draft with what the customer's card knows of buyer and car, or with what was agreed on a quote. One quote makes one contract that
 * lives: asked again it is opened. @throws Refusal `record.missing`, `contract.notAccepted`, `contract.otherCustomer`
 */
export const draftContract = (store: Store, who: Who, { customerId, quoteId }: Drafted): { id: string } =>
  store.write(who, (tx) => {
    const card = standingRecord(tx, 'customer', customerId);
    if (quoteId === undefined) {
      const typed = said({ ...buyerOf(card), ...wishedCar(tx, card) });
      return { id: contractSaving.insert(tx, who, typed, dayOf(tx.at)).id };
    }
    const there = tx.db.prepare(LIVING).pluck().get(quoteId) as string | undefined;
    return { id: there ?? draftFromQuote(tx, who, card, quoteId) };
  });

const LIVING = `SELECT id FROM contract WHERE quote_id = ? AND status NOT IN ('void', 'terminated') AND deleted_at IS NULL LIMIT 1`;

function draftFromQuote(tx: Write, who: Who, card: Customer, quoteId: string): string {
  const quoted = quotedContract(tx.db, quoteId);
  if (quoted.status !== 'accepted') throw new Refusal('contract.notAccepted');
  if (standingRecord(tx, 'customer', quoted.customerId).id !== card.id) throw new Refusal('contract.otherCustomer');
  const { origin } = wishedCar(tx, card);
  const typed = said({ ...buyerOf(card), origin, ...quoted.head });
  const { id } = contractSaving.insert(tx, who, typed, dayOf(tx.at));
  tx.update('contract', id, { quoteId, threadId: quoted.threadId });
  quoted.lines.forEach((line, at) => {
    lineSaving.insert(tx, who, { ...line, contractId: id, lineNo: at + 1 }, dayOf(tx.at));
  });
  return id;
}
