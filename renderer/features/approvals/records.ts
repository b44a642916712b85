import { approvalRequestFields } from '../../../db/approvals/model.ts';
import type { Outputs } from '../../lib/outputs.ts';
import { aboutRecord } from '../../records/about.ts';

export type OpenApproval = Outputs['approvals']['get'];
export type ApprovalLine = Outputs['approvals']['list']['rows'][number];

/** 额度审批. */
export const approvalRecord = aboutRecord('approval_request', approvalRequestFields, {
  name: ({ docLabel }) => docLabel,
});
