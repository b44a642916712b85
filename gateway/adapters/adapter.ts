/** What a head-office system gets to know: a customer's record, or that it is to be deleted (without any personal data). */
export type CrmMessage = CrmUpsert | CrmDelete;

interface CrmKey {
  /** Same for each repetition of a delivery, so the receiver can ignore repetitions: `gateway epoch/store/entity/id/rev/action`. */
  key: string;
  storeId: string;
  entity: string;
  id: string;
  rev: number;
}
export interface CrmUpsert extends CrmKey {
  action: 'upsert';
  /** The document with codes mapped to the receiver's (see `mapping.ts`). */
  doc: Record<string, unknown>;
}
export interface CrmDelete extends CrmKey {
  action: 'delete';
}

/** A way to a head-office CRM. Deliveries may repeat; an adapter must not keep state of its own. */
export interface CrmAdapter {
  readonly name: string;
  /**
   * @returns what the receiver said about the record, if anything
   * @throws {CrmRefused} when the receiver will never take this message; any other error means: try later
   */
  deliver(message: CrmMessage): Promise<CrmReceipt | undefined>;
}

/** What a receiver may tell in its answer. */
export interface CrmReceipt {
  /** The customer's number at head office; becomes the record's `hqNo`, which PCs can read and not change. */
  customerNo?: string;
}

/** The receiver looked at the message and refused it; sending it again won't help. */
export class CrmRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CrmRefused';
  }
}

/** The receiver could not take it now. The message is for an operator: it never quotes the record or the receiver's answer. */
export class CrmUnavailable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CrmUnavailable';
  }
}
