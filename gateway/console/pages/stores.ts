import { listStores, readTotals, type StoreLine, type Totals } from '../../store/overview.ts';
import { age, alarmChip, count, storeProof } from '../chips.ts';
import { type Html, html } from '../html.ts';
import { asOf, heading } from '../layout.ts';
import type { Page, Visit } from '../visit.ts';

const PER_PAGE = 50;

/** All showrooms, those in trouble first: the page to leave open. */
const stores: Page = async (visit) => {
  const { setting, url, now, words } = visit;
  const find = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
  const onlyAlarms = url.searchParams.get('state') === 'alarm';
  const offset = Math.max(0, Math.trunc(Number(url.searchParams.get('from')) || 0));
  const [totals, found] = await Promise.all([
    readTotals(setting.database, now),
    listStores(setting.database, { find, onlyAlarms, offset, limit: PER_PAGE + 1 }, now),
  ]);
  const { t } = words;
  const action = html`<a class="button" href="/console/enrol">${t('enrol.new')}</a>`;
  const lead = t('stores.lead', { stores: totals.stores, devices: totals.devices });
  const body = html`${heading(t('stores.title'), lead, action)}
${
  totals.stores === 0
    ? html`<div class="sheet"><p class="empty">${t('stores.empty')}</p></div>`
    : html`${strip(visit, totals)}
${filters(visit, totals, find, onlyAlarms)}
<div class="sheet">${found.length === 0 ? html`<p class="empty">${t('stores.none')}</p>` : table(visit, found.slice(0, PER_PAGE))}</div>
${pager(visit, offset, found.length > PER_PAGE)}`
}
${asOf(visit)}`;
  return { title: t('stores.title'), body };
};

function strip({ words, now }: Visit, totals: Totals): Html {
  const { t } = words;
  return html`<div class="totals">
<div><span class="name">${t('total.pending')}</span><span class="value">${count(totals.pending)}</span></div>
<div><span class="name">${t('total.oldest')}</span><span class="value">${age(words, totals.oldestPendingAt, now)}</span></div>
<a href="/console/refusals"><span class="name">${t('total.rejected')}</span><span class="value">${count(totals.rejected, 'warn')}</span></a>
<a href="/console/parked"><span class="name">${t('total.parked')}</span><span class="value">${count(totals.parked, 'bad')}</span></a>
<a href="/console/crm"><span class="name">${t('total.crmDead')}</span><span class="value">${count(totals.crmDead, 'warn')}</span></a>
</div>`;
}

function filters({ words: { t } }: Visit, totals: Totals, find: string, onlyAlarms: boolean): Html {
  const current = html` aria-current="true"`;
  const kept = (state: string): string =>
    `?${new URLSearchParams({ ...(find && { q: find }), ...(state && { state }) })}`;
  return html`<div class="filters">
<a class="choice" href="/console${kept('')}"${!onlyAlarms && current}>${t('stores.all')}</a>
<a class="choice" href="/console${kept('alarm')}"${onlyAlarms && current}>${t('stores.alarms', { n: totals.alarms })}</a>
<form method="get" action="/console" role="search">${onlyAlarms && html`<input type="hidden" name="state" value="alarm">`}
<input name="q" type="search" value="${find}" placeholder="${t('stores.find')}" aria-label="${t('stores.find')}">
<button>${t('stores.search')}</button></form></div>`;
}

function table(visit: Visit, lines: readonly StoreLine[]): Html {
  const { t } = visit.words;
  return html`<table><thead><tr><th>${t('column.state')}</th><th>${t('column.store')}</th>
<th class="number">${t('column.devices')}</th><th>${t('column.quietest')}</th><th class="number">${t('column.pending')}</th>
<th>${t('column.oldest')}</th><th class="number">${t('column.lag')}</th><th class="number">${t('column.rejected')}</th>
<th class="number">${t('column.parked')}</th><th class="number">${t('column.crm')}</th><th>${t('column.proof')}</th></tr></thead>
<tbody>${lines.map((line) => row(visit, line))}</tbody></table>`;
}

function row({ words, now }: Visit, line: StoreLine): Html {
  const { storeId } = line;
  const id = encodeURIComponent(storeId);
  return html`<tr><td>${alarmChip(words, line)}</td>
<td><a href="/console/store?id=${id}">${line.name}</a> <span class="beside">${storeId}</span></td>
<td class="number">${count(line.devices)}</td><td>${age(words, line.quietestAt, now)}</td>
<td class="number">${count(line.pending)}</td><td>${age(words, line.oldestPendingAt, now)}</td>
<td class="number">${count(line.lag)}</td><td class="number">${count(line.rejected, 'warn')}</td>
<td class="number">${count(line.parked, 'bad')}</td><td class="number">${count(line.crmDead, 'warn')}</td>
<td>${storeProof(words, line, now)}</td></tr>`;
}

function pager({ words: { t }, url }: Visit, offset: number, more: boolean): Html | null {
  if (offset === 0 && !more) return null;
  const at = (from: number): string => {
    const query = new URLSearchParams(url.search);
    query.set('from', String(Math.max(0, from)));
    return `/console?${query}`;
  };
  return html`<p class="pages">${offset > 0 && html`<a href="${at(offset - PER_PAGE)}">${t('stores.back')}</a>`}
${more && html`<a href="${at(offset + PER_PAGE)}">${t('stores.more')}</a>`}</p>`;
}

export const STORES_PAGES: Readonly<Record<string, Page>> = { 'GET /console': stores };
