import type { Mutant } from './mutant.ts';

export const GATEWAY_MUTANTS: readonly Mutant[] = [
  {
    name: 'no-dedupe',
    harm: 'what is sent twice is done twice',
    edits: [
      {
        file: 'gateway/push/settle.ts',
        find: 'const stored = known.get(operation.opId);',
        replace: 'const stored = undefined as KnownOperation | undefined;',
      },
      {
        file: 'gateway/store/operations.ts',
        find: "unnest($9::bigint[]), 'applied'`",
        replace: "unnest($9::bigint[]), 'applied' ON CONFLICT (op_id) DO NOTHING`",
      },
    ],
  },
  {
    name: 'clash-overwritten',
    harm: 'the later of two people silently takes the phone number of the earlier one away',
    edits: [{ file: 'gateway/push/apply.ts', find: 'if (clash.length > 0) {', replace: 'if (clash.length > 1e9) {' }],
  },
  {
    name: 'follow-merge-dropped',
    harm: 'a change made on a card that was merged meanwhile is buried in the card nobody opens any more',
    edits: [
      {
        file: 'gateway/push/apply.ts',
        find: 'const target = finalOf(row, moment.recordOf);',
        replace: 'const target = row;',
      },
    ],
  },
  {
    name: 'claim-not-checked',
    from: 20,
    harm: 'one car is confirmed to two orders',
    edits: [
      {
        file: 'gateway/push/claims.ts',
        find: 'if (standing && !yields) return',
        replace: 'if (standing && !yields && key === "") return',
      },
      {
        file: 'gateway/store/claims.ts',
        find: 'unnest($11::bigint[])) AS t`',
        replace: 'unnest($11::bigint[])) AS t ON CONFLICT DO NOTHING`',
      },
    ],
  },
  {
    name: 'loser-forgotten',
    from: 20,
    harm: 'whoever lost a car is told by nobody, and neither is their customer',
    edits: [
      {
        file: 'gateway/push/claims.ts',
        find: 'also: asked ? [] : [issue] };',
        replace: 'also: [] };',
      },
    ],
  },
];
