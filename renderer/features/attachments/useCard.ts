import { useQuery } from '@tanstack/react-query';
import { CONTRACT_DRAFTERS } from '../../../db/contracts/model.ts';
import { useMay } from '../../lib/session.ts';
import { trpc } from '../../lib/trpc.ts';
import type { Card } from './upload.ts';

interface KnownCard {
  readonly name: string;
  readonly mayWrite: boolean;
  /** Files stay on this PC, because their customer has not agreed to share with head office, which runs the gateway. */
  readonly held: boolean;
}

/** Whose files these are, and what this person may do with them. */
export function useCard({ entity, id }: Card): KnownCard {
  const contract = useQuery({ ...trpc.contracts.get.queryOptions({ id }), enabled: entity === 'contract' }).data;
  const customerId = entity === 'customer' ? id : contract?.card.customerId;
  const customer = useQuery({
    ...trpc.customers.get.queryOptions({ id: customerId ?? '' }),
    enabled: customerId !== undefined,
  }).data;
  const vehicle = useQuery({ ...trpc.vehicles.get.queryOptions({ id }), enabled: entity === 'vehicle' }).data;
  const status = useQuery(trpc.sync.status.queryOptions()).data;
  const mayWriteCustomer = useMay('reception', 'consultant', 'manager', 'backOffice', 'admin');
  const mayWriteContract = useMay(...CONTRACT_DRAFTERS, 'finance');
  const mayWriteVehicle = useMay('backOffice', 'warehouse', 'manager', 'admin');
  return {
    name: contract?.card.docNo ?? customer?.name ?? vehicle?.card.model ?? vehicle?.card.vin ?? '',
    mayWrite: entity === 'customer' ? mayWriteCustomer : entity === 'contract' ? mayWriteContract : mayWriteVehicle,
    held: status?.operator === 'head_office' && customer !== undefined && customer.hqShareConsent !== 'granted',
  };
}
