import type { EntityName } from '../../../gateway/protocol.ts';
import type { Cut } from './power.ts';

/** What can happen to one request on its way. */
export const FAULTS = [
  /** It never arrives. */
  'requestLost',
  /** It arrives and takes effect; its answer does not come back. */
  'answerLost',
  /** It arrives twice. */
  'requestTwice',
  /** The PC gives up waiting; the request arrives later, behind newer ones. */
  'requestLate',
  /** The gateway's machine is unwell before it does anything. */
  'errorBefore',
  /** A proxy reports an error although the gateway did its work. */
  'errorAfter',
  /** The answer breaks off in the middle. */
  'answerTruncated',
  /** Only some of the results of a push come back. */
  'answerPartial',
  /** The gateway, another maker's perhaps, takes only the first operations of a push and answers for these. */
  'takenPartly',
  /** Results, or pages, in another order than asked. */
  'answerReordered',
  /** Come again later. */
  'busy',
  /** The Wi-Fi's login page answers. */
  'loginPage',
  /** A proxy gives an answer to the same address from its cache. */
  'answerStale',
  /** A replica that lags leaves one change out of a page of the feed. */
  'changeMissing',
] as const;
export type Fault = (typeof FAULTS)[number];

/** What is done to the first requests of an exchange, one after the other; null: nothing. */
export type Weather = readonly (Fault | null)[];

/** One thing that happens. Numbers choose among what is there when it happens, so that a step means something in any company. */
export type Step =
  | { do: 'create'; pc: number; entity: EntityName; id: string; value: number }
  | { do: 'edit'; pc: number; target: number; value: number; fields: number }
  | { do: 'remove' | 'restore' | 'unmerge'; pc: number; target: number }
  | { do: 'merge'; pc: number; loser: number; winner: number }
  /** The power fails during a save. */
  | { do: 'cutSave'; pc: number; target: number; value: number; cut: Cut }
  | { do: 'exchange'; pc: number; weather: Weather }
  /** The power fails during an exchange. */
  | { do: 'cutExchange'; pc: number; weather: Weather; cut: Cut }
  /** Two PCs at once; `turns` says whose request goes first, again and again. */
  | { do: 'together'; pcs: readonly [number, number]; turns: readonly number[]; weather: Weather }
  /** The nightly comparison. */
  | { do: 'prove'; pc: number; weather: Weather }
  /** A person looks at what waits for a decision. */
  | { do: 'decide'; pc: number; target: number; choice: number }
  /** A stick with what waits here; some stick brought in here; the receipt of one taken back to where it came from. */
  | { do: 'carryOut'; pc: number }
  | { do: 'bringIn'; pc: number; stick: number }
  | { do: 'bringBack'; stick: number }
  | { do: 'copyDisk'; pc: number }
  /** The disk as it was copied comes back; `sidecar` too, or only the store's file. */
  | { do: 'restoreDisk'; pc: number; whole: boolean }
  /** Another PC starts from a copy of this one's disk. */
  | { do: 'cloneDisk'; pc: number }
  | { do: 'backUpGateway' }
  | { do: 'restoreGateway' }
  | { do: 'clock'; pc: number; days: number }
  | { do: 'wait'; minutes: number }
  /** What was late arrives. */
  | { do: 'lateArrivals' };
