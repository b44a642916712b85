import type { RowOf } from '../../../db/entities.ts';
import { seeing } from '../../records/seeing.ts';
import type { Who } from '../../records/who.ts';

export type ServiceRequest = RowOf<'service_request'>;

export const requestSight = seeing({ entity: 'service_request' });

export const manages = ({ role }: Pick<Who, 'role'>): boolean => role === 'manager' || role === 'admin';
