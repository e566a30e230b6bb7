import { resolve } from 'node:path'
import { z } from 'zod'
import type { Counterparty } from '#platform/counterparty'
import { StartFailure } from '#platform/errors'

const MEGABYTE = 1_000_000

/** `<address> <our account there> <its SM2 key, SubjectPublicKeyInfo in base64>`, as agreed with an outside party. */
const agreement = z
  .string()
  .regex(
    /^https?:\/\/\S+ [\w-]{1,64} [A-Za-z0-9+/]+={0,2}$/,
    'address, account and key, with a space between',
  )

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  YIWANG_DATA_DIR: z.string().default('data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** The address citizens use; QR codes and links carry it. */
  YIWANG_PUBLIC_URL: z.url().optional(),
  /** Addresses or networks of the proxies whose word on a caller's address is taken (`10.0.0.0/8, 192.168.1.5`). */
  YIWANG_TRUSTED_PROXIES: z.string().default('loopback'),
  YIWANG_KEY_PASSPHRASE: z.string().optional(),
  YIWANG_SMS_URL: z.url().optional(),
  YIWANG_SMS_SECRET: z.string().optional(),
  /** A ClamAV daemon: `tcp://host:3310` or `unix:///run/clamav/clamd.ctl`. */
  CLAMD_URL: z.url({ protocol: /^(tcp|unix)$/ }).optional(),
  YIWANG_UPLOAD_MAX_MB: z.coerce.number().positive().max(1_000).default(20),
  YIWANG_LIBRARY_QUOTA_MB: z.coerce.number().positive().default(500),
  /** What a person needs to sign up: the registered phone, or name and number where none is registered. */
  YIWANG_SIGN_UP: z.enum(['registered-phone', 'number-and-name']).default('registered-phone'),
  /** As other platforms name this one: 晋中市. */
  YIWANG_INSTANCE_NAME: z.string().trim().min(1).max(80).optional(),
  /** Where outside parties reach this platform, if not at the address citizens use. */
  YIWANG_CALLBACK_URL: z.url().optional(),
  YIWANG_BANK: agreement.optional(),
  YIWANG_ECNY: agreement.optional(),
  YIWANG_POST: agreement.optional(),
  YIWANG_DEMO_SIZE: z.coerce.number().positive().max(1).default(1),
})

/** As each signs itself. */
export type CounterpartyName = 'bank' | 'ecny' | 'post'

export interface Config {
  readonly mode: 'demo' | 'production'
  readonly host: string
  readonly port: number
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
  readonly publicUrl: string
  /** Proxies in the notation of proxy-addr: names (`loopback`), addresses, networks, separated by commas. */
  readonly trustedProxies: string
  readonly keyPassphrase: string | undefined
  readonly sms: { url: string; secret: string } | undefined
  /** Where uploads are looked at for malware; without it they are marked as not scanned. */
  readonly clamdUrl: string | undefined
  readonly uploads: {
    /** Of one file. */
    readonly maxBytes: number
    /** Of everything one person or firm keeps. */
    readonly quotaBytes: number
  }
  /** What makes a sign-up good where the population library has no telephone: nothing, or name and number. */
  readonly signUp: 'registered-phone' | 'number-and-name'
  /** What other platforms call this one. */
  readonly instanceName: string
  /** Banks, operators of digital money and carriers that there is an agreement with. */
  readonly counterparties: Readonly<Partial<Record<CounterpartyName, Counterparty>>>
  /** Where they reach this platform. */
  readonly callbackUrl: string
  /** Of the demonstration: where its simulated parties listen. */
  readonly simulatorsUrl: string | undefined
  /** Share of the full demo city that is built: 1 in the product, less in tests. */
  readonly demoSize: number
}

/** Reads the environment once; throws StartFailure naming every variable that is wrong. */
export function readConfig(
  mode: Config['mode'],
  env: Record<string, string | undefined> = process.env,
): Config {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
    throw new StartFailure(`The environment is not right: ${wrong}`)
  }
  const values = parsed.data
  if ((values.YIWANG_SMS_URL === undefined) !== (values.YIWANG_SMS_SECRET === undefined))
    throw new StartFailure('YIWANG_SMS_URL and YIWANG_SMS_SECRET go together')
  return {
    mode,
    host: values.HOST,
    port: values.PORT,
    dataFolder: resolve(values.YIWANG_DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    trustedProxies: values.YIWANG_TRUSTED_PROXIES,
    publicUrl: values.YIWANG_PUBLIC_URL ?? `http://127.0.0.1:${values.PORT}`,
    keyPassphrase: values.YIWANG_KEY_PASSPHRASE,
    sms:
      values.YIWANG_SMS_URL && values.YIWANG_SMS_SECRET
        ? { url: values.YIWANG_SMS_URL, secret: values.YIWANG_SMS_SECRET }
        : undefined,
    clamdUrl: values.CLAMD_URL,
    uploads: {
      maxBytes: values.YIWANG_UPLOAD_MAX_MB * MEGABYTE,
      quotaBytes: values.YIWANG_LIBRARY_QUOTA_MB * MEGABYTE,
    },
    signUp: values.YIWANG_SIGN_UP,
    instanceName:
      values.YIWANG_INSTANCE_NAME ??
      (mode === 'demo' ? '晋中市（演示）' : new URL(values.YIWANG_PUBLIC_URL ?? 'http://127.0.0.1').host),
    counterparties: {
      ...counterpartyOf('bank', values.YIWANG_BANK),
      ...counterpartyOf('ecny', values.YIWANG_ECNY),
      ...counterpartyOf('post', values.YIWANG_POST),
    },
    callbackUrl: values.YIWANG_CALLBACK_URL ?? values.YIWANG_PUBLIC_URL ?? `http://127.0.0.1:${values.PORT}`,
    simulatorsUrl: undefined,
    demoSize: values.YIWANG_DEMO_SIZE,
  }
}

function counterpartyOf(
  name: CounterpartyName,
  agreed: string | undefined,
): Partial<Record<CounterpartyName, Counterparty>> {
  const [url = '', account = '', key = ''] = agreed?.split(' ') ?? []
  if (!agreed) return {}
  const publicKey = `-----BEGIN PUBLIC KEY-----\n${key.replace(/(.{64})(?=.)/g, '$1\n')}\n-----END PUBLIC KEY-----\n`
  return { [name]: { name, url, account, publicKey } }
}
