/** One server-sent event, comments left out. */
export interface StreamEvent {
  event: string;
  data: string;
}

/** Reads server-sent events as they arrive. */
export async function* eventsOf(response: Response): AsyncGenerator<StreamEvent> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text = (text + decoder.decode(chunk as Uint8Array, { stream: true })).replaceAll('\r\n', '\n');
    const blocks = text.split('\n\n');
    text = blocks.pop()!;
    for (const block of blocks) {
      const fields = block.split('\n').map((line) => /^(\w+): ?(.*)$/.exec(line));
      const all = (name: string) => fields.filter((field) => field?.[1] === name).map((field) => field![2]!);
      const data = all('data');
      if (data.length > 0) yield { event: all('event')[0] ?? 'message', data: data.join('\n') };
    }
  }
}
