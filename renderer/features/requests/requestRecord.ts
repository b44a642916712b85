import { typedRequest } from '../../../db/requests/model.ts';
import { requestProblems } from '../../../db/requests/rules.ts';
import { aboutRecord, type RecordValues } from '../../records/about.ts';

/** 客户请求. */
export const requestRecord = aboutRecord('service_request', typedRequest, {
  name: (saved) => (saved as { customerName?: string | null }).customerName ?? '',
  required: () => ['kind', 'content', 'dueOn', 'ownerId'],
  problems: requestProblems,
});
export type RequestValues = RecordValues<(typeof typedRequest)['_output']>;

/** Roles that say whose a request is and until when. The host decides who may what. */
export const managers = ['manager', 'admin'] as const;
