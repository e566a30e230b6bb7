import { expect, test } from 'vitest'
import { sources, unitOf, type Import } from './sources.ts'

const imports = sources.flatMap((source) => source.imports)
const shown = ({ from, specifier }: Import) => `${from} ${specifier}`

/** Who may reach the composition of the server, which has no door: it is the top. */
const ENTRY_POINTS = [
  'bench/figures/page.ts ../../tests/journeys/chromium.ts',
  'bench/main.ts ../cli/web-build.ts',
  'bench/server.ts ../server/boot.ts',
  'bench/server.ts ../server/demo/base.ts',
  'bench/server.ts ../server/main.ts',
  'cli/admin.ts ../server/operator/administrator.ts',
  'cli/admin.ts ../server/operator/attach.ts',
  'cli/admin.ts ../server/operator/operator.ts',
  'cli/admin.ts ../server/operator/reactivate.ts',
  'cli/flow.ts ../server/registered.ts',
  'cli/organization.ts ../server/operator/attach.ts',
  'cli/organization.ts ../server/operator/operator.ts',
  'cli/organization.ts ../server/operator/organization-import.ts',
  'cli/pack-check.ts ../server/registered.ts',
  'cli/registry.ts ../server/operator/attach.ts',
  'cli/registry.ts ../server/operator/operator.ts',
  'cli/registry.ts ../server/operator/registry-import.ts',
  'cli/run.ts ../server/boot.ts',
  'cli/run.ts ../server/demo/build.ts',
  'cli/run.ts ../server/main.ts',
  'cli/run.ts ../server/roles.ts',
  'scripts/test.ts ../cli/web-build.ts',
  'tests/architecture/contract.test.ts ../../server/main.ts',
  'tests/architecture/migrations.test.ts ../../scripts/schema-text.ts',
  'tests/architecture/published.test.ts ../../scripts/published-text.ts',
  'tests/ordeal/first-evening.test.ts ../../server/boot.ts',
  'tests/ordeal/flow-editor.test.ts ../../server/registered.ts',
  'tests/ordeal/flow-editor.test.ts ../../web/officer/designer/flow/flow-changes.ts',
  'tests/ordeal/installation.ts ../../server/boot.ts',
  'tests/ordeal/installation.ts ../../server/main.ts',
  'tests/world/callers.ts ../../server/main.ts',
  'tests/world/parties.ts ../../server/demo/simulators/start.ts',
  'tests/world/template.ts ../../server/demo/base.ts',
  'tests/world/template.ts ../../server/prepare.ts',
]

/** Values of the contract that the web carries; all else it takes is types, so that no schema reaches the browser. */
const WEB_VALUES = [
  'web/citizen/certificate/certificate-card.tsx #contract/mask maskIdNumber',
  'web/filing/show-value.ts #contract/mask maskIdNumber maskPhone',
  'web/officer/diagram/flow-ways.ts #contract/flow-routes exitsOf forkAround stagesAfter',
  'web/officer/window/read-number.ts #contract/numbers checkCreditCode checkIdNumber',
]

test('a module, a part of the platform and a face of the web are entered only by their doors', () => {
  // Style sheets are no code and have no door.
  const leaving = imports.filter(
    ({ from, specifier, target }) =>
      specifier.startsWith('.') && target && !target.endsWith('.css') && unitOf(from) !== unitOf(target),
  )
  expect(leaving.map(shown).toSorted()).toEqual(ENTRY_POINTS)
})

test('the platform knows no module, and modules do not know who composes them', () => {
  const upward = imports.filter(
    ({ from, target = '' }) =>
      (from.startsWith('server/platform/') &&
        !/^(server\/platform|contract)\//.test(target) &&
        target !== '' &&
        !from.endsWith('.test.ts')) ||
      (from.startsWith('server/modules/') && /^server\/[^/]+\.ts$|^server\/demo\//.test(target)),
  )
  expect(upward.map(shown)).toEqual([])
})

test('the contract imports itself and zod', () => {
  const foreign = imports.filter(
    ({ from, specifier, target }) =>
      from.startsWith('contract/') &&
      !from.endsWith('.test.ts') &&
      specifier !== 'zod' &&
      !target?.startsWith('contract/'),
  )
  expect(foreign.map(shown)).toEqual([])
})

test('the web takes types from the contract and nothing from the server', () => {
  const fromServer = imports.filter(
    ({ from, target = '' }) =>
      from.startsWith('web/') && /^(server|cli|tests|scripts)\//.test(target) && !from.endsWith('.test.ts'),
  )
  expect(fromServer.map(shown)).toEqual([])
  const values = imports.filter(
    ({ from, target = '', isType }) =>
      from.startsWith('web/') && target.startsWith('contract/') && !isType && !from.endsWith('.test.ts'),
  )
  expect(values.map((entry) => `${shown(entry)} ${entry.names.join(' ')}`).toSorted()).toEqual(WEB_VALUES)
})
