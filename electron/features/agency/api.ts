import { z } from 'zod';
import { AGENCY_PAYERS, AGENCY_READERS, agencyEntryFields } from '../../../db/agency/model.ts';
import { procedureFor, router } from '../../api/procedure.ts';
import { byId, whoIs } from '../../records/procedures.ts';
import { agencyOfOrder, openAccounts, payAgency, reverseAgency } from './service.ts';

const reading = procedureFor(...AGENCY_READERS);
const paying = procedureFor(...AGENCY_PAYERS);

/** 代办: what is paid out for customers. */
export const agencyApi = router({
  ofOrder: reading.input(byId).query(({ ctx, input }) => agencyOfOrder(ctx.showroom.store, input.id)),
  open: reading.query(({ ctx }) => openAccounts(ctx.showroom.store)),
  pay: paying
    .input(agencyEntryFields.partial())
    .mutation(({ ctx, input }) => payAgency(ctx.showroom.store, whoIs(ctx), input)),
  reverse: paying
    .input(byId.extend({ reason: z.string().trim().max(200, 'text.tooLong') }))
    .mutation(({ ctx, input }) => reverseAgency(ctx.showroom.store, whoIs(ctx), input)),
});
