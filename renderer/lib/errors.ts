import i18n from 'i18next';
import { namespaces } from './i18n.ts';
import { money } from './money.ts';

/** A rule of the business said no; `code` names the sentence, `params` fill it, `field` is where it stands. */
export interface RefusalData {
  readonly code: string;
  readonly field?: string;
  readonly params?: Record<string, unknown>;
  readonly id?: string;
}

/** One field that a schema did not accept; `code` is the zod message, e.g. 'phone.format'. */
export interface Issue {
  /** 'admin.login' */
  readonly path: string;
  readonly code: string;
  readonly params?: Record<string, unknown>;
}

function dataOf(error: unknown): Record<string, unknown> | undefined {
  if (typeof error !== 'object' || error === null || !('data' in error)) return undefined;
  const { data } = error;
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : undefined;
}

/** The refusal inside a failed call, if it was one. */
export function refusalOf(error: unknown): RefusalData | undefined {
  const refusal = dataOf(error)?.refusal;
  return typeof refusal === 'object' && refusal !== null && 'code' in refusal ? (refusal as RefusalData) : undefined;
}

/** The fields a failed call complained about (empty when it was something else). */
export function issuesOf(error: unknown): readonly Issue[] {
  const issues = dataOf(error)?.issues;
  return Array.isArray(issues) ? (issues as Issue[]) : [];
}

/** What a sentence names, as people read it: an amount in 元 (also as `money`), the code of a reason as its own sentence. */
function spoken(params: Record<string, unknown> | undefined): Record<string, unknown> | undefined {
  if (params === undefined) return params;
  const said = (value: unknown) =>
    typeof value === 'string' ? (translate('rule', value) ?? translate('error', value) ?? value) : value;
  const { fen, of } = params;
  return {
    ...params,
    ...('why' in params && { why: said(params.why) }),
    ...('reason' in params && { reason: said(params.reason) }),
    ...(typeof fen === 'number' && { fen: money(fen), money: money(fen) }),
    ...(typeof fen === 'number' && typeof of === 'number' && { of: money(of) }),
  };
}

function translate(kind: 'error' | 'rule', code: string, params?: Record<string, unknown>): string | undefined {
  const key = `${kind}.${code}`;
  const options = { ns: namespaces, ...spoken(params) };
  return i18n.exists(key, options) ? i18n.t(key, options) : undefined;
}

/** The sentence for a rule code, e.g. ruleText('phone.format') → "手机号是 1 开头的 11 位数字". */
export function ruleText(code: string, params?: Record<string, unknown>): string {
  return translate('rule', code, params) ?? translate('error', code, params) ?? i18n.t('ui:rule.other', { code });
}

/** What happened, in the reader's language. Unexpected failures show the number under which the log has them. */
export function errorText(error: unknown): string {
  const [issue] = issuesOf(error);
  if (issue !== undefined) return ruleText(issue.code, issue.params);
  const refusal = refusalOf(error);
  if (refusal !== undefined) {
    const known = translate('error', refusal.code, refusal.params) ?? translate('rule', refusal.code, refusal.params);
    return known ?? i18n.t('ui:error.refused', { code: refusal.code });
  }
  return i18n.t('ui:error.noAnswer');
}
