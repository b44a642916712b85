import { z } from 'zod';

/** What a card may hold: photographs and scans. */
export const attachmentMimes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export const attachmentMime = z.enum(attachmentMimes, 'attachment.kind');
export type AttachmentMime = (typeof attachmentMimes)[number];

/** 20 MiB, as the gateway takes. */
export const MOST_BYTES = 20 * 1024 * 1024;
export const attachmentName = z.string().trim().min(1, 'attachment.name').max(120, 'text.tooLong');

/**
 * Where the bytes of a file are: `waiting` on this PC and not yet at the gateway; `sent` in both places; `remote` only there, fetched when
 * somebody opens it; `refused` by the gateway, shown to a person.
 */
export const fileStates = ['waiting', 'sent', 'remote', 'refused'] as const;
export type FileState = (typeof fileStates)[number];
