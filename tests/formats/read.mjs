// Read a bibliography on stdin with a program that is not ours; print what it makes of it as JSON.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

const [tool, modules] = process.argv.slice(2)
const require = createRequire(resolve(modules, 'index.js'))
const text = readFileSync(0, 'utf8')

if (tool === 'citation-js') {
  const { Cite, plugins } = require('@citation-js/core')
  for (const plugin of ['bibtex', 'csl', 'ris']) require(`@citation-js/plugin-${plugin}`)
  console.log(JSON.stringify(new Cite(text).data))
} else {
  const { parse } = await import(resolve(modules, '@retorquere/bibtex-parser/dist/esm/index.js'))
  const found = parse(text, { sentenceCase: false })
  console.log(JSON.stringify({ entries: found.entries, errors: found.errors }))
}
