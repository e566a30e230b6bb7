import { createReadStream } from 'node:fs'
import { TabularFault } from './fault.ts'

/** The text of a file in pieces: UTF-8 or UTF-16 as its byte-order mark says, without one UTF-8 or else GB18030 (GB 18030-2022). Throws TabularFault where it is none of these. */
export async function* textOf(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(await encodingOf(path), { fatal: true })
  let line = 1
  const decode = (bytes?: Uint8Array) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined })
    } catch (cause) {
      throw new TabularFault(line, NO_TEXT, { cause })
    }
  }
  for await (const chunk of createReadStream(path)) {
    const text = decode(chunk as Buffer)
    yield text
    line += text.split('\n').length - 1
  }
  yield decode()
}

const NO_TEXT = {
  zh: '文件既不是UTF-8也不是GB18030编码的文本',
  en: 'The file is text neither in UTF-8 nor in GB18030',
}

/** Spreadsheets save GB18030 without saying so: what is not UTF-8 is taken for it. */
async function encodingOf(path: string): Promise<'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'> {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let isFirst = true
  try {
    for await (const chunk of createReadStream(path)) {
      const bytes = chunk as Buffer
      if (isFirst && bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
      if (isFirst && bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
      isFirst = false
      utf8.decode(bytes, { stream: true })
    }
    utf8.decode()
    return 'utf-8'
  } catch (cause) {
    if (cause instanceof TypeError) return 'gb18030'
    throw cause
  }
}
