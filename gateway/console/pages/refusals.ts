import { findStore } from '../../store/overview.ts';
import { countRefusalReasons, listRefusals, type Refusal } from '../../store/refusals.ts';
import { type Html, html } from '../html.ts';
import { asOf, heading } from '../layout.ts';
import { ago } from '../moment.ts';
import type { Page, Visit } from '../visit.ts';

/** Refusals older than this are history. */
export const REFUSALS_KEPT_MS = 30 * 86_400_000;
const MOST = 200;

/** What was refused and why, most frequent reasons first: one wrong rule shows as one line with a large number. */
const refusals: Page = async (visit) => {
  const { setting, url, now, words } = visit;
  const { database } = setting;
  const { t } = words;
  const asked = url.searchParams.get('store');
  const line = asked === null ? null : await findStore(database, asked, now);
  const of = { storeId: line?.storeId ?? null, since: now - REFUSALS_KEPT_MS };
  const [reasons, newest] = await Promise.all([
    countRefusalReasons(database, of),
    listRefusals(database, { ...of, limit: MOST }),
  ]);
  const body = html`${heading(t('refusals.title'), t('refusals.lead'))}
${
  line &&
  html`<div class="filters"><a class="choice" href="/console/refusals">${t('stores.all')}</a>
<a class="choice" href="${url.pathname}${url.search}" aria-current="true">${t('refusals.of', { store: line.name })}</a></div>`
}
${
  newest.length === 0
    ? html`<div class="sheet"><p class="empty">${t('refusals.empty')}</p></div>`
    : html`
<div class="sheet"><table><thead><tr><th class="number">${t('refusals.count')}</th><th>${t('refusals.reasons')}</th></tr></thead>
<tbody>${reasons.map(({ message, count }) => html`<tr><td class="number" width="80">${count}</td><td>${message}</td></tr>`)}</tbody></table></div>
<h2>${t('refusals.newest', { n: newest.length })}</h2><div class="sheet">${refusalTable(visit, newest, line === null)}</div>`
}
${asOf(visit)}`;
  return { title: t('refusals.title'), body };
};

export function refusalTable({ words, now }: Visit, refused: readonly Refusal[], withStore = false): Html {
  const { t } = words;
  return html`<table><thead><tr><th>${t('refusals.when')}</th>${withStore && html`<th>${t('column.store')}</th>`}
<th>${t('refusals.device')}</th><th>${t('refusals.entity')}</th><th>${t('refusals.reason')}</th></tr></thead><tbody>
${refused.map(
  (one) => html`<tr><td>${ago(words, one.at, now)}</td>
${withStore && html`<td><a href="/console/store?id=${encodeURIComponent(one.storeId)}">${one.storeId}</a></td>`}
<td>${one.deviceName}</td><td>${words.named('entity', entityOf(one.raw))}</td>
<td>${one.message} <span class="beside code">${one.code}</span></td></tr>`,
)}</tbody></table>`;
}

/** The kind of record, all that is taken from the operation's text. */
function entityOf(raw: Uint8Array): string {
  try {
    const { entity } = JSON.parse(Buffer.from(raw).toString('utf8')) as { entity?: unknown };
    return typeof entity === 'string' ? entity.slice(0, 40) : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

export const REFUSAL_PAGES: Readonly<Record<string, Page>> = { 'GET /console/refusals': refusals };
