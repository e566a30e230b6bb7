import type { TestProject } from 'vitest/node'
import { startCity } from './city.ts'

declare module 'vitest' {
  interface ProvidedContext {
    cityUrl: string
    cityFolder: string
  }
}

/** One city for all journeys: they walk it as different people, as on any working day. */
export default async function setup(project: TestProject) {
  const city = await startCity()
  project.provide('cityUrl', city.url)
  project.provide('cityFolder', city.dataFolder)
  return () => city.stop()
}
