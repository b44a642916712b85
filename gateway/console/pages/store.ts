import { listDeadLetters } from '../../store/crm-view.ts';
import { type DeviceView, devicesOf } from '../../store/device-view.ts';
import { findStore } from '../../store/overview.ts';
import { listParked } from '../../store/parked-view.ts';
import { listRefusals } from '../../store/refusals.ts';
import { age, alarmChip, chip, count, deviceProof, grouped } from '../chips.ts';
import { type Html, html } from '../html.ts';
import { asOf, heading } from '../layout.ts';
import { ago } from '../moment.ts';
import type { Page, Visit } from '../visit.ts';
import { deadLetterTable } from './crm.ts';
import { parkedTable } from './parked.ts';
import { REFUSALS_KEPT_MS, refusalTable } from './refusals.ts';

const MOST = 50;

/** One showroom: its PCs and whatever of it needs somebody. */
const store: Page = async (visit) => {
  const { setting, url, now, words } = visit;
  const { database } = setting;
  const { t } = words;
  const id = url.searchParams.get('id') ?? '';
  const line = await findStore(database, id, now);
  if (line === null) return { title: t('stores.title'), body: missing(visit), status: 404 };
  const [devices, refusals, parked, dead] = await Promise.all([
    devicesOf(database, id),
    listRefusals(database, { storeId: id, since: now - REFUSALS_KEPT_MS, limit: MOST }),
    listParked(database, id, MOST),
    listDeadLetters(database, id, MOST),
  ]);
  const lead = t('store.lead', {
    code: id,
    operator: t(`store.operator.${line.operator}`),
    seq: grouped(line.headSeq),
  });
  const action = html`<a class="button" href="/console/enrol?store=${encodeURIComponent(id)}">${t('enrol.new')}</a>`;
  const body = html`<p class="quiet"><a href="/console">${t('store.back')}</a></p>
${heading(line.name, html`${alarmChip(words, line)} ${lead}`, action)}
<h2>${t('store.devices')}</h2>
<div class="sheet">${devices.length === 0 ? html`<p class="empty">${t('store.noDevices')}</p>` : deviceTable(visit, devices)}</div>
${refusals.length > 0 && html`<h2>${t('refusals.title')}</h2><div class="sheet">${refusalTable(visit, refusals)}</div>`}
${parked.length > 0 && html`<h2>${t('parked.title')}</h2><div class="sheet">${parkedTable(visit, parked)}</div>`}
${dead.length > 0 && html`<h2>${t('crm.letters')}</h2><div class="sheet">${deadLetterTable(visit, dead)}</div>`}
${asOf(visit)}`;
  return { title: line.name, body };
};

function missing({ words: { t } }: Visit): Html {
  return html`<div class="sheet"><p class="empty">${t('store.missing')} <a href="/console">${t('error.home')}</a></p></div>`;
}

function deviceTable(visit: Visit, devices: readonly DeviceView[]): Html {
  const { t } = visit.words;
  return html`<table><thead><tr><th>${t('device.status')}</th><th>${t('device.name')}</th><th>${t('device.lastSeen')}</th>
<th class="number">${t('column.pending')}</th><th>${t('column.oldest')}</th><th class="number">${t('column.lag')}</th>
<th>${t('column.proof')}</th><th>${t('device.version')}</th><th></th></tr></thead>
<tbody>${devices.map((device) => row(visit, device))}</tbody></table>`;
}

function row({ words, now }: Visit, device: DeviceView): Html {
  const { t } = words;
  const active = device.status === 'active';
  const lastHeard = active ? age : ago;
  return html`<tr><td>${active ? chip('ok', t('device.active')) : chip('gone', t('device.revoked'))}</td>
<td>${device.name}<span class="under code">${device.deviceId}</span></td>
<td>${lastHeard(words, device.lastSeenAt, now)}</td><td class="number">${count(device.pendingCount)}</td>
<td>${lastHeard(words, device.oldestPendingAt, now)}</td>
<td class="number">${device.lag === null ? html`<span class="none">–</span>` : count(device.lag)}</td>
<td>${deviceProof(words, device.proof, now)}</td>
<td>${device.appVersion ?? html`<span class="none">–</span>`}${device.protocol !== null && html`<span class="under short">${t('device.protocol', { n: device.protocol })}</span>`}</td>
<td class="act">${active && html`<a href="/console/revoke?device=${device.deviceId}">${t('device.revoke')}</a>`}</td></tr>`;
}

export const STORE_PAGES: Readonly<Record<string, Page>> = { 'GET /console/store': store };
