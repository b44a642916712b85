/** One operation as the page lists it. */
export interface SentRow {
  readonly opId: string;
  readonly entity: string;
  readonly entityId: string;
  readonly label: string;
  readonly state: string;
  readonly code: string | null;
  readonly message: string | null;
  readonly wallAt: number;
}

const places: Readonly<Record<string, string>> = { customer: '/customers', vehicle: '/vehicles', visit: '/visits' };

/** Where the record of an operation opens. */
export function recordPath(row: Pick<SentRow, 'entity' | 'entityId'>): string | undefined {
  const place = places[row.entity];
  return place === undefined ? undefined : `${place}/${row.entityId}`;
}
