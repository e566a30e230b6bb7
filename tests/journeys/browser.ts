import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { launchChromium } from './chromium.ts'

export interface PageOptions {
  readonly width?: number
  readonly height?: number
  /** Signs in as this demo persona before the first page. */
  readonly persona?: string
}

/** A page in a context of its own, and what went wrong in it: errors of scripts, answers of 500 and above, blocked content. */
export interface Visit extends AsyncDisposable {
  readonly page: Page
  readonly faults: string[]
  /** Follows a path of the city and waits until the page is drawn in its own font. */
  goTo(path: string): Promise<void>
}

export interface Visitor {
  openPage(path: string, options?: PageOptions): Promise<Visit>
  close(): Promise<void>
}

/** A browser for a journey file through the city at `url`. */
export async function openBrowser(url: string): Promise<Visitor> {
  const browser = await launchChromium()
  return {
    openPage: (path, options) => openPage(browser, url, path, options),
    close: () => browser.close(),
  }
}

async function openPage(
  browser: Browser,
  url: string,
  path: string,
  { width = 1280, height = 800, persona }: PageOptions = {},
): Promise<Visit> {
  // The axe script comes from outside the page, which the product's own policy refuses.
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Nothing is judged, and nothing is aimed at, while it moves.
    reducedMotion: 'reduce',
    bypassCSP: true,
  })
  const faults: string[] = []
  if (persona) {
    const answer = await context.request.post('/api/v1/demo/sign-in', {
      data: { persona },
      headers: { origin: url },
    })
    expect(answer.status(), `signing in as ${persona}`).toBe(200)
  }
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
  })
  const goTo = async (to: string) => {
    await page.goto(to, { waitUntil: 'load' })
    await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => {
      // A page with a live stream is never idle.
    })
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
  }
  await goTo(path)
  return { page, faults, goTo, [Symbol.asyncDispose]: () => context.close() }
}

interface Finding {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[]
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
let axeSource: string | undefined

/** Fails with every rule of WCAG 2.2 AA that the page breaks, where it does and why. */
export async function expectAccessible(page: Page): Promise<void> {
  axeSource ??= await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(stillness)
  await page.addScriptTag({ content: axeSource })
  const findings = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as {
      axe: { run(on: Document, options: object): Promise<{ violations: Finding[] }> }
    }
    return (await axe.run(document, { runOnly: { type: 'tag', values: tags } })).violations
  }, TAGS)
  const lines = findings.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id}: ${help} at ${target.join(' ')}\n    ${failureSummary?.replaceAll('\n', '\n    ') ?? ''}`,
    ),
  )
  expect(lines, `${page.url()} at ${page.viewportSize()?.width} px`).toEqual([])
}

/** Runs in the page: waits for transitions that have an end, so that colours are the ones that stay. */
async function stillness(): Promise<void> {
  const ending = document.getAnimations().filter((each) => each.effect?.getTiming().iterations !== Infinity)
  await Promise.allSettled(ending.map((each) => each.finished))
}
