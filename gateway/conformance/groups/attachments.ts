import { randomBytes } from 'node:crypto';
import { ATTACHMENT_LIMITS, attachmentResponse } from '../../protocol.ts';
import type { Check, Group } from '../check.ts';
import type { Answer } from '../line.ts';
import { newId, person, sha256 } from '../operation.ts';
import type { Pc } from '../pc.ts';
import { seen, type Witness } from '../witness.ts';

/** A file of a customer, whose card has arrived: files never travel before records. */
async function file(pc: Pc, see: Witness, bytes: number): Promise<{ content: Buffer; hash: string }> {
  const content = randomBytes(bytes);
  const hash = sha256(content);
  const customer = newId();
  const about = {
    entity: 'customer',
    entityId: customer,
    sha256: hash,
    name: 'scan.jpg',
    mime: 'image/jpeg',
    size: bytes,
  };
  const ops = [
    pc.op({ id: customer, patch: person(pc.enrolled.operator) }),
    pc.op({ entity: 'attachment', id: newId(), patch: about }),
  ];
  see.applied(await pc.push(ops, { note: 'a customer and the card of a file' }), ...ops);
  return { content, hash };
}

function put(pc: Pc, hash: string, offset: number, size: number, bytes: Uint8Array, note?: string): Promise<Answer> {
  return pc.send('PUT', `/v1/attachments/${hash}?offset=${offset}&size=${size}`, { bytes, note });
}

/** Bytes the gateway says it kept; none when it does not know the file. */
async function received(pc: Pc, hash: string): Promise<{ answer: Answer; bytes: number }> {
  const answer = await pc.send('HEAD', `/v1/attachments/${hash}`);
  return { answer, bytes: answer.status === 404 ? 0 : Number(answer.headers.get('x-received') ?? Number.NaN) };
}

const PIECE = ATTACHMENT_LIMITS.pieceBytes;

const checks: Check[] = [
  {
    id: 'attachments.resume',
    rule: {
      zh: '文件分段上传，中断后从网关已有的位置继续',
      en: 'A file goes up in pieces and goes on where the gateway is',
    },
    run: async ({ pc }, see) => {
      const { content, hash } = await file(pc, see, PIECE + 1000);
      const first = await put(pc, hash, 0, content.length, content.subarray(0, PIECE), 'the first piece');
      see.equal(first, 'answer', see.shape(first, attachmentResponse), { received: PIECE, complete: false });
      const asked = await received(pc, hash);
      see.equal(asked.answer, 'x-received', asked.bytes, PIECE);
      const rest = await put(pc, hash, PIECE, content.length, content.subarray(PIECE), 'the rest');
      see.equal(rest, 'answer', see.shape(rest, attachmentResponse), { received: content.length, complete: true });
      const end = await received(pc, hash);
      see.equal(end.answer, 'x-received', end.bytes, content.length);
    },
  },
  {
    id: 'attachments.download',
    rule: {
      zh: '门店的另一台电脑可以取回文件，可从中间取起',
      en: 'The showroom’s PCs get the file back, from the middle too',
    },
    run: async ({ pc }, see) => {
      const { content, hash } = await file(pc, see, 3000);
      await put(pc, hash, 0, 3000, content, 'a whole file');
      const whole = await pc.send('GET', `/v1/attachments/${hash}`);
      see.equal(whole, 'status, sha256', [whole.status, sha256(whole.bytes)], [200, hash]);
      const headers = { range: 'bytes=1000-1999' };
      const part = await pc.send('GET', `/v1/attachments/${hash}`, { headers, note: 'Range: bytes=1000-1999' });
      // A gateway may send the whole file instead.
      const expected = part.status === 206 ? content.subarray(1000, 2000) : content;
      const ok = [200, 206].includes(part.status) && sha256(part.bytes) === sha256(expected);
      see.that(part, '206 with these bytes, or 200 with all', `${part.status}, ${part.bytes.length} bytes`, ok);
    },
  },
  {
    id: 'attachments.wrong-offset',
    rule: {
      zh: '位置不对：409 offset_mismatch，已有部分不变',
      en: 'A piece for another place: 409 offset_mismatch, nothing changed',
    },
    run: async ({ pc }, see) => {
      const { content, hash } = await file(pc, see, 3000);
      await put(pc, hash, 0, 3000, content.subarray(0, 1000), 'the first 1000 bytes');
      const ahead = await put(pc, hash, 2000, 3000, content.subarray(2000), 'bytes 2000-3000, 1000-2000 left out');
      see.refusal(ahead, 409, 'offset_mismatch');
      const { answer, bytes } = await received(pc, hash);
      see.equal(answer, 'x-received', bytes, 1000);
    },
  },
  {
    id: 'attachments.wrong-hash',
    rule: { zh: '内容与校验和不符的文件不被接受', en: 'A file that is not what its hash says is not taken' },
    run: async ({ pc }, see) => {
      const { content, hash } = await file(pc, see, 1000);
      const answer = await put(pc, hash, 0, 1000, Buffer.from(content).fill(0, 0, 10), 'other bytes');
      const refused = answer.status >= 400 && answer.status < 500 && answer.status !== 404;
      see.that(answer, 'refused as 400, 409 or 422', seen(answer), refused);
      const again = await put(pc, hash, 0, 1000, content, 'the right bytes');
      see.equal(again, 'answer', see.shape(again, attachmentResponse), { received: 1000, complete: true });
    },
  },
  {
    id: 'attachments.too-large',
    rule: { zh: '超过 20 MiB 的文件、超过 1 MiB 的分段：413', en: 'A file over 20 MiB or a piece over 1 MiB: 413' },
    run: async ({ pc }, see) => {
      const { content, hash } = await file(pc, see, 1000);
      see.refusal(await put(pc, hash, 0, ATTACHMENT_LIMITS.maxBytes + 1, content, '20 MiB + 1'), 413, 'too_large');
      const piece = Buffer.alloc(PIECE + 1);
      see.refusal(await put(pc, sha256(piece), 0, piece.length, piece, 'a piece of 1 MiB + 1'), 413, 'too_large');
    },
  },
];

export const attachments: Group = { id: 'attachments', title: { zh: '附件', en: 'Attachments' }, checks };
