/** 同意总部共享: the consent, and how, when and by whom it was noted. Nothing here tells about the customer. */
export const CONSENT = ['hqShareConsent', 'hqShareNoticeVersion', 'hqShareMethod', 'hqShareAt', 'hqShareBy'] as const;
