import { addCardNote } from '../../lib/customerCard.ts';
import { AccountNote } from './AccountNote.tsx';

addCardNote({ name: 'account', roles: ['finance', 'manager'], Note: AccountNote });
