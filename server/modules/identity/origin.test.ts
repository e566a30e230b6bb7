import { expect, test } from 'vitest'
import { checkOrigin, isCrossSite } from './origin.ts'

const host = 'yiwang.example'

test.each([
  ['the page itself', { host, 'sec-fetch-site': 'same-origin', origin: `https://${host}` }],
  ['an address typed in', { host, 'sec-fetch-site': 'none' }],
  ['a program that is no browser', { host }],
  ['an old browser on this host', { host, origin: `https://${host}` }],
  ['this host on its port', { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' }],
  ['this host in capitals', { host: 'Yiwang.Example', origin: 'https://yiwang.example' }],
  [
    'a proxy that gives another host',
    { host: 'backend:8080', origin: `https://${host}`, 'sec-fetch-site': 'same-origin' },
  ],
])('%s may act', (_who, headers) => {
  expect(isCrossSite(headers)).toBe(false)
})

test.each([
  ['another site', { host, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
  ['a sibling domain', { host, 'sec-fetch-site': 'same-site', origin: 'https://other.example' }],
  ['another site that has our name in its own', { host, origin: 'https://yiwang.example.evil.example' }],
  ['another port', { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:9090' }],
  ['a sandboxed frame', { host, origin: 'null' }],
  ['an origin that is none', { host, origin: 'yiwang.example' }],
  ['a value no browser sends', { host, 'sec-fetch-site': 'anything' }],
  ['an origin without a host to compare', { origin: `https://${host}` }],
])('%s may not', (_who, headers) => {
  expect(() => checkOrigin(headers)).toThrow(
    expect.objectContaining({ code: 'request.cross-site', status: 403 }),
  )
})
