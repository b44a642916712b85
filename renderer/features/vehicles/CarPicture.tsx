import { paintOf } from './paint.ts';

const BODY =
  'M8 47C5 47 4 45 4 42C4 36 7 33 14 31.5L36 28C45 19 53 13 62 11C76 8 102 8 114 11.5C124 15 132 22 138 28.5L149 31C154 32.5 156 37 156 42C156 45 154 47 151 47L134 47A12 12 0 0 0 110 47L50 47A12 12 0 0 0 26 47Z';
const GLASS = 'M44 27C51 20 57 16 64 14.6L82 13.6V27ZM86 13.5C98 13.1 107 13.7 112 15.6C119 18.5 125 23 128 27H86Z';

/** A plain car seen from the side, in the colour of its paint; decoration only. */
export function CarPicture(props: { color: string | null | undefined }) {
  return (
    <svg className="car-picture" viewBox="0 0 160 58" aria-hidden="true">
      <path d={BODY} fill={paintOf(props.color) ?? 'var(--grey-soft)'} stroke="var(--ink-soft)" />
      <path d={GLASS} fill="#dfe7ea" stroke="var(--ink-soft)" strokeWidth="0.5" />
      <path d="M84 28V42M92 31.5H98M58 31.5H64" stroke="var(--ink-soft)" opacity="0.6" />
      {[38, 122].map((x) => (
        <g key={x}>
          <circle cx={x} cy={47} r={9} fill="#2c3236" />
          <circle cx={x} cy={47} r={4.5} fill="#9aa3a9" />
        </g>
      ))}
    </svg>
  );
}
