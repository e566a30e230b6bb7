import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Service } from '#modules/case'

export type DepartmentMood =
  | 'well'
  /** Says that it will answer later. */
  | 'slow'
  /** Takes the connection and never says a word. */
  | 'silent'
  /** 503, as a gateway whose system is away. */
  | 'down'
  /** Answers with a page for people. */
  | 'babbling'
  /** Answers by a word that nobody agreed on. */
  | 'foreign'
  /** Hangs up in the middle of its answer. */
  | 'dying'

export interface SimulatedDepartment extends AsyncDisposable {
  readonly url: string
  mood: DepartmentMood
  /** What it was asked, in order, again included. */
  readonly asked: { callId: string; number: string; about: string }[]
}

const request = z.strictObject({ callId: z.uuid(), number: z.string(), about: z.string() })

/** Another department's system: asked over HTTP, once per call id, and failing as such systems do. */
export async function simulateDepartment(): Promise<SimulatedDepartment> {
  const asked: SimulatedDepartment['asked'] = []
  const server = createServer((from, to) => void answer(from, to).catch(() => to.destroy()))
  const answer = async (from: IncomingMessage, to: ServerResponse) => {
    let text = ''
    for await (const piece of from) text += String(piece)
    const parsed = request.safeParse(JSON.parse(text))
    if (from.method !== 'POST' || from.url !== '/consultations' || !parsed.success)
      return void to.writeHead(400).end()
    asked.push(parsed.data)
    switch (department.mood) {
      case 'silent':
        return
      case 'down':
        return void to.writeHead(503).end()
      case 'babbling':
        return void to.writeHead(200, { 'content-type': 'text/html' }).end('<h1>系统升级中</h1>')
      case 'dying':
        to.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"result":')
        return void setTimeout(() => to.destroy(), 5)
      case 'slow':
        return void to.writeHead(202).end()
      default: {
        const result = department.mood === 'foreign' ? 'constructor' : 'agree'
        to.writeHead(200, { 'content-type': 'application/json' })
        return void to.end(JSON.stringify({ callId: parsed.data.callId, result, remark: '情况属实' }))
      }
    }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const department: SimulatedDepartment = {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    mood: 'well',
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return department
}

const response = z.strictObject({ callId: z.uuid(), result: z.string(), remark: z.string() })

/** The adapter that asks it, as a module would register one. */
export function consultation(department: () => SimulatedDepartment): Service {
  return async (_, { callId, base, told, signal }) => {
    const answer = await fetch(`${department().url}/consultations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ callId, number: base.number, about: told['about'] ?? '' }),
      signal,
    })
    if (answer.status === 202) return 'pending'
    if (!answer.ok) throw new Error(`the department answered ${answer.status}`)
    const { result, remark } = response.parse(await answer.json())
    return { answer: result, note: remark }
  }
}
