import { listOperators, type OperatorAccount } from '../../store/operators.ts';
import { addOperator, lockOut, operatorName, renewOperator } from '../accounts.ts';
import { chip } from '../chips.ts';
import { type Html, html } from '../html.ts';
import { heading } from '../layout.ts';
import { ago } from '../moment.ts';
import { goTo, type Page, type Shown, type Visit } from '../visit.ts';

async function show(visit: Visit, wrong: string | null = null, name = ''): Promise<Shown> {
  const { t } = visit.words;
  const accounts = await listOperators(visit.setting.database);
  const body = html`${heading(t('operators.title'), t('operators.lead'))}
<div class="sheet"><table><thead><tr><th>${t('operators.state')}</th><th>${t('operators.name')}</th><th>${t('operators.lastSignIn')}</th><th></th></tr></thead>
<tbody>${accounts.map((account) => row(visit, account))}</tbody></table></div>
<h2>${t('operators.add')}</h2>
<form class="sheet pad form" method="post" action="/console/operators/add">${visit.secret}
${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
<label for="name">${t('operators.name')}</label><input id="name" name="name" value="${name}" required maxlength="40" autocomplete="off">
<p class="actions"><button>${t('operators.addButton')}</button></p></form>`;
  return { title: t('operators.title'), body, status: wrong ? 422 : 200 };
}

function row({ words, now, operator, secret }: Visit, account: OperatorAccount): Html {
  const { t } = words;
  const self = account.operatorId === operator.operatorId;
  const button = (path: string, label: string): Html =>
    html`<form method="post" action="/console/operators/${path}">${secret}<input type="hidden" name="name" value="${account.name}"><button class="plain">${label}</button></form>`;
  return html`<tr><td>${state(t, account)}</td><td>${account.name}${self && html` <span class="quiet">${t('operators.you')}</span>`}</td>
<td>${ago(words, account.lastSignInAt, now)}</td>
<td class="act">${!self && html`${button('renew', t('operators.renew'))}${account.disabledAt === null && button('disable', t('operators.disable'))}`}</td></tr>`;
}

function state(t: Visit['words']['t'], { disabledAt, mustChange }: OperatorAccount): Html {
  if (disabledAt !== null) return chip('gone', t('operators.disabled'));
  return mustChange ? chip('warn', t('operators.waiting')) : chip('ok', t('operators.active'));
}

/** The one-time password on its own page: kept nowhere to be shown a second time. */
function made({ words: { t } }: Visit, name: string, password: string): Shown {
  const title = t('operators.made', { name });
  const body = html`${heading(title, '')}<div class="form"><p class="secret">${password}</p><p class="note">${t('operators.once')}</p>
<p class="actions"><a class="button" href="/console/operators">${t('operators.backTo')}</a></p></div>`;
  return { title, body };
}

const doer = ({ operator, ip }: Visit) => ({ operator: operator.name, ip });

const add: Page = async (visit) => {
  const { setting, form, now, words } = visit;
  const given = form.get('name') ?? '';
  const name = operatorName.safeParse(given);
  if (!name.success) return show(visit, words.t('operators.signs'), given);
  const password = await addOperator(setting.database, name.data, doer(visit), now);
  return password === null ? show(visit, words.t('operators.taken'), given) : made(visit, name.data, password);
};

const renew: Page = async (visit) => {
  const name = visit.form.get('name') ?? '';
  const password = await renewOperator(visit.setting.database, name, doer(visit), visit.now);
  return password === null ? goTo('/console/operators') : made(visit, name, password);
};

/** Nobody locks themselves out: one operator always stays. */
const disable: Page = async (visit) => {
  const name = visit.form.get('name') ?? '';
  if (name === visit.operator.name) return goTo('/console/operators');
  const done = await lockOut(visit.setting.database, name, doer(visit), visit.now);
  return goTo('/console/operators', done ? 'done.disabled' : undefined);
};

export const OPERATOR_PAGES: Readonly<Record<string, Page>> = {
  'GET /console/operators': (visit) => show(visit),
  'POST /console/operators/add': add,
  'POST /console/operators/renew': renew,
  'POST /console/operators/disable': disable,
};
