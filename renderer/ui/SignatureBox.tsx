import { Button } from 'antd';
import { type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signature } from '../../db/test-drives/model.ts';
import { ruleText } from '../lib/errors.ts';
import './signature.css';

/** The box a signature is drawn in; what is stored counts in these. */
const WIDTH = 600;
const HEIGHT = 200;
/** Nearer points add nothing that can be seen. */
const STEP = 4;

type Point = readonly [x: number, y: number];

const pathOf = (strokes: readonly (readonly Point[])[]) =>
  strokes.map((stroke) => stroke.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('')).join('');

/** A frame to sign in with finger, pen or mouse. */
export function SignatureBox(props: { readonly onSave: (path: string) => void; readonly onClose: () => void }) {
  const { t } = useTranslation('ui');
  const box = useRef<SVGSVGElement>(null);
  const drawing = useRef(false);
  const [strokes, setStrokes] = useState<readonly (readonly Point[])[]>([]);
  const path = pathOf(strokes);
  const refused = path === '' ? undefined : signature.safeParse(path).error?.issues[0]?.message;

  function pointOf(event: PointerEvent): Point {
    const { left, top, width, height } = box.current!.getBoundingClientRect();
    const within = (value: number, most: number) => Math.round(Math.min(most, Math.max(0, value)));
    return [
      within(((event.clientX - left) / width) * WIDTH, WIDTH),
      within(((event.clientY - top) / height) * HEIGHT, HEIGHT),
    ];
  }
  function begin(event: PointerEvent): void {
    drawing.current = true;
    box.current?.setPointerCapture(event.pointerId);
    setStrokes([...strokes, [pointOf(event)]]);
  }
  function go(event: PointerEvent): void {
    if (!drawing.current) return;
    const next = pointOf(event);
    setStrokes((all) => {
      const stroke = all.at(-1) ?? [];
      const last = stroke.at(-1);
      if (last && Math.hypot(next[0] - last[0], next[1] - last[1]) < STEP) return all;
      return [...all.slice(0, -1), [...stroke, next]];
    });
  }
  return (
    <div className="signing">
      <p className={refused === undefined ? 'soft' : 'signing-wrong'}>
        {refused === undefined ? t('sign.hint') : ruleText(refused)}
      </p>
      {/* 纸上已签 is the way without a pointer. */}
      <svg
        ref={box}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={() => {
          drawing.current = false;
        }}
      >
        <title>{t('sign.hint')}</title>
        <path d={path} />
      </svg>
      <div className="buttons">
        <Button onClick={props.onClose}>{t('ui:cancel')}</Button>
        <Button disabled={path === ''} onClick={() => setStrokes([])}>
          {t('sign.clear')}
        </Button>
        <Button type="primary" disabled={path === '' || refused !== undefined} onClick={() => props.onSave(path)}>
          {t('sign.save')}
        </Button>
      </div>
    </div>
  );
}

/** A signature as it was drawn. */
export function SignaturePicture({ path }: { readonly path: string }) {
  const { t } = useTranslation('ui');
  return (
    <svg className="signature-drawn" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('sign.picture')}>
      <path d={path} />
    </svg>
  );
}
