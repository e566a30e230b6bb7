/** Shows what long work is doing: on a terminal one line that moves, elsewhere a line for each step. */
export interface Progress {
  step(text: string): void
  /** A bar with a count, for work whose size is known. */
  count(text: string, done: number, of: number): void
  done(): void
}

const WIDTH = 24

export function createProgress(out: NodeJS.WriteStream = process.stderr): Progress {
  const started = performance.now()
  let last = ''
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s`
  const show = (line: string) =>
    out.isTTY ? out.write(`\r\u001b[2K${line}`) : line === last ? undefined : out.write(`${line}\n`)
  let lastCountMs = 0
  return {
    step(text) {
      show(`${seconds()}  ${text}`)
      last = text
    },
    count(text, done, of) {
      const now = performance.now()
      if (done < of && now - lastCountMs < (out.isTTY ? 100 : 2_000)) return
      lastCountMs = now
      const filled = Math.round((done / Math.max(1, of)) * WIDTH)
      show(`${seconds()}  ${text} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done}/${of}`)
    },
    done() {
      if (out.isTTY) out.write('\r\u001b[2K')
    },
  }
}
