import fc from 'fast-check'
import { expect, test } from 'vitest'
import { proofBundle, type ProofBundle } from '#contract'
import { canonicalJson } from '#platform/crypto'
import { entryOf, sampleBundle, makeSigner, subject } from './proof.sample.ts'
import { verifyBundle, type Verdict } from './proof.ts'
import { verifyFile } from './verify-file.ts'

const signer = makeSigner()
const bundle = await sampleBundle(signer)
const failed = (verdict: Verdict) => verdict.steps.filter((step) => !step.ok).map((step) => step.name)

test('a whole bundle verifies step by step', () => {
  const verdict = verifyBundle(bundle, signer.trustedKeys)
  expect(failed(verdict)).toEqual([])
  expect(verdict.ok).toBe(true)
  expect(proofBundle.parse(JSON.parse(canonicalJson(bundle)))).toEqual(bundle)
})

const changes: [string, Verdict['steps'][number]['name'], (whole: ProofBundle) => ProofBundle][] = [
  ['a word of the subject', 'signature', (whole) => ({ ...whole, subject: { ...subject, holder: '李四' } })],
  [
    'the salt',
    'opening',
    (whole) => withItem(whole, (item) => ({ ...item, opening: { salt: '0'.repeat(32) } })),
  ],
  [
    'the content of another entry',
    'opening',
    (whole) =>
      withLast(whole, (item) => ({
        ...item,
        opening: { salt: item.opening?.salt ?? '', content: { outcome: 'refused' } },
      })),
  ],
  [
    'the time of an entry',
    'inclusion',
    (whole) => withItem(whole, (item) => ({ ...item, entry: { ...item.entry, at: '2020-01-01T00:00:00Z' } })),
  ],
  [
    'the place of an entry',
    'inclusion',
    (whole) => withItem(whole, (item) => ({ ...item, index: item.index + 1 })),
  ],
  [
    'a hash of the path',
    'inclusion',
    (whole) => withItem(whole, (item) => ({ ...item, path: item.path.with(0, '0'.repeat(64)) })),
  ],
  [
    'the size in the checkpoint',
    'checkpoint',
    (whole) =>
      withItem(whole, (item) => ({ ...item, checkpoint: item.checkpoint.replace('\n7\n', '\n8\n') })),
  ],
  [
    'the time in the checkpoint',
    'checkpoint',
    (whole) => withItem(whole, (item) => ({ ...item, checkpoint: item.checkpoint.replace('2026', '2025') })),
  ],
  [
    'a date that does not exist',
    'checkpoint',
    (whole) =>
      withItem(whole, (item) => ({
        ...item,
        checkpoint: item.checkpoint.replace('2026-11-22', '2026-11-31'),
      })),
  ],
  [
    'the key id',
    'signature',
    (whole) => ({ ...whole, signature: { ...whole.signature, keyId: '0'.repeat(16) } }),
  ],
  [
    'a key',
    'keys',
    (whole) => ({
      ...whole,
      keys: whole.keys.map((key) => ({ ...key, spki: makeSigner().bundleKeys[0]?.spki ?? '' })),
    }),
  ],
  [
    'a key nobody uses',
    'keys',
    (whole) => ({ ...whole, keys: [...whole.keys, ...makeSigner().bundleKeys.slice(0, 1)] }),
  ],
  [
    'its own opening left out',
    'opening',
    (whole) => ({ ...whole, entries: whole.entries.map(({ opening: _opening, ...item }) => item) }),
  ],
]

test.each(changes)('changing %s fails at the step %s', (_what, step, change) => {
  const verdict = verifyBundle(change(bundle), signer.trustedKeys)
  expect(verdict.ok).toBe(false)
  expect(failed(verdict)).toContain(step)
})

test('an entry of another case proves nothing about this one', async () => {
  const stranger = await sampleBundle(signer, {
    secondEntry: entryOf({ caseId: '0199f1f0-0000-7000-8000-00000000ffff' }),
  })
  expect(failed(verifyBundle(stranger, signer.trustedKeys))).toEqual(['opening'])
})

test('a stranger may sign a whole bundle, and is not trusted', async () => {
  const verdict = verifyBundle(await sampleBundle(makeSigner()), signer.trustedKeys)
  expect(failed(verdict)).toEqual(['trust'])
})

test('a key that is trusted for checkpoints may not sign certificates', async () => {
  const swapped = signer.trustedKeys.map((key) => ({
    ...key,
    use: key.use === 'ledger' ? ('certificate' as const) : ('ledger' as const),
  }))
  expect(failed(verifyBundle(bundle, swapped))).toEqual(['trust'])
})

test('a receipt is reported valid, and altered whichever byte is changed', () => {
  const file = Buffer.from(canonicalJson(bundle), 'utf8')
  expect(verifyFile(file, signer.trustedKeys)).toMatchObject({
    kind: 'certificate',
    integrity: 'valid',
    trust: 'trusted',
    subject,
  })
  fc.assert(
    fc.property(fc.nat({ max: file.length - 1 }), fc.integer({ min: 1, max: 255 }), (position, bits) => {
      const spoilt = Buffer.from(file)
      spoilt[position] = (spoilt[position] ?? 0) ^ bits
      const report = verifyFile(spoilt, signer.trustedKeys)
      expect(report.integrity).not.toBe('valid')
      expect(report.steps.some((step) => !step.ok)).toBe(true)
    }),
    { numRuns: 400 },
  )
})

test('a receipt with a space, a newline or an unknown member more is altered', () => {
  const text = canonicalJson(bundle)
  const spoilt = [
    `${text}\n`,
    ` ${text}`,
    text.replace('{', '{"__proto__":1,'),
    text.replace('"kind":"certificate"', '"__proto__":{},"kind":"certificate"'),
  ]
  expect(spoilt.map((file) => verifyFile(Buffer.from(file), signer.trustedKeys).integrity)).toEqual(
    spoilt.map(() => 'altered'),
  )
})

test.each(['', '{}', 'null', '[1]', '['.repeat(100_000), '{"a":'.repeat(100_000), '\u0000', '%PDF-'])(
  '%.20s carries no proof',
  (text) => {
    expect(verifyFile(Buffer.from(text), signer.trustedKeys)).toMatchObject({
      kind: 'unknown',
      integrity: 'unsigned',
      trust: 'none',
    })
  },
)

type Item = ProofBundle['entries'][number]

function withItem(whole: ProofBundle, change: (item: Item) => Item): ProofBundle {
  const [first, ...rest] = whole.entries
  return { ...whole, entries: first ? [change(first), ...rest] : rest }
}

function withLast(whole: ProofBundle, change: (item: Item) => Item): ProofBundle {
  return {
    ...whole,
    entries: whole.entries.map((item, index) => (index === whole.entries.length - 1 ? change(item) : item)),
  }
}
