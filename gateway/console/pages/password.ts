import { noteDeed } from '../../store/operator-log.ts';
import { choosePassword, findOperator } from '../../store/operators.ts';
import { html } from '../html.ts';
import { heading } from '../layout.ts';
import { hashPassword, passwordFits, SHORTEST_PASSWORD } from '../passwords.ts';
import { goTo, type Page, type Shown, type Visit } from '../visit.ts';

function show({ words: { t }, operator, secret }: Visit, wrong: string | null = null): Shown {
  const n = SHORTEST_PASSWORD;
  const body = html`${heading(t('password.title'), operator.mustChange ? t('password.first') : '')}
<form class="sheet pad form" method="post" action="/console/password">${secret}
${wrong && html`<p class="wrong" role="alert">${wrong}</p>`}
<input type="hidden" name="username" autocomplete="username" value="${operator.name}">
<label for="current">${t('password.current')}</label>
<input id="current" name="current" type="password" autocomplete="current-password" required autofocus>
<label for="fresh">${t('password.new', { n })}</label>
<input id="fresh" name="fresh" type="password" autocomplete="new-password" required minlength="${n}" maxlength="200">
<label for="again">${t('password.again')}</label>
<input id="again" name="again" type="password" autocomplete="new-password" required maxlength="200">
<p class="actions"><button>${t('password.button')}</button></p></form>`;
  return { title: t('password.title'), body, status: wrong ? 422 : 200 };
}

/** Replaces one's own password; every session of the old one ends, this one too. */
const change: Page = async (visit) => {
  const { setting, form, operator, now, ip, words } = visit;
  const { database, limiter } = setting;
  const [current, fresh, again] = ['current', 'fresh', 'again'].map((name) => form.get(name) ?? '') as [
    string,
    string,
    string,
  ];
  if (fresh.length < SHORTEST_PASSWORD || fresh.length > 200)
    return show(visit, words.t('password.short', { n: SHORTEST_PASSWORD }));
  if (fresh !== again) return show(visit, words.t('password.differs'));
  if (fresh === current) return show(visit, words.t('password.same'));
  limiter.check('login', `password ${operator.operatorId}`, now);
  const account = await findOperator(database, operator.name);
  const verifiedHash = account?.passwordHash ?? null;
  if (!(await passwordFits(verifiedHash, current)) || verifiedHash === null)
    return show(visit, words.t('password.wrong'));
  const passwordHash = await hashPassword(fresh);
  const done = await database.transaction(async (tx) => {
    if (!(await choosePassword(tx, operator.operatorId, { verifiedHash, passwordHash }))) return false;
    await noteDeed(tx, { operator: operator.name, action: 'password_chosen', subject: operator.name, ip }, now);
    return true;
  });
  return goTo('/console', done ? 'done.password' : undefined);
};

export const PASSWORD_PAGES: Readonly<Record<string, Page>> = {
  'GET /console/password': async (visit) => show(visit),
  'POST /console/password': change,
};
