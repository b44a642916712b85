import type { LaneSource } from '../../../../db/attachments/lane.ts';
import type { Logger } from '../../../kernel/logger.ts';
import type { Store } from '../../../kernel/store.ts';
import type { Change } from '../../../kernel/write.ts';
import type {
  Asked,
  CrmOutcome,
  CrmQuestion,
  EnrolOrder,
  EnrolOutcome,
  FromWorker,
  LineState,
  ToWorker,
} from '../../../workers/sync/messages.ts';
import type { SyncTiming } from '../../../workers/sync/timing.ts';
import { type Enrolment, readEnrolment } from '../enrolment/enrolled.ts';
import { followGatewayEpoch } from '../restore/restore.ts';
import { createDesk } from './desk.ts';
import { startWorkerThread, type WorkerThread } from './worker-thread.ts';

export interface OfficeParts {
  store: Store;
  log: Logger;
  timing: SyncTiming;
  appVersion?: string;
  /** The files, which travel in a lane of their own. */
  files?: LaneSource | undefined;
  /** The state of the line changed. */
  changed(): void;
  nightly(): void;
}

/** A gateway that changes its epoch again within this time is broken: then the ordinary backoff applies. */
const EPOCH_CALM_MS = 60_000;

/**
 * The desk between the store and the sync worker: owns the thread, hands out operations, keeps answers. The thread runs while this
 * PC is enrolled (or being enrolled); an unenrolled showroom pays nothing.
 */
export function createOffice({ store, log, timing, appVersion, files, changed, nightly }: OfficeParts) {
  const desk = createDesk(store, log, timing, files);
  let thread: WorkerThread | null = null;
  let line: LineState | null = null;
  let epochChangedAt = Number.NEGATIVE_INFINITY;
  let nextId = 1;
  const enrolments = new Map<number, (outcome: EnrolOutcome) => void>();
  const questions = new Map<number, (outcome: CrmOutcome) => void>();

  const identity = ({ gatewayUrl: url, deviceId, epoch, gatewayEpoch, privateKey }: Enrolment): ToWorker => ({
    type: 'configure',
    credentials: { url, deviceId, epoch, gatewayEpoch, privateKey: new Uint8Array(privateKey), appVersion },
    timing,
  });

  /** The worker must never hang on an answer: a store that cannot be asked just now is an answer too. */
  const safely = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch (err) {
      log.error({ err }, 'the outbox could not be used');
      return otherwise;
    }
  };

  /** Answers of a gateway this PC has left settle nothing: what it took is to be sent to the new one. */
  const isOurs = (epoch: string): boolean => store.db.open && readEnrolment(store.db)?.epoch === epoch;

  /** A page has come: the last attempt's trouble is over, however long this one takes. */
  const heard = () => {
    if (line === null || line.reason === null) return;
    line = { ...line, reason: null };
    changed();
  };

  const answer = async ({ epoch, call, args, id }: Asked) => {
    if (call === 'apply') heard();
    const ask = desk.office[call] as (...given: unknown[]) => Promise<unknown>;
    const ours = () => safely(() => isOurs(epoch), false);
    const value = ours() ? await ask(...args) : null;
    // A line that was replaced while the store worked must not take the answer for its own.
    thread?.post({ type: 'answer', id, value: ours() ? value : null });
  };

  const followEpoch = (gatewayEpoch: string) => {
    if (performance.now() - epochChangedAt < EPOCH_CALM_MS) return;
    epochChangedAt = performance.now();
    log.warn({ gatewayEpoch }, 'the gateway was restored; retained operations are sent again');
    followGatewayEpoch(store, gatewayEpoch);
    thread?.post(identity(readEnrolment(store.db)!));
  };

  const receive = (message: FromWorker): void => {
    switch (message.type) {
      case 'ask':
        void answer(message);
        return;
      case 'enrolled':
        enrolments.get(message.id)?.(message.outcome);
        enrolments.delete(message.id);
        return;
      case 'crm':
        questions.get(message.id)?.(message.outcome);
        questions.delete(message.id);
        return;
      case 'line':
        line = message.line;
        changed();
        return;
      case 'gatewayEpoch':
        safely(() => (isOurs(message.epoch) ? followEpoch(message.gatewayEpoch) : undefined), undefined);
        return;
      case 'nightly':
        nightly();
    }
  };

  const dropQuestions = () => {
    for (const answer of questions.values()) answer({ reason: 'unreachable' });
    questions.clear();
  };

  const ensureThread = (): WorkerThread => {
    thread ??= startWorkerThread(log, {
      receive,
      started: (post) => {
        const enrolment = readEnrolment(store.db);
        if (enrolment) post(identity(enrolment));
      },
      died() {
        for (const answer of enrolments.values()) answer({ reason: 'unreachable' });
        enrolments.clear();
        dropQuestions();
      },
    });
    return thread;
  };

  if (readEnrolment(store.db)) ensureThread();
  files?.onWork(() => thread?.post({ type: 'attachments' }));
  return {
    line: () => line,
    /** A person's save travels soon; what our own answers changed does not. */
    saved(changes: readonly Change[]): void {
      desk.reviewHeld(changes);
      if (desk.hasNewOperations()) thread?.post({ type: 'saved' });
    },
    askToEnrol: (order: Omit<EnrolOrder, 'timeoutMs'>) =>
      new Promise<EnrolOutcome>((resolve) => {
        const id = nextId++;
        enrolments.set(id, resolve);
        ensureThread().post({ type: 'enrol', id, order: { ...order, timeoutMs: timing.requestTimeoutMs } });
      }),
    /** Asks head office's gateway about its CRM; at the latest after a request's own time limit there is an answer. */
    askAboutCrm: (question: CrmQuestion) =>
      new Promise<CrmOutcome>((resolve) => {
        const id = nextId++;
        if (thread === null || !readEnrolment(store.db)) resolve({ reason: 'unenrolled' });
        else {
          questions.set(id, resolve);
          thread.post({ type: 'crm', id, question });
        }
      }),
    /** After an enrolment: the line under the new identity, or no thread when there is none. */
    async configure(): Promise<void> {
      const enrolment = readEnrolment(store.db);
      if (enrolment) {
        ensureThread().post(identity(enrolment));
        return;
      }
      const idle = thread;
      thread = null;
      dropQuestions();
      await idle?.stop();
    },
    /** 立即核对 */
    prove: () => thread?.post({ type: 'prove' }),
    sendNow: () => thread?.post({ type: 'sendNow' }),
    hint: () => thread?.post({ type: 'hint' }),
    async stop(): Promise<void> {
      await thread?.stop();
      thread = null;
      dropQuestions();
    },
  };
}
