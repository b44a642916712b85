import { bodyOf, type CarBody } from './carBody.ts';
import { paintOf } from './paint.ts';

/** From the front wheel's arch under the car and round to it again, the same for all. */
const UNDER = 'C157 45 155 47 152 47L134 47A12 12 0 0 0 110 47L50 47A12 12 0 0 0 26 47Z';

/** Outline, glass and seams, the bonnet to the left. */
const SHAPES: Record<CarBody, readonly [outline: string, glass: string, seams: string]> = {
  sedan: [
    `M8 47C5 47 4 45 4 42C4 36 7 33 14 31.5L36 28C45 19 53 13 62 11C76 8 102 8 114 11.5C124 15 132 22 138 28.5L149 31C154 32.5 157 37 157 42${UNDER}`,
    'M44 27C51 20 57 16 64 14.6L82 13.6V27ZM86 13.5C98 13.1 107 13.7 112 15.6C119 18.5 125 23 128 27H86Z',
    'M84 28V42M92 31.5H98M58 31.5H64',
  ],
  suv: [
    `M7 47C4 47 3 45 3 42C3 33 5 25.5 10 24L33 21C42 12 49 7.5 58 6.5C76 5 112 5 128 6.5C136 7.5 143 14 147 22L152 25C156 28 157 33 157 42${UNDER}`,
    'M41 21C48 14 53 10.5 60 9.8L80 9V21ZM84 9H110V21H84ZM114 9.2C124 9.4 130 10 133 12.5C137 15.5 140 18.5 141.5 21H114Z',
    'M82 22V42M112 22V34M90 26H96M58 26H64',
  ],
  mpv: [
    `M6 47C4 47 3 45 3 42C3 33 5 27 10 25L24 20C34 9 40 5 50 4C80 2.5 120 2.5 144 4C151 5 155 14 156 24C157 30 157 36 157 42${UNDER}`,
    'M32 20C39 11.5 44 8 52 7.4L70 6.8V20ZM74 6.8H108V20H74ZM112 6.9H136C143 7.2 147 12 148.5 20H112Z',
    'M72 21V42M110 21V34M80 26H88M54 26H60',
  ],
  coupe: [
    `M6 47C4 47 3 45 3 42C3 36 8 33 18 31.5L46 29C57 20 68 15 80 14C98 13 112 17 126 27L148 31.5C154 33 157 37 157 42${UNDER}`,
    'M55 28C64 21 72 17.5 82 17L94 17.3V28ZM98 17.6C108 19 115 23 120 28H98Z',
    'M96 29V42M102 32.5H108',
  ],
  plain: [
    `M8 47C5 47 4 45 4 42C4 35 7 31 13 29.5L34 26C43 17 51 11.5 60 10C76 7.5 104 8 118 11C130 14 138 22 143 29L150 32C155 34 157 38 157 42${UNDER}`,
    'M43 25C50 18 56 14.5 63 13.4C80 11.3 104 11.8 115 14.5C123 16.6 129 20.5 133 25Z',
    '',
  ],
};

/** A car seen from the side, of its series' body and in the colour of its paint; decoration only. */
export function CarPicture(props: { color: string | null | undefined; series: string | null | undefined }) {
  const [outline, glass, seams] = SHAPES[bodyOf(props.series)];
  return (
    <svg className="car-picture" viewBox="0 0 160 58" aria-hidden="true">
      <path d={outline} fill={paintOf(props.color) ?? 'var(--grey-soft)'} stroke="var(--ink-soft)" />
      <path d={glass} fill="#dfe7ea" stroke="var(--ink-soft)" strokeWidth="0.5" />
      <path d={seams} stroke="var(--ink-soft)" opacity="0.6" />
      {[38, 122].map((x) => (
        <g key={x}>
          <circle cx={x} cy={47} r={9} fill="#2c3236" />
          <circle cx={x} cy={47} r={4.5} fill="#9aa3a9" />
        </g>
      ))}
    </svg>
  );
}
