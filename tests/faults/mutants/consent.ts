import type { Mutant } from './mutant.ts';

/** What a head office, or a CRM behind the dealer's own gateway, must never hear. */
export const CONSENT_MUTANTS: readonly Mutant[] = [
  {
    name: 'crm-told-unasked',
    harm: 'the CRM hears of customers who were never asked',
    edits: [
      {
        file: 'gateway/push/consent.ts',
        find: "row.data.hqShareConsent === 'granted'",
        replace: "row.data.hqShareConsent !== 'withdrawn'",
      },
    ],
  },
  {
    name: 'consent-ignored',
    harm: 'head office hears of customers who never agreed',
    edits: [
      {
        file: 'electron/features/sync/sending/lease.ts',
        find: "operator === 'dealer'\n",
        replace: 'operator\n',
      },
    ],
  },
  {
    name: 'contact-people-unasked',
    harm: 'head office hears of the people around a customer who never agreed',
    edits: [
      {
        file: 'electron/features/customers/people-sync.ts',
        find: 'mayLeave: (row, patch, db) => allAgreed(db, [row.customerId, patch.customerId]),',
        replace: 'mayLeave: () => true,',
      },
    ],
  },
  {
    name: 'withdrawal-stays-here',
    from: 60,
    harm: 'a customer takes the agreement back, and head office goes on as if nothing had been said',
    edits: [
      {
        file: 'electron/features/customers/sync.ts',
        find: "return fields.includes('hqShareConsent') &&",
        replace: "return fields.includes('nothing') &&",
      },
    ],
  },
  {
    name: 'unsettled-consent-counts',
    from: 70,
    harm: 'an agreement noted over a withdrawal nobody here had heard of lets everything out before a person has decided',
    edits: [{ file: 'electron/features/sync/consent/agreed.ts', find: 'IS NOT TRUE', replace: 'IS NOT 7' }],
  },
  {
    name: 'held-for-ever',
    from: 138,
    harm: 'what waited for a consent is forgotten when it comes',
    edits: [
      {
        file: 'electron/features/sync/consent/gate.ts',
        find: "if (changes.some(({ entity }) => entity === 'customer')) review = 0;",
        replace: "if (changes.some(({ entity }) => entity === 'customer')) review = null;",
      },
    ],
  },
];
