import { type CrmAdapter, CrmUnavailable } from '../../gateway/adapters/adapter.ts';

/** A head-office CRM that is set up and cannot be reached: what it is to be told waits in the gateway. */
export const awayCrm: CrmAdapter = {
  name: 'away',
  async deliver() {
    throw new CrmUnavailable('away');
  },
};
