import type { z } from 'zod';
import type { LaneSource } from '../../../db/attachments/lane.ts';
import type { enrolInput, SyncStatus } from '../../../db/sync/model.ts';
import type { LiveEvents } from '../../api/live.ts';
import type { Logger } from '../../kernel/logger.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Store } from '../../kernel/store.ts';
import type { Actor } from '../../kernel/write.ts';
import type { CrmAnswers, CrmOutcome, CrmQuestion } from '../../workers/sync/messages.ts';
import { SYNC_TIMING, type SyncTiming } from '../../workers/sync/timing.ts';
import { readEnrolment } from './enrolment/enrolled.ts';
import { enrolPc } from './enrolment/enrolment.ts';
import { discard, resend } from './issues/refused.ts';
import { createOffice } from './line/office.ts';
import { offerNeverSent } from './proof/offer.ts';
import { forgetDecided } from './questions/asking.ts';
import { checkStanding } from './restore/restore.ts';
import { pruneAcked } from './sending/prune.ts';
import { backlogReader } from './status/backlog.ts';
import { syncStatus } from './status/status.ts';

export type { CrmAnswers, CrmOutcome, CrmQuestion };

export interface SyncOptions {
  store: Store;
  log: Logger;
  live: LiveEvents;
  timing?: Partial<SyncTiming>;
  /** Version of this program, told to the gateway. */
  appVersion?: string;
  /** The files, which travel in a lane of their own. */
  files?: LaneSource;
}

/** What is done in this PC's nightly slot; a failure is logged and the next night tries again. */
export type NightWork = () => unknown;

/** The line to head office, as the rest of the showroom sees it. Nothing in the showroom ever waits for it. */
export interface SyncService {
  status(): SyncStatus;
  /** @throws Refusal, see `enrolPc`; `sync.enrolling` while another enrolment runs. */
  enrol(actor: Actor, input: z.infer<typeof enrolInput>): Promise<void>;
  /** 立即发送. @throws Refusal `sync.unenrolled` */
  sendNow(): void;
  /** 立即核对: compares with head office, sends and fetches what differs. @throws Refusal `sync.unenrolled` */
  prove(): void;
  /** The PC woke up or its network came back. */
  hint(): void;
  /** @throws Refusal, see `decisions.ts`. */
  resend(actor: Actor, opId: string): void;
  discard(actor: Actor, opId: string, reason: string): void;
  /** Asks head office's gateway what its CRM gets and got of customers; without a line the answer is why not. */
  crm(question: CrmQuestion): Promise<CrmOutcome>;
  /** Runs `work` in this PC's nightly slot. */
  onNightly(work: NightWork): void;
  stop(): Promise<void>;
}

/** They did not travel before version 0.2; the others had an operation from their first save. Few rows: read at each start. */
const OLD_ENTITIES = ['staff', 'setting', 'showroom_day'];

/** Screens hear of the line's state at most this often. */
const TELL_EVERY_MS = 200;

export function startSync({ store, log, live, timing, files, appVersion }: SyncOptions): SyncService {
  checkStanding(store, log);
  store.write({ id: 'system' }, (tx) => offerNeverSent(store, tx, OLD_ENTITIES));
  const backlog = backlogReader(store.db);
  const nightWork: NightWork[] = [() => pruneAcked(store), () => forgetDecided(store)];
  const status = () => syncStatus(readEnrolment(store.db), office.line(), backlog());

  let stopped = false;
  let telling: NodeJS.Timeout | undefined;
  const tellSoon = () => {
    // The worker may still speak while the app closes; the store is gone then.
    if (stopped) return;
    telling ??= setTimeout(() => {
      telling = undefined;
      live.emit({ kind: 'sync', status: status() });
    }, TELL_EVERY_MS);
  };

  const office = createOffice({
    store,
    log,
    timing: { ...SYNC_TIMING, ...timing },
    files,
    appVersion,
    changed: tellSoon,
    nightly: () => {
      for (const work of nightWork)
        void (async () => work())().catch((err) => log.error({ err }, 'a job of the night failed'));
    },
  });
  const deaf = store.onChange((changes) => {
    office.saved(changes);
    tellSoon();
  });
  let enrolling = false;

  return {
    status,
    async enrol(actor, input) {
      if (enrolling) throw new Refusal('sync.enrolling');
      enrolling = true;
      try {
        await enrolPc(store, actor, input, office.askToEnrol);
      } finally {
        enrolling = false;
        await office.configure();
        tellSoon();
      }
    },
    sendNow() {
      if (!readEnrolment(store.db)) throw new Refusal('sync.unenrolled');
      office.sendNow();
    },
    prove() {
      if (!readEnrolment(store.db)) throw new Refusal('sync.unenrolled');
      office.prove();
    },
    hint: () => office.hint(),
    resend(actor, opId) {
      resend(store, actor, opId);
      office.sendNow();
    },
    discard: (actor, opId, reason) => discard(store, actor, opId, reason),
    crm: (question) => office.askAboutCrm(question),
    onNightly: (work) => void nightWork.push(work),
    async stop() {
      stopped = true;
      deaf();
      clearTimeout(telling);
      await office.stop();
    },
  };
}
