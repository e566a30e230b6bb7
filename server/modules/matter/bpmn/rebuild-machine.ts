import type { Building } from './building.ts'
import { fault, note } from './finding.ts'
import { extensionOf, type BpmnNode } from './model.ts'
import { freeName, isName, nameFrom } from './names.ts'
import { parametersOf, periodOf } from './rebuild-properties.ts'
import { fixed, named, type Exit } from './routes.ts'

export function decide(building: Building, node: BpmnNode): object {
  const routes = fixed(node.id, ['granted', 'refused', 'referred'], building.exits(node), building.findings, {
    granted: 'the rules grant',
    refused: 'the rules refuse',
    referred: 'the rules cannot tell: to a person',
  })
  return { decision: extensionOf(node, 'decide')?.attributes['decision'] ?? 'matter', routes }
}

export function call(building: Building, node: BpmnNode): object {
  const exits = building.exits(node)
  const [error] = building.borders(node, 'error')
  const [timer] = building.borders(node, 'timer')
  const failing = exits.find(({ via }) => via === 'failed')
  const onError = error ? building.one(error) : timer && building.one(timer)
  const answers = exits.filter((exit) => exit !== failing)
  const failed = failing ?? onError ?? answers[0]
  if (failed && failed === answers[0])
    building.findings.push(
      note(
        node.id,
        'where the service does not answer, the case goes on as if it had',
        'draw another way for that: an error event on its border',
      ),
    )
  if (answers.length === 0 || !failed)
    building.findings.push(
      fault(node.id, 'no way leads out of it', 'draw a sequence flow for each answer of the service'),
    )
  const service = extensionOf(node, 'call')?.attributes['service']
  if (service === undefined)
    building.findings.push(
      note(node.id, 'no service is named: its id is taken', 'name a registered service: yw:call service'),
    )
  const { period } = building.take(periodOf(node, timer))
  const found = [...named('answers', answers, building.findings)]
  for (const [name, exit] of found) building.origin(node, `answers.${name}`, exit)
  return {
    service: service ?? nameFrom(node.id) ?? '',
    with: parametersOf(node),
    ...(period ? { period } : {}),
    answers: Object.fromEntries(found.map(([name, { route }]) => [name, route])),
    failed: failed?.route,
  }
}

export function issue(building: Building, node: BpmnNode): object {
  const result = extensionOf(node, 'issue')?.attributes['result']
  if (result === undefined)
    building.findings.push(
      note(node.id, 'it is taken for the issue of the certificate', 'name another result: yw:issue result'),
    )
  const [error] = building.borders(node, 'error')
  const onError = error && building.one(error)
  const exits = [...building.exits(node), ...(onError ? [{ ...onError, via: 'failed' }] : [])]
  const routes = fixed(node.id, ['next', 'failed'], exits, building.findings, {
    next: 'the result is made',
    failed: 'the result cannot be made',
  })
  return { result: result ?? 'certificate', ...routes }
}

export function wait(building: Building, node: BpmnNode): object {
  const isGateway = node.type === 'eventBasedGateway'
  const events = isGateway
    ? building.network.leaving(node.id).flatMap(({ to }) => building.network.nodes.get(to) ?? [])
    : [node]
  for (const event of events)
    if (isGateway && building.network.part(event) !== 'event')
      building.findings.push(
        fault(
          event.id,
          'it comes after an event-based gateway and is no event',
          'draw a timer or signal event there',
        ),
      )
  const timers = events.filter(({ event }) => event === 'timer')
  const { period, minutes } = timers.length === 0 ? {} : building.take(periodOf(node, timers[0]))
  const elapsed = timers[0] && building.one(timers[0])
  const signals = new Map<string, Exit['route']>()
  for (const event of events.filter((each) => !timers.includes(each))) {
    const exit = building.one(event)
    if (!exit) continue
    const kept = exit.via?.startsWith('signals.') ? exit.via.slice('signals.'.length) : undefined
    const called = event.signal ?? ''
    const wanted = isName(called) ? called : (kept ?? nameFrom(called) ?? nameFrom(event.id) ?? 'signal')
    const name = freeName(wanted, (each) => signals.has(each))
    building.origin(node, `signals.${name}`, exit)
    signals.set(name, exit.route)
  }
  return {
    ...(period ? { period } : {}),
    ...(minutes === undefined ? {} : { minutes }),
    ...(elapsed ? { elapsed: elapsed.route } : {}),
    signals: Object.fromEntries(signals),
  }
}
