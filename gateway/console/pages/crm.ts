import { type DeadLetter, listDeadLetters, readCrmQueue, retryDeadLetters } from '../../store/crm-view.ts';
import { noteDeed } from '../../store/operator-log.ts';
import { age, count } from '../chips.ts';
import { type Html, html } from '../html.ts';
import { asOf, heading } from '../layout.ts';
import { ago } from '../moment.ts';
import { goTo, type Page, type Visit } from '../visit.ts';

const MOST = 200;

const crm: Page = async (visit) => {
  const { setting, words, now, secret } = visit;
  const { t } = words;
  const [queue, dead] = await Promise.all([
    readCrmQueue(setting.database, now),
    listDeadLetters(setting.database, null, MOST),
  ]);
  const names = setting.crmAdapters.join(', ');
  const all = html`<form method="post" action="/console/crm">${secret}<button class="second">${t('crm.retryAll')}</button></form>`;
  const lead = names ? `${t('crm.lead')} ${t('crm.adapters', { names })}` : t('crm.lead');
  const body = html`${heading(t('crm.title'), lead, dead.length > 1 ? all : null)}
${!names && html`<p class="note">${t('crm.noAdapter')}</p>`}
<div class="totals">
<div><span class="name">${t('crm.pending')}</span><span class="value">${count(queue.pending)}</span></div>
<div><span class="name">${t('crm.oldest')}</span><span class="value">${age(words, queue.oldestAt, now)}</span></div>
<div><span class="name">${t('crm.sent')}</span><span class="value">${count(queue.sentLastDay)}</span></div>
<div><span class="name">${t('crm.dead')}</span><span class="value">${count(queue.dead, 'warn')}</span></div></div>
${queue.lastError && html`<p class="note">${t('crm.error', { error: queue.lastError })}</p>`}
<h2>${t('crm.letters')}</h2>
<div class="sheet">${dead.length === 0 ? html`<p class="empty">${t('crm.empty')}</p>` : deadLetterTable(visit, dead)}</div>
${dead.length > 0 && html`<p class="hint">${t('crm.lettersHint')}</p>`}
${asOf(visit)}`;
  return { title: t('crm.title'), body };
};

export function deadLetterTable({ words, now, secret }: Visit, dead: readonly DeadLetter[]): Html {
  const { t } = words;
  return html`<table><thead><tr><th>${t('column.store')}</th><th>${t('refusals.entity')}</th><th>${t('crm.record')}</th>
<th>${t('crm.action')}</th><th>${t('crm.why')}</th><th class="number">${t('crm.attempts')}</th><th>${t('crm.since')}</th><th></th></tr></thead>
<tbody>${dead.map(
    (one) => html`<tr><td><a href="/console/store?id=${encodeURIComponent(one.storeId)}">${one.storeId}</a></td>
<td>${words.named('entity', one.entity)}</td><td class="code">${one.entityId}</td><td>${t(`crm.action.${one.action}`)}</td>
<td class="code">${one.error}</td><td class="number">${one.attempts}</td><td>${ago(words, one.createdAt, now)}</td>
<td class="act"><form method="post" action="/console/crm">${secret}<input type="hidden" name="seq" value="${one.seq}"><button class="plain">${t('crm.retry')}</button></form></td></tr>`,
  )}</tbody></table>`;
}

/** Sends one dead letter again, or all of them. */
const retry: Page = async ({ setting, form, now, operator, ip }) => {
  const given = form.get('seq');
  if (given !== null && !/^\d{1,15}$/.test(given)) return goTo('/console/crm');
  const again = await setting.database.transaction(async (tx) => {
    const found = await retryDeadLetters(tx, given === null ? null : Number(given), now);
    const subject = given === null ? `${found}` : `#${given}`;
    await noteDeed(tx, { operator: operator.name, action: 'crm_retried', subject, ip }, now);
    return found;
  });
  if (again > 0) setting.wakeCrm();
  return goTo('/console/crm', 'done.crm');
};

export const CRM_PAGES: Readonly<Record<string, Page>> = {
  'GET /console/crm': crm,
  'POST /console/crm': retry,
};
