import { listTransfers, readRelayQueue, type TransferLine } from '../../store/relay.ts';
import { age, count } from '../chips.ts';
import { type Html, html } from '../html.ts';
import { asOf, heading } from '../layout.ts';
import { ago } from '../moment.ts';
import type { Page, Visit } from '../visit.ts';

const MOST = 200;

/** 调拨 between the showrooms of the group: what is under way, and how far behind the post office is. */
const transfers: Page = async (visit) => {
  const { setting, words, now } = visit;
  const { t } = words;
  const [queue, lines] = await Promise.all([
    readRelayQueue(setting.database, now),
    listTransfers(setting.database, MOST),
  ]);
  const body = html`${heading(t('transfers.title'), t('transfers.lead'))}
<div class="totals">
<div><span class="name">${t('transfers.open')}</span><span class="value">${count(queue.open)}</span></div>
<div><span class="name">${t('transfers.oldest')}</span><span class="value">${age(words, queue.oldestAt, now)}</span></div>
<div><span class="name">${t('transfers.failing')}</span><span class="value">${count(queue.failing, 'bad')}</span></div>
<div><span class="name">${t('transfers.done')}</span><span class="value">${count(queue.doneLastDay)}</span></div></div>
${queue.lastError && html`<p class="note">${t('transfers.error', { error: queue.lastError })}</p>`}
<h2>${t('transfers.underWay')}</h2>
<div class="sheet">${lines.length === 0 ? html`<p class="empty">${t('transfers.empty')}</p>` : table(visit, lines)}</div>
${asOf(visit)}`;
  return { title: t('transfers.title'), body };
};

function table({ words, now }: Visit, lines: readonly TransferLine[]): Html {
  const { t } = words;
  return html`<table><thead><tr><th>${t('transfers.no')}</th><th>${t('transfers.from')}</th><th>${t('transfers.to')}</th>
<th>${t('transfers.vin')}</th><th>${t('transfers.state')}</th><th>${t('transfers.since')}</th></tr></thead>
<tbody>${lines.map(
    (
      one,
    ) => html`<tr><td class="code">${one.docNo}</td><td>${one.fromStore}</td><td>${one.toStore}</td><td class="code">${one.vin}</td>
<td>${words.named('transfer', one.status)}</td><td>${ago(words, one.at, now)}</td></tr>`,
  )}</tbody></table>`;
}

export const TRANSFER_PAGES: Readonly<Record<string, Page>> = { 'GET /console/transfers': transfers };
