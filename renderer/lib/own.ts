import type { OwnChoices } from '../../db/staff/own.ts';
import { ownPatch } from '../../db/staff/own.ts';
import { forgetLanguageFlag, ownLanguage, speak } from './i18n.ts';
import { useLook, wear } from './look.ts';
import { useSession } from './session.ts';
import { client } from './trpc.ts';

type Patch = { readonly [K in keyof OwnChoices]?: NonNullable<OwnChoices[K]> };

/** What was chosen at the login page: it belongs to whoever signs in next. */
const place = 'zhanting.chosen';

function chosenBefore(): Patch {
  try {
    return ownPatch.parse(JSON.parse(localStorage.getItem(place) ?? '{}')) as Patch;
  } catch {
    return {};
  }
}

/** Shows a choice at once and keeps it: for the person who is signed in, and for this PC's login page. */
export async function choose(patch: Patch): Promise<void> {
  if (patch.theme !== undefined) wear(patch.theme);
  if (patch.language !== undefined) {
    forgetLanguageFlag();
    await speak(patch.language, true);
  }
  if (useSession.getState().session === undefined)
    localStorage.setItem(place, JSON.stringify({ ...chosenBefore(), ...patch }));
  else useSession.getState().choose(await client.session.setOwn.mutate(patch));
}

/** Somebody signed in: the window looks and speaks as they chose; where they never chose, as this PC does. */
export async function settleIn(): Promise<void> {
  const chosen = chosenBefore();
  if (Object.keys(chosen).length > 0) {
    useSession.getState().choose(await client.session.setOwn.mutate(chosen));
    localStorage.removeItem(place);
  }
  const own = useSession.getState().session?.own;
  wear(own?.theme ?? useLook.getState().theme);
  await speak(own?.language ?? ownLanguage() ?? 'zh-CN', own?.language != null);
}
