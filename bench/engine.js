// Runs search engines in node: reads {"scripts": […], "kind": …, "queries": […]} and writes the answers as JSON.
// `scripts` are texts of classic scripts in their order; `kind` is ours, words (ours without a catalogue) or plain
// (MiniSearch as it comes).
'use strict';
const vm = require('vm');
let input = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', text => { input += text; });
process.stdin.on('end', async () => {
  const { scripts, kind, queries } = JSON.parse(input);
  globalThis.self = globalThis;
  for (const script of scripts) vm.runInThisContext(script);
  const answers = [];
  const own = globalThis.etalase;
  const engine = kind === 'plain' ? plain(own.texts) : kind === 'words' ? own.words : ours(own);
  for (const { what, text } of queries) answers.push(await engine[what](text));
  process.stdout.write(JSON.stringify(answers));
});

function ours(own) {
  const load = async name => { if (!own[name]) throw new Error(name); return own[name]; };
  const data = own.unpack(own.katalog);
  const engine = own.search(data, { load });
  return {
    ...engine,
    names: () => data.names,
    // Two queries at once → both answers.
    race: texts => Promise.all(texts.map(text => engine.find(text))),
    // A query of a new engine → what it tells in turn.
    steps: async text => {
      const told = [], last = await own.search(data, { load }).find(text, partial => told.push(partial));
      return [...told, last];
    },
    // [text, query] → stretches to mark
    marks: async ([text, query]) => own.marks(text, (await engine.find(query)).words),
  };
}

// Near-stock: words begun, typos of a fifth of the letters, names first; every field that ours reads, whole.
function plain(texts) {
  const mini = new MiniSearch({
    fields: ['name', 'more', 'vendor', 'category', 'place', 'tags', 'codes', 'text'],
    searchOptions: { prefix: true, fuzzy: .2, boost: { name: 2 }, combineWith: 'AND' },
  });
  mini.addAll(texts.map((each, id) => ({ id, ...each })));
  return {
    find: text => {
      const found = mini.search(text), some = found.length ? found : mini.search(text, { combineWith: 'OR' });
      return { rows: some.map(hit => hit.id) };
    },
  };
}
