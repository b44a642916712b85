import type { Incoming } from '../../http/routes.ts';
import type { Setting } from '../../http/setting.ts';
import { noteDeed } from '../../store/operator-log.ts';
import { closeSession, type SignedIn } from '../../store/operator-sessions.ts';
import { findOperator, hasOperators } from '../../store/operators.ts';
import { html } from '../html.ts';
import { type Frame, page } from '../layout.ts';
import { passwordFits } from '../passwords.ts';
import { sessionCookie, sessionKey, startSession } from '../session.ts';
import { goTo } from '../visit.ts';

/** The form, with what was wrong the last time and the name that was given. */
export async function signInPage(
  { database }: Pick<Setting, 'database'>,
  frame: Frame,
  wrong = '',
  status = 200,
  name = '',
): Promise<Response> {
  const { t } = frame.words;
  if (!(await hasOperators(database))) {
    const nobody = html`<div class="sheet pad"><h1>${t('signIn.title')}</h1><p>${t('signIn.nobody')}</p></div>`;
    return page(frame, t('signIn.title'), nobody);
  }
  const body = html`<div class="sheet pad"><h1>${t('signIn.title')}</h1><p class="lead">${t('signIn.lead')}</p>
<form method="post" action="/console/sign-in">
${wrong ? html`<p class="wrong" role="alert">${wrong}</p>` : null}
<label for="name">${t('signIn.name')}</label>
<input id="name" name="name" value="${name}" autocomplete="username" required maxlength="40"${cursor(name === '')}>
<label for="password">${t('signIn.password')}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="200"${cursor(name !== '')}>
<p class="actions"><button>${t('signIn.button')}</button></p>
</form></div>`;
  return page(frame, t('signIn.title'), body, status);
}

const cursor = (here: boolean) => (here ? html` autofocus` : html``);

/** Checks name and password; a few tries a minute for each address and each name. @throws {TransportError} too_many_requests */
export async function signIn(
  { database, limiter, log }: Setting,
  incoming: Incoming,
  frame: Frame,
  form: URLSearchParams,
): Promise<Response> {
  const { now, caller } = incoming;
  const name = (form.get('name') ?? '').trim().slice(0, 40);
  limiter.check('login', `address ${caller.ip}`, now);
  limiter.check('login', `name ${name.toLowerCase()}`, now);
  const account = await findOperator(database, name);
  const fits = await passwordFits(account?.passwordHash ?? null, (form.get('password') ?? '').slice(0, 200));
  if (!account || !fits || account.disabledAt !== null) {
    // Of an unknown name only that somebody tried: people type passwords into the wrong field.
    const subject = account ? account.name : '?';
    await noteDeed(database, { operator: subject, action: 'sign_in_failed', subject, ip: caller.ip }, now);
    log.warn({ operatorId: account?.operatorId ?? null, ip: caller.ip }, 'sign-in failed');
    return signInPage({ database }, frame, frame.words.t('signIn.wrong'), 401, name);
  }
  const token = await database.transaction(async (tx) => {
    await noteDeed(tx, { operator: name, action: 'signed_in', subject: name, ip: caller.ip }, now);
    return startSession(tx, account.operatorId, now);
  });
  log.info({ operatorId: account.operatorId, ip: caller.ip }, 'operator signed in');
  const answer = goTo('/console');
  answer.headers.set('set-cookie', sessionCookie(incoming, token));
  return answer;
}

export async function signOut(
  { database }: Setting,
  incoming: Incoming,
  { name }: SignedIn,
  token: string,
): Promise<Response> {
  await closeSession(database, sessionKey(token));
  await noteDeed(
    database,
    { operator: name, action: 'signed_out', subject: name, ip: incoming.caller.ip },
    incoming.now,
  );
  const answer = goTo('/console');
  answer.headers.set('set-cookie', sessionCookie(incoming, ''));
  return answer;
}
