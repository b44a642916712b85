import type { DeviceProof } from '../store/device-view.ts';
import type { StoreLine } from '../store/overview.ts';
import { type Html, html } from './html.ts';
import { ageLevel, ago } from './moment.ts';
import type { Words } from './words.ts';

/** A state as a coloured word. */
export function chip(level: 'ok' | 'warn' | 'bad' | 'gone', text: string): Html {
  return html`<span class="chip ${level}">${text}</span>`;
}

const LEVELS = ['ok', 'warn', 'bad'] as const;

/** A showroom's state; without a PC there is nothing that could be well. */
export function alarmChip({ t }: Words, { alarm, devices }: Pick<StoreLine, 'alarm' | 'devices'>): Html {
  if (alarm === 0 && devices === 0) return chip('gone', t('state.none'));
  return chip(LEVELS[alarm], t(`state.${alarm}`));
}

/** `12,408` */
export const grouped = (n: number): string => n.toLocaleString('en-US');

/** A count that is quiet at zero. */
export function count(n: number, level: 'plain' | 'warn' | 'bad' = 'plain'): Html {
  if (n === 0) return html`<span class="none">0</span>`;
  return level === 'plain' ? html`${grouped(n)}` : html`<strong class="${level}">${grouped(n)}</strong>`;
}

/** How long ago, coloured once it is too long. */
export function age(words: Words, at: number | null, now: number): Html {
  const level = ageLevel(at, now);
  return level === 'ok' ? ago(words, at, now) : html`<span class="${level}">${ago(words, at, now)}</span>`;
}

/** What the last proofs of a showroom's PCs say together. */
export function storeProof(words: Words, line: StoreLine, now: number): Html {
  const { t } = words;
  if (line.differing > 0) return html`<strong class="bad">${t('proof.differs', { n: line.differing })}</strong>`;
  if (line.provenAt === null) return html`<span class="none short">${t('proof.none')}</span>`;
  return html`<span class="short">${t('proof.same', { n: line.proven, all: line.devices })}</span> <span class="beside">${ago(words, line.provenAt, now)}</span>`;
}

/** What the last proof of one PC found. */
export function deviceProof(words: Words, proof: DeviceProof | null, now: number): Html {
  const { t } = words;
  if (proof === null) return html`<span class="none">${t('proof.none')}</span>`;
  const wrong = [
    proof.missing > 0 ? t('proof.missing', { n: grouped(proof.missing) }) : '',
    (proof.differing ?? 0) > 0 ? t('proof.buckets', { n: proof.differing! }) : '',
  ].filter(Boolean);
  const good =
    proof.records === null
      ? t('proof.operations', { n: grouped(proof.operations) })
      : t('proof.device', { records: grouped(proof.records) });
  const found = wrong.length > 0 ? html`<strong class="bad">${wrong.join(' · ')}</strong>` : html`${good}`;
  return html`${found}<span class="under">${ago(words, proof.at, now)}</span>`;
}
