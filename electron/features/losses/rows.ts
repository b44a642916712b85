import type { RowOf } from '../../../db/entities.ts';
import { seeing } from '../../records/seeing.ts';
import type { Who } from '../../records/who.ts';

export type Loss = RowOf<'loss'>;

export const lossSight = seeing({ entity: 'loss' });

export const manages = ({ role }: Pick<Who, 'role'>): boolean => role === 'manager' || role === 'admin';
