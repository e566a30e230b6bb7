import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { StartFailure } from '#platform/errors'

/** Asks on the terminal without showing what is typed. */
export async function askSecret(question: string): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  lines.once('SIGINT', () => process.exit(130))
  process.stderr.write(question)
  try {
    return await lines.question('')
  } finally {
    lines.close()
    process.stderr.write('\n')
  }
}

/** The first line of standard input, for passwords that come from a secret store. */
export async function firstLineOfInput(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line
  throw new StartFailure('Standard input is empty: --password-stdin takes the password from its first line')
}
