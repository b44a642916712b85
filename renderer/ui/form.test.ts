import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { blanksToNull, createFormStore, isDirty, pathIssues, schemaIssues } from './form.ts';

const person = z.object({ name: z.string().max(5, 'name.tooLong'), role: z.enum(['a', 'b']), note: z.string().max(3) });

describe('a form', () => {
  // Bug it catches: zod's own English sentence reaches the screen, or the wrong field is marked.
  it('tells each field by the code of the rule it breaks', () => {
    const issues = schemaIssues<z.infer<typeof person>>(person, { name: '王建国王建国', note: 'long text' });
    expect(issues.name?.code).toBe('name.tooLong');
    expect(issues.role?.code).toBe('field.invalid');
    expect(issues.note?.code).toBe('text.tooLong');
  });

  // Bug it catches: a complaint about `admin.login` from the host lands nowhere.
  it('places what the host says about a part of a field at that field, the first one winning', () => {
    const issues = pathIssues<{ admin: object }>([
      { path: 'admin.login', code: 'login.tooShort' },
      { path: 'admin.name', code: 'name.required' },
    ]);
    expect(issues.admin?.code).toBe('login.tooShort');
  });

  // Bug it catches: leaving an untouched form asks whether to throw the changes away.
  it('counts nothing, an empty text and no choice as the same, so that only real typing is unsaved', () => {
    const store = createFormStore<{ name: string | null; tags: string[] }>({ name: null, tags: [] });
    store.setState({ values: { name: '  ', tags: [] } });
    expect(isDirty(store.getState())).toBe(false);
    store.setState({ values: { name: '𠮷', tags: [] } });
    expect(isDirty(store.getState())).toBe(true);
  });

  // Bug it catches: 约43万 in a price vanishes without a question when the page is left.
  it('counts a text that could not be read as unsaved', () => {
    const store = createFormStore<{ price: number | undefined }>({ price: undefined });
    store.setState({ unread: { price: { text: '约43万', code: 'number.amount' } } });
    expect(isDirty(store.getState())).toBe(true);
  });

  // Bug it catches: an emptied optional field is saved as '' and later shown as a value, or `0` and `false` vanish.
  it('saves emptied texts as nothing and keeps zero and no', () => {
    expect(blanksToNull({ a: ' ', b: 0, c: false, d: [] })).toEqual({ a: null, b: 0, c: false, d: [] });
  });
});
