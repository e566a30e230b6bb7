import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../../tests/journeys/chromium.ts'
import type { City } from '../city.ts'
import type { Figure } from '../figure.ts'
import { median, percentile } from '../statistics.ts'

/** What a citizen's phone loads before anything is shown, and when the largest thing on the front page is painted. */
export const page: Figure = {
  name: 'page',
  title: "The citizen's front page",
  measure: async (city, { quick }) => {
    const loads = quick ? 3 : 9
    const { scripts, styles } = await firstLoad(city)
    const browser = await launchChromium()
    try {
      const home = await paints(browser, `${city.url}/`, loads)
      const bare = await paints(browser, `${city.url}/health/live`, loads)
      return {
        lines: [
          {
            what: 'scripts of the first load, gzip',
            value: scripts.gzipBytes / 1024,
            unit: 'KB',
            aim: { most: 150 },
          },
          { what: 'styles of the first load, gzip', value: styles.gzipBytes / 1024, unit: 'KB' },
          {
            what: 'largest contentful paint, p50',
            value: median(home),
            unit: 'ms',
            limit: { what: 'one line of text from the same server', value: median(bare) },
          },
          { what: 'largest contentful paint, p95', value: percentile(home, 0.95), unit: 'ms' },
        ],
        data: {
          scripts: scripts.files,
          styles: styles.files,
          loads,
          viewport: '390 × 844',
          cache: 'empty',
          network: 'this machine itself',
        },
      }
    } finally {
      await browser.close()
    }
  },
}

/** The entry and everything it imports statically, which the build lists in the page itself. */
async function firstLoad(city: City) {
  const html = await (await fetch(`${city.url}/`)).text()
  const named = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, path = '']) => path)
  const sized = async (paths: string[]) => {
    const sizes = await Promise.all(
      paths.map(
        async (path) => gzipSync(Buffer.from(await (await fetch(city.url + path)).arrayBuffer())).length,
      ),
    )
    return { files: paths.length, gzipBytes: sizes.reduce((sum, size) => sum + size, 0) }
  }
  return {
    scripts: await sized(named(/(?:<script[^>]* src|rel="modulepreload"[^>]* href)="([^"]+)"/g)),
    styles: await sized(named(/rel="stylesheet"[^>]* href="([^"]+)"/g)),
  }
}

/** When the largest thing was painted, each time in a context with nothing cached. */
async function paints(browser: Browser, url: string, loads: number): Promise<number[]> {
  const times: number[] = []
  for (let load = 0; load < loads; load++) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
    const tab = await context.newPage()
    await tab.goto(url)
    // Whatever is painted later than this is no first impression; a page with a live stream is never idle.
    await tab.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined)
    times.push(await tab.evaluate(lastPaint))
    await context.close()
  }
  return times
}

/** Runs in the page; not a number where nothing was painted that counts. */
function lastPaint(): Promise<number> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(Number.NaN), 2_000)
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    })
  })
}
