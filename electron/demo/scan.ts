import { createHash } from 'node:crypto';
import type { Showroom } from '../api/context.ts';
import { noteAdded } from '../features/attachments/files.ts';
import { newId } from '../kernel/ids.ts';
import type { Write } from '../kernel/write.ts';

/** The paper that both signed, as every contract of the demo shows it: one file, however many contracts it hangs on. */
export interface Scan {
  attach(tx: Write, contractId: string, kind: 'signedContract' | 'supplement'): void;
}

const NAMES = { signedContract: '签字合同.pdf', supplement: '补充协议.pdf' } as const;

/** A page that says what it stands for. */
function page(): Buffer {
  const said = 'BT /F 20 Tf 90 700 Td (Signed contract) Tj 0 -32 Td /F 12 Tf (Scan of the demo showroom.) Tj ET';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${said.length}>>stream\n${said}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let pdf = '%PDF-1.4\n';
  const places = objects.map((body, at) => {
    const place = pdf.length;
    pdf += `${at + 1} 0 obj${body}endobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const xref = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(
    `${pdf}${xref}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${pdf.length}\n%%EOF\n`,
  );
}

/** Keeps the file's bytes before any record names them. */
export async function signedScan({ attachments }: Showroom): Promise<Scan> {
  const bytes = page();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await attachments.folder.write(sha256, bytes);
  return {
    attach(tx, entityId, kind) {
      noteAdded(tx, sha256, bytes.length);
      const file = { sha256, size: bytes.length, mime: 'application/pdf', name: NAMES[kind] } as const;
      tx.insert('attachment', { id: newId(), entity: 'contract', entityId, kind, ...file });
    },
  };
}
