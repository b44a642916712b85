import { dayOf } from '../../../db/core/day.ts';
import { genderOfAddress } from '../../../db/customers/form-of-address.ts';
import { checkMobile } from '../../../db/customers/phone.ts';
import type { RowOf } from '../../../db/entities.ts';
import { InvalidInput, type Problem } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Seen } from '../../records/seeing.ts';
import type { Who } from '../../records/who.ts';
import { requireVisit, type Visit } from '../visits/rows.ts';
import { tieToCustomer } from '../visits/service.ts';
import { customerSight } from './rows.ts';
import { customerSaving, type NewCustomer } from './service.ts';

/** What the 来店登记表 knows, as a card. */
function cardFields(visit: Visit, who: Who): NewCustomer {
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
    campaign: visit.campaign,
    interestSeries: visit.interestSeries,
    interestModel: visit.interestModel,
    interestModelId: visit.interestModelId,
    interestColor: visit.interestColor,
    interestNote: visit.interestNote,
    ownedCar: visit.ownedCar,
    rivals: visit.rivals,
    level: hasModel ? ((visit.levelInitial as NewCustomer['level']) ?? 'none') : 'none',
    ownerId: visit.consultantId ?? (who.role === 'consultant' ? who.id : null),
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
  who: Who,
  input: { visitId: string; rev: number; force?: boolean | undefined },
): Seen<'customer'> {
  return store.write(who, (tx) => {
    const visit = requireVisit(tx, input.visitId);
    let card: RowOf<'customer'>;
    try {
      card = customerSaving.insert(tx, who, { ...cardFields(visit, who), force: input.force }, dayOf(tx.at));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      throw new InvalidInput(error.problems.map((p): Problem => ({ ...p, path: ON_VISIT[p.path] ?? p.path })));
    }
    tieToCustomer(tx, { id: visit.id, rev: input.rev }, card.id);
    // Some who make cards never saw the visit's whole number.
    return customerSight.shown(who, tx.get('customer', card.id)!);
  });
}
