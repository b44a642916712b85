import { z } from 'zod';
import { noteDeed } from '../../store/operator-log.ts';
import { listParked, type ParkedView, retryParked } from '../../store/parked-view.ts';
import { type Html, html } from '../html.ts';
import { asOf, heading } from '../layout.ts';
import { ago } from '../moment.ts';
import { goTo, type Page, type Visit } from '../visit.ts';

const MOST = 200;

const parked: Page = async (visit) => {
  const { t } = visit.words;
  const found = await listParked(visit.setting.database, null, MOST);
  const all =
    found.length > 1
      ? html`<form method="post" action="/console/parked">${visit.secret}${found.map(({ opId }) => html`<input type="hidden" name="op" value="${opId}">`)}
<button class="second">${t('parked.retryAll')}</button></form>`
      : null;
  const body = html`${heading(t('parked.title'), t('parked.lead'), all)}
<div class="sheet">${found.length === 0 ? html`<p class="empty">${t('parked.empty')}</p>` : parkedTable(visit, found)}</div>
${asOf(visit)}`;
  return { title: t('parked.title'), body };
};

export function parkedTable({ words, now, secret }: Visit, found: readonly ParkedView[]): Html {
  const { t } = words;
  return html`<table><thead><tr><th>${t('column.store')}</th><th>${t('refusals.device')}</th><th>${t('refusals.entity')}</th>
<th>${t('parked.error')}</th><th class="number">${t('parked.tries')}</th><th>${t('parked.first')}</th><th>${t('parked.last')}</th>
<th>${t('parked.id')}</th><th></th></tr></thead><tbody>
${found.map(
  (one) => html`<tr><td><a href="/console/store?id=${encodeURIComponent(one.storeId)}">${one.storeId}</a></td>
<td>${one.deviceName}</td><td>${words.named('entity', one.entity)}</td><td class="code">${one.error}</td>
<td class="number">${one.tries}</td><td>${ago(words, one.firstAt, now)}</td><td>${ago(words, one.lastAt, now)}</td>
<td class="code quiet">${one.opId}</td>
<td class="act"><form method="post" action="/console/parked">${secret}<input type="hidden" name="op" value="${one.opId}"><button class="plain">${t('parked.retry')}</button></form></td></tr>`,
)}</tbody></table>`;
}

const retry: Page = async ({ setting, form, now, operator, ip }) => {
  const ids = z.array(z.uuid()).max(MOST).safeParse(form.getAll('op'));
  if (!ids.success || ids.data.length === 0) return goTo('/console/parked');
  const count = await setting.database.transaction(async (tx) => {
    const found = await retryParked(tx, ids.data);
    const subject = ids.data.length === 1 ? ids.data[0]! : String(found);
    if (found > 0) await noteDeed(tx, { operator: operator.name, action: 'parked_retried', subject, ip }, now);
    return found;
  });
  return goTo('/console/parked', count > 0 ? 'done.parked' : undefined);
};

export const PARKED_PAGES: Readonly<Record<string, Page>> = {
  'GET /console/parked': parked,
  'POST /console/parked': retry,
};
