import { enrolOrder, orderCode } from '../../devices/enrol.ts';
import { findStore } from '../../store/overview.ts';
import { html } from '../html.ts';
import { heading } from '../layout.ts';
import type { Page, Shown, Visit } from '../visit.ts';

/** What the form holds. */
interface Order {
  storeId: string;
  name: string;
}

function show({ words: { t }, secret }: Visit, order: Order, wrong: string | null = null): Shown {
  const body = html`${heading(t('enrol.title'), t('enrol.lead'))}
<form class="sheet pad form" method="post" action="/console/enrol">${secret}
${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
<label for="store">${t('enrol.store')}</label>
<input id="store" name="store" value="${order.storeId}" required maxlength="32" pattern="[A-Za-z0-9_\\-]+" aria-describedby="store-hint" autofocus>
<p class="hint" id="store-hint">${t('enrol.storeHint')}</p>
<label for="name">${t('enrol.name')}</label>
<input id="name" name="name" value="${order.name}" required maxlength="100">
<label for="operator">${t('enrol.operator')}</label>
<select id="operator" name="operator"><option value="">${t('enrol.keep')}</option>
<option value="dealer">${t('enrol.dealer')}</option><option value="head_office">${t('enrol.headOffice')}</option></select>
<p class="actions"><button>${t('enrol.button')}</button><a class="button second" href="/console">${t('revoke.cancel')}</a></p></form>`;
  return { title: t('enrol.title'), body, status: wrong ? 422 : 200 };
}

const ask: Page = async (visit) => {
  const { setting, url, now } = visit;
  const storeId = url.searchParams.get('store') ?? '';
  const known = storeId ? await findStore(setting.database, storeId, now) : null;
  return show(visit, { storeId: known?.storeId ?? '', name: known?.name ?? '' });
};

/** Answers with the code itself, not with a redirect: it is kept nowhere to be shown a second time. */
const make: Page = async (visit) => {
  const { setting, form, now, words, operator, ip } = visit;
  const { t } = words;
  const given = { storeId: (form.get('store') ?? '').trim(), name: form.get('name') ?? '' };
  const order = enrolOrder.safeParse({ ...given, operator: form.get('operator') || undefined });
  if (!order.success) return show(visit, given, t('enrol.wrong'));
  const { storeId, name } = order.data;
  const code = await orderCode(setting.database, order.data, { operator: operator.name, ip }, now);
  const id = encodeURIComponent(storeId);
  const body = html`${heading(t('enrol.made'), t('enrol.madeFor', { name, code: storeId }))}
<div class="form"><p class="secret">${code}</p><p class="note">${t('enrol.once')}</p>
<p class="hint">${t('enrol.address')}</p>
<p class="actions"><a class="button" href="/console/store?id=${id}">${t('enrol.toStore')}</a><a class="button second" href="/console/enrol?store=${id}">${t('enrol.another')}</a></p></div>`;
  return { title: t('enrol.made'), body };
};

export const ENROL_PAGES: Readonly<Record<string, Page>> = {
  'GET /console/enrol': ask,
  'POST /console/enrol': make,
};
