export { readConfig, type Config, type CounterpartyName } from './config.ts'
export { openSecrets, type Secrets } from './secrets.ts'
export { claimFolder, holderOf, openFolder } from './folder.ts'
