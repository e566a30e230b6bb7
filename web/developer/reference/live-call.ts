import type { Call } from '../document/curl.ts'

/** What came back of a call made from the page. */
export interface Answer {
  readonly status: number
  readonly tookMs: number
  readonly media: string
  readonly text: string
  /** Where the answer is a file, an address of it on this page. */
  readonly file?: string
}

const MOST_CHARACTERS = 60_000
const EVENTS = 2

/** Makes a call as the page's own session. Of a stream the first events are read, then it is closed. */
export async function makeCall({ method, url, body }: Call): Promise<Answer> {
  const started = performance.now()
  const ended = new AbortController()
  const answer = await fetch(url, {
    method,
    credentials: 'same-origin',
    signal: ended.signal,
    ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
  })
  const media = answer.headers.get('content-type') ?? ''
  const common = { status: answer.status, media }
  const took = () => Math.round(performance.now() - started)
  if (media.startsWith('text/event-stream')) {
    const text = await firstEvents(answer, EVENTS)
    ended.abort()
    return { ...common, tookMs: took(), text }
  }
  if (!/json|text/.test(media)) {
    const blob = await answer.blob()
    return { ...common, tookMs: took(), text: '', file: URL.createObjectURL(blob) }
  }
  const text = await answer.text()
  return { ...common, tookMs: took(), text: readable(text) }
}

async function firstEvents(answer: Response, count: number): Promise<string> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (reader && text.split('\n\n').length <= count) {
    const { done, value } = await reader.read()
    if (done) break
    text += value
  }
  return text
    .split('\n\n')
    .filter(Boolean)
    .slice(0, count)
    .map((event) => readable(event.replace(/^data: /, '')))
    .join('\n\n')
}

/** JSON on several lines; what is very long is cut, and says so by its end. */
function readable(text: string): string {
  let shown = text
  try {
    shown = JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    // Not JSON: shown as it came.
  }
  return shown.length > MOST_CHARACTERS ? `${shown.slice(0, MOST_CHARACTERS)}\n…` : shown
}
