/** Who does a step of 借出转销售. */
export type StepRole = 'customer' | 'backOffice' | 'warehouse' | 'finance';

interface LineStep {
  no: number;
  role: StepRole;
  /** Nothing of it is in the system: it can be ticked, and holds nothing up. */
  outside?: true;
}
const step = (no: number, role: StepRole, outside = false): LineStep => ({ no, role, ...(outside && { outside }) });

/** 借出转销售 (DEALS 7.3), 18 steps after the customer's wish. */
export const LOAN_LINE: readonly LineStep[] = [
  step(0, 'customer', true),
  step(1, 'backOffice'),
  step(2, 'backOffice', true),
  step(3, 'backOffice'),
  step(4, 'warehouse'),
  step(5, 'warehouse'),
  step(6, 'backOffice', true),
  step(7, 'backOffice'),
  step(8, 'backOffice'),
  step(9, 'warehouse'),
  step(10, 'finance'),
  step(11, 'warehouse'),
  step(12, 'customer', true),
  step(13, 'backOffice'),
  step(14, 'finance', true),
  step(15, 'finance'),
  step(16, 'finance'),
  step(17, 'finance'),
  step(18, 'finance'),
];
export const OUTSIDE: readonly number[] = LOAN_LINE.filter(({ outside }) => outside).map(({ no }) => no);

/** What stands for a step that is done. */
export interface Done {
  on: string | null;
  docNo: string | null;
  path: string | null;
  note?: string | null;
}
export interface LineState extends LineStep, Done {
  state: 'done' | 'now' | 'later' | 'skipped';
}

/**
 * Where a loan stands on its line. The next one is the first step inside the system that is not done; `over`: the car came back or it was
 * given up, and nothing comes any more. 发出商品 is skipped for a car that was invoiced without it.
 * @param done what is done, by number
 */
export function lineOf(done: Readonly<Record<number, Done | undefined>>, over: boolean): LineState[] {
  const isSkipped = (no: number) => no === 15 && done[15] === undefined && done[16] !== undefined;
  const now = over
    ? undefined
    : LOAN_LINE.find(({ no, outside }) => !outside && done[no] === undefined && !isSkipped(no) && !(no === 15));
  return LOAN_LINE.map((each) => {
    const was = done[each.no];
    const blank = { on: null, docNo: null, path: null };
    const state = was ? 'done' : isSkipped(each.no) ? 'skipped' : each.no === now?.no ? 'now' : 'later';
    return { ...each, ...blank, ...was, state };
  });
}
