import { z } from 'zod';
import { stopDevice } from '../../devices/revoke.ts';
import { viewDevice } from '../../store/device-view.ts';
import { html } from '../html.ts';
import { goTo, type Page } from '../visit.ts';

/** Asks before a PC is stopped: what it means and what stays. */
const ask: Page = async ({ setting, url, words: { t }, secret }) => {
  const id = z.uuid().safeParse(url.searchParams.get('device'));
  const device = id.success ? await viewDevice(setting.database, id.data) : null;
  if (device?.status !== 'active') {
    const body = html`<div class="sheet"><p class="empty">${t('revoke.missing')} <a href="/console">${t('error.home')}</a></p></div>`;
    return { title: t('revoke.title'), body, status: 404 };
  }
  const back = `/console/store?id=${encodeURIComponent(device.storeId)}`;
  const body = html`<form class="sheet pad form" method="post" action="/console/revoke">${secret}
<h1>${t('revoke.ask', { store: device.storeId, name: device.name })}</h1>
<p class="code quiet">${device.deviceId}</p><p>${t('revoke.what', { n: device.pendingCount })}</p>
<input type="hidden" name="device" value="${device.deviceId}">
<p class="actions"><button class="danger">${t('revoke.button')}</button><a class="button second" href="${back}">${t('revoke.cancel')}</a></p></form>`;
  return { title: t('revoke.title'), body };
};

const revoke: Page = async ({ setting, form, now, operator, ip }) => {
  const id = z.uuid().safeParse(form.get('device'));
  const device = id.success ? await viewDevice(setting.database, id.data) : null;
  if (device === null) return goTo('/console');
  const done = await stopDevice(setting.database, device.deviceId, { operator: operator.name, ip }, now);
  if (done) setting.log.info({ storeId: device.storeId, deviceId: device.deviceId }, 'device revoked');
  return goTo(`/console/store?id=${encodeURIComponent(device.storeId)}`, done ? 'done.revoked' : undefined);
};

export const REVOKE_PAGES: Readonly<Record<string, Page>> = {
  'GET /console/revoke': ask,
  'POST /console/revoke': revoke,
};
