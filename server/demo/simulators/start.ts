import { once } from 'node:events'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { signedMessage, type SignedMessage } from '#contract'
import { openAcquirer, paymentMoods, type Acquirer } from './acquirer.ts'
import { cashierPage } from './cashier.ts'
import { openCourier } from './courier.ts'
import type { Deliver } from './party.ts'

/** What the government is called by the parties it has agreements with. */
const ACCOUNT = 'JZ140700'
const SEND_MS = 500
const LARGEST = 100_000

/** `mute` takes the question in, and its answer is lost. */
export type Weather = 'fine' | 'down' | 'garbled' | 'mute'
export type Simulators = Awaited<ReturnType<typeof startSimulators>>

interface SimulatorOptions {
  readonly customerKey: () => string
  readonly now: () => Temporal.Instant
  readonly deliver?: Deliver
  /** Where their books are kept over a restart. */
  readonly file?: string
  /** How long a parcel takes from one place to the next; without it only when told. */
  readonly paceSeconds?: number
}

/** The outside parties of the demonstration and the tests, on a port of their own: they speak the real protocol, and can fail. */
export async function startSimulators(options: SimulatorOptions) {
  const { now, customerKey, deliver = post } = options
  const kept = await readKept(options.file)
  const acquirer = (name: 'bank' | 'ecny') =>
    openAcquirer({
      name,
      account: ACCOUNT,
      customerKey,
      now,
      deliver,
      cashier: `/simulated/${name}/cashier`,
      ...(kept[name] ? { kept: kept[name] } : {}),
    })
  const acquirers = { bank: acquirer('bank'), ecny: acquirer('ecny') }
  const courier = openCourier({
    name: 'post',
    account: ACCOUNT,
    customerKey,
    now,
    deliver,
    ...(options.paceSeconds === undefined ? {} : { paceSeconds: options.paceSeconds }),
    ...(kept['post'] ? { kept: kept['post'] } : {}),
  })
  const parties = { ...acquirers, post: courier }
  const weather: Record<keyof typeof parties, Weather> = { bank: 'fine', ecny: 'fine', post: 'fine' }

  const { url, close } = await listen(async (request, response) => {
    const [, name = '', place = '', orderId = ''] = (request.url ?? '/').split('?')[0]?.split('/') ?? []
    const known = name === 'bank' || name === 'ecny' || name === 'post' ? name : undefined
    if (!known || weather[known] === 'down') return void request.socket.destroy()
    if (known !== 'post' && place === 'cashier')
      return answerPayer(acquirers[known], orderId, request, response)
    if (weather[known] === 'garbled')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>系统维护中</h1>')
    const message = signedMessage.safeParse(JSON.parse(await bodyOf(request)))
    if (!message.success) return void response.writeHead(400).end()
    const said = JSON.stringify(await parties[known].answer(message.data))
    if (weather[known] === 'mute') return void request.socket.destroy()
    response.writeHead(200, { 'content-type': 'application/json' }).end(said)
  })

  let sending = Promise.resolve()
  const settle = () => {
    sending = sending.then(async () => {
      for (const party of Object.values(parties)) await party.send()
    })
    return sending
  }
  const ticking = setInterval(() => void settle(), SEND_MS).unref()
  return {
    url,
    ...parties,
    weather,
    counterparties: {
      bank: acquirers.bank.asCounterparty(`${url}/bank`),
      ecny: acquirers.ecny.asCounterparty(`${url}/ecny`),
      post: courier.asCounterparty(`${url}/post`),
    },
    /** Sends what is due now, instead of in a moment. */
    settle,
    async stop() {
      clearInterval(ticking)
      await sending
      await close()
      if (options.file) await writeKept(options.file, parties)
    },
  }
}

async function listen(answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>) {
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => request.socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function answerPayer(
  party: Acquirer,
  orderId: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const order = party.findOrder(orderId)
  if (!order)
    return void response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('没有这笔订单')
  if (request.method === 'POST') {
    const asked = new URL(request.url ?? '/', 'http://simulated').searchParams.get('mood')
    party.pay(orderId, paymentMoods.find((mood) => mood === asked) ?? 'at-once')
    const back = new URL(order.returnUrl)
    return void response.writeHead(303, { location: `${back.pathname}${back.search}` }).end()
  }
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(cashierPage(order, party.isPaid(orderId)))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk
    if (text.length > LARGEST) throw new Error('too large')
  }
  return text
}

async function post(url: string, message: SignedMessage): Promise<boolean> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(5_000),
  })
  await response.body?.cancel()
  return response.ok
}

async function readKept(file: string | undefined): Promise<Record<string, string>> {
  const text = file ? await readFile(file, 'utf8').catch(() => undefined) : undefined
  return text ? (JSON.parse(text) as Record<string, string>) : {}
}

async function writeKept(file: string, parties: Record<string, { keep(): string }>): Promise<void> {
  const books = Object.fromEntries(Object.entries(parties).map(([name, party]) => [name, party.keep()]))
  await writeFile(`${file}.new`, JSON.stringify(books), { mode: 0o600 })
  await rename(`${file}.new`, file)
}
