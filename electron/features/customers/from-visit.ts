import { genderOfAddress } from '../../../db/customers/form-of-address.ts';
import { checkMobile } from '../../../db/customers/phone.ts';
import { InvalidInput, type Problem } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import { requireVisit, type Visit } from '../visits/rows.ts';
import { tieToCustomer } from '../visits/service.ts';
import type { Customer, Viewer } from './rows.ts';
import { insertCustomer, type NewCustomer } from './service.ts';

/** What the 来店登记表 knows, as a card. */
function cardFields(visit: Visit, viewer: Viewer): NewCustomer {
  const mobile = visit.guestPhone ? checkMobile(visit.guestPhone) : null;
  const hasModel = Boolean(visit.interestSeries ?? visit.interestModel);
  return {
    kind: 'person',
    name: visit.guestName ?? '',
    gender: visit.gender ?? genderOfAddress(visit.guestName) ?? null,
    mobile: mobile?.ok ? mobile.value : null,
    landline: mobile?.ok ? null : visit.guestPhone,
    address: visit.address,
    source: visit.source,
    sourceDetail: visit.sourceDetail ?? visit.campaign,
    interestSeries: visit.interestSeries,
    interestModel: visit.interestModel,
    interestColor: visit.interestColor,
    interestNote: visit.interestNote,
    ownedCar: visit.ownedCar,
    rivals: visit.rivals,
    level: hasModel ? ((visit.levelInitial as NewCustomer['level']) ?? 'none') : 'none',
    ownerId: visit.consultantId ?? (viewer.role === 'consultant' ? viewer.id : null),
  };
}

/** The card's fields as the visit's form calls them. */
const ON_VISIT: Record<string, string> = { name: 'guestName', mobile: 'guestPhone', landline: 'guestPhone' };

/**
 * 建卡: turns a visit into a customer card and ties the visit to it, in one save.
 * @throws InvalidInput in the visit's field names; Refusal `customer.duplicate` (then offer to tie the visit to that card).
 */
export function createFromVisit(
  store: Store,
  viewer: Viewer,
  input: { visitId: string; rev: number; force?: boolean | undefined },
): Customer {
  return store.write(viewer, (tx) => {
    const visit = requireVisit(tx, input.visitId);
    let card: Customer;
    try {
      card = insertCustomer(tx, viewer, { ...cardFields(visit, viewer), force: input.force });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      throw new InvalidInput(error.problems.map((p): Problem => ({ ...p, path: ON_VISIT[p.path] ?? p.path })));
    }
    tieToCustomer(tx, { id: visit.id, rev: input.rev }, card.id);
    return tx.get('customer', card.id) as Customer;
  });
}
