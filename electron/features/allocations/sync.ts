import { allocation } from '../../../db/allocations/table.ts';
import { CLAIM_FIELDS, vinKey } from '../../../db/documents/claim.ts';
import type { SyncedEntity } from '../../kernel/entity.ts';

/** A car that is held is claimed by its VIN; what a manager took it from gives it up in the same operation. */
export const allocationSync: SyncedEntity<typeof allocation> = {
  name: 'allocation',
  table: allocation,
  mayLeave: () => true,
  headOffice: CLAIM_FIELDS,
  label: (row) => [row.docNo, row.vin].filter(Boolean).join(' '),
  claims(row, before) {
    const key = vinKey(row.vin);
    const holds = row.status !== 'released' && row.deletedAt === null;
    const held = before !== null && before.status !== 'released' && before.deletedAt === null;
    // A car that is out on loan stays claimed when its order is off, until it is back; sold and given back (退车) it is free.
    if (!holds && row.loanId !== null && before?.status !== 'consumed') return [];
    if (!holds) return held ? [{ key, action: 'release' }] : [];
    // The car left, which is a fact: whoever it was promised to elsewhere is asked about it.
    if (row.status === 'consumed' && before?.status !== 'consumed') return [{ key, action: 'seize' }];
    if (held) return [];
    if (row.transferId !== null && row.claimState === null)
      return [{ key, action: 'handOver', expect: row.transferId }];
    if (row.loanId !== null && row.claimState === null)
      return [{ key, action: 'handOver', expect: row.takenFromId ?? row.loanId }];
    // Said again after it was judged it takes nothing away a second time.
    const from = row.claimState === null ? row.takenFromId : null;
    return [...(from ? [{ key, action: 'release' as const, expect: from }] : []), { key, action: 'take' }];
  },
};
