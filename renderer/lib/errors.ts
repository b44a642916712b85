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

/** An amount a sentence names, as people read it. */
const spoken = (params: Record<string, unknown> | undefined) =>
  typeof params?.fen === 'number' ? { ...params, money: money(params.fen) } : params;

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
