import { z } from 'zod';
import { FILE_HOLDERS } from '../records.ts';

/** What a card may hold: photographs and scans. */
export const attachmentMimes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export const attachmentMime = z.enum(attachmentMimes, 'attachment.kind');
export type AttachmentMime = (typeof attachmentMimes)[number];

/**
 * What a file of a contract is: 签字合同 证件 行驶证/驾驶证 放款函 置换合同 保单 照片 补充协议 其他. Everything about a sale is found with its
 * contract.
 */
export const attachmentKinds = [
  'signedContract',
  'idCopy',
  'licence',
  'loanLetter',
  'tradeInContract',
  'policy',
  'photo',
  'supplement',
  'other',
] as const;
export const attachmentKind = z.enum(attachmentKinds);
export type AttachmentKind = (typeof attachmentKinds)[number];

/** Cards a file can belong to. */
export const attachedTo = z.enum(FILE_HOLDERS);
export type AttachedTo = z.infer<typeof attachedTo>;

/** 20 MiB, as the gateway takes. */
export const MOST_BYTES = 20 * 1024 * 1024;
const MOST_NAME = 120;
export const attachmentName = z.string().trim().min(1, 'attachment.name').max(MOST_NAME, 'text.tooLong');

/** A small picture of an attachment, made by the window that showed it; JPEG. */
export const MOST_THUMB_BYTES = 48 * 1024;

/**
 * Where the bytes of a file are: `waiting` on this PC and not yet at the gateway; `sent` in both places; `remote` only there, fetched when
 * somebody opens it; `refused` by the gateway, shown to a person.
 */
export const fileStates = ['waiting', 'sent', 'remote', 'refused'] as const;
export type FileState = (typeof fileStates)[number];

const ENDINGS: Record<AttachmentMime, readonly string[]> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
};

/**
 * A name that can stand on any disk and tells what the file is: without folders, control signs and what Windows forbids, at most 120
 * signs, with an ending of its real kind ("合同.exe" that holds a PDF becomes "合同.exe.pdf").
 */
export function tidyName(name: string, mime: AttachmentMime): string {
  const bare = name
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .trim();
  const endings = ENDINGS[mime];
  const ending = /\.([a-z0-9]{1,5})$/i.exec(bare)?.[1]?.toLowerCase();
  const fits = ending !== undefined && endings.includes(ending);
  const tail = fits ? bare.slice(-ending.length - 1) : `.${endings[0]}`;
  const stem = fits ? bare.slice(0, -tail.length) : bare;
  return `${[...stem].slice(0, MOST_NAME - tail.length - 20).join('') || '附件'}${tail}`;
}
